import json
import shutil

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from typer import Typer
from typer.testing import CliRunner

from engine.commands import evaluate
from engine.data import catalog
from engine.data.sets.learned import LEARNED, read_learned
from engine.data.sets.picture_hashes import pixel_hash
from engine.errors import EngineError
from engine.evaluation.evaluate import measure
from engine.pictures import decode as pictures
from engine.recipe import Recipe
from engine.training.loop import train
from engine.training.runs.run_folder import BEST, create_run
from tests.engine.training import tiny


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    recipe = Recipe(data="bars", epochs=3, batch_size=16, learning_rate=0.005, device="cpu", precision="float32")
    threads = torch.get_num_threads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INKLING_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
        folder = create_run(recipe)
        list(train(recipe, folder, should_stop=lambda: False))
    torch.set_num_threads(threads)
    return folder / BEST


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))


def evaluated(*arguments):
    app = Typer()
    app.callback()(lambda: None)
    evaluate.add_to(app)
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_that_weights_are_measured_on_the_test_pictures(weights):
    measured = measure(weights, "bars", "cpu")
    assert measured.data == "Bars, 30 test pictures"
    assert measured.figures.count == 30
    assert measured.figures.accuracy == measured.card.test_accuracy == 1.0
    assert measured.figures.interval[0] == pytest.approx(0.886, abs=0.001)


def test_that_the_command_prints_json_and_nothing_else(weights):
    told = json.loads(evaluated("--weights", weights, "--data", "bars", "--device", "cpu", "--json").stdout)
    assert (told["accuracy"], told["count"], told["confusion"]) == (1.0, 30, [[10, 0, 0], [0, 10, 0], [0, 0, 10]])
    assert [one["label"] for one in told["per_class"]] == list(tiny.CLASSES)
    assert told["weights"]["architecture"] == "lenet5"


def test_that_the_command_prints_tables(weights):
    said = evaluated("--weights", weights.parent, "--data", "bars", "--device", "cpu").stdout
    assert "Accuracy 100.00%" in said
    assert "with 95 % certainty between 88.65% and 100.00%" in said
    assert "middle" in said


def test_that_of_a_folder_with_parts_only_the_test_pictures_are_read(weights, tmp_path, monkeypatch):
    for place in range(18):
        part = "test" if place >= 12 else "train"
        path = tmp_path / "pages" / part / tiny.CLASSES[place % 3] / f"{place}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page = Image.new("L", (60, 50 + place), 255)
        ImageDraw.Draw(page).line([(20, 5), (25 + place, 30), (40, 44)], fill=0, width=4)
        page.save(path)
    opened = []
    decode = pictures.decode_image
    monkeypatch.setattr(
        pictures, "decode_image", lambda file, name, *more: opened.append(name) or decode(file, name, *more)
    )
    measured = measure(weights, str(tmp_path / "pages"), "cpu")
    assert measured.data == "pages, 6 test pictures"
    assert measured.figures.count == 6
    assert sorted(opened) == [f"{place}.png" for place in range(12, 18)]


def test_that_test_pictures_without_ink_are_told(weights, tmp_path):
    for place in range(4):
        path = tmp_path / "blank" / tiny.CLASSES[place % 2] / f"{place}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (60, 50 + place), 255).save(path)
    with pytest.raises(EngineError, match="ink"):
        measure(weights, str(tmp_path / "blank"), "cpu")


def test_that_data_with_other_classes_is_refused(weights):
    with pytest.raises(EngineError, match="has a class “0” that these weights do not know"):
        measure(weights, "mnist", "cpu")


def test_that_missing_weights_are_a_sentence():
    result = evaluated("--weights", "nothing", "--data", "bars")
    assert isinstance(result.exception, EngineError)


# pictures that were learned


def blocks(folder, count, first):
    """Pictures of colored blocks, which are as good as noise."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        small = np.random.default_rng(seed).integers(0, 256, (6, 6, 3)).astype(np.uint8)
        Image.fromarray(small).resize((48, 48), Image.Resampling.NEAREST).save(folder / f"{seed}.png")


@pytest.fixture
def trained(tmp_path, monkeypatch):
    """A folder of 40 pictures, and the run that learned 32 of them."""
    for number, label in enumerate(("cat", "dog")):
        blocks(tmp_path / "pets" / label, 20, 100 * number)
    recipe = Recipe(data=str(tmp_path / "pets"), epochs=2, batch_size=16, validation_share=0.2, device="cpu")
    threads = torch.get_num_threads()
    folder = create_run(recipe)
    list(train(recipe, folder, should_stop=lambda: False))
    torch.set_num_threads(threads)
    return tmp_path / "pets", folder


def test_that_pictures_that_were_learned_are_not_measured(trained):
    pets, folder = trained
    measured = measure(folder / BEST, str(pets), "cpu")
    assert (measured.learned, measured.chose_epoch) == (32, 8)
    assert measured.figures is not None
    assert measured.figures.count == 8
    assert measured.data == "pets, 8 of 40 pictures: those that were not learned"
    told = json.loads(evaluated("--weights", folder, "--data", pets, "--device", "cpu", "--json").stdout)
    assert (told["learned"], told["chose_epoch"], told["count"]) == (32, 8, 8)
    said = evaluated("--weights", folder, "--data", pets, "--device", "cpu").stdout
    assert "32 pictures were learned by these weights and are not measured" in said
    assert "By 8 of the measured pictures these weights were chosen" in said


def test_that_copies_of_learned_pictures_elsewhere_are_known(trained, tmp_path):
    pets, folder = trained
    learned = read_learned(folder)
    assert learned is not None
    for number, label in enumerate(("cat", "dog")):
        blocks(tmp_path / "others" / label, 5, 5000 + 100 * number)
        for path in sorted((pets / label).iterdir()):
            with Image.open(path) as picture:
                picture.save(tmp_path / "others" / label / f"again {path.stem}.jpg", quality=80)
    measured = measure(folder / BEST, str(tmp_path / "others"), "cpu")
    assert (measured.learned, measured.chose_epoch) == (32, 8)
    assert measured.figures is not None
    assert measured.figures.count == 18


def test_that_nothing_is_said_where_everything_was_learned(trained, tmp_path):
    pets, folder = trained
    learned = read_learned(folder)
    assert learned is not None
    known = {pixels for pixels, was in zip(learned.hashes.pixels, learned.was_learned, strict=True) if was}
    for path in sorted(pets.rglob("*.png")):
        with Image.open(path) as picture:
            if pixel_hash(np.asarray(picture)) not in known:
                path.unlink()
    measured = measure(folder / BEST, str(pets), "cpu")
    assert (measured.figures, measured.learned) == (None, 32)
    result = evaluated("--weights", folder, "--data", pets, "--device", "cpu")
    assert "All 32 pictures were learned by these weights" in result.stdout
    assert "Accuracy" not in result.stdout
    told = json.loads(evaluated("--weights", folder, "--data", pets, "--device", "cpu", "--json").stdout)
    assert (told["learned"], told["accuracy"], told["interval"]) == (32, None, None)
    missing = evaluated("--weights", folder, "--data", pets, "--device", "cpu", "--csv", tmp_path / "classes.csv")
    assert isinstance(missing.exception, EngineError)


def test_that_weights_without_their_run_are_split_by_their_recipe(trained, tmp_path):
    """Those of version 0.1, and those that were copied: their card says what they learned from."""
    pets, folder = trained
    alone = tmp_path / "alone.safetensors"
    alone.write_bytes((folder / BEST).read_bytes())
    measured = measure(alone, str(pets), "cpu")
    assert (measured.learned, measured.chose_epoch) == (32, 8)
    (folder / LEARNED).write_bytes((folder / LEARNED).read_bytes()[:500])  # damaged
    assert measure(folder / BEST, str(pets), "cpu").learned == 32
    shutil.copytree(pets, tmp_path / "elsewhere")
    assert measure(alone, str(tmp_path / "elsewhere"), "cpu").learned == 0  # nobody can know


def test_that_the_figures_of_each_class_go_to_a_spreadsheet(weights, tmp_path):
    path = tmp_path / "classes.csv"
    assert evaluated("--weights", weights, "--data", "bars", "--device", "cpu", "--csv", path).exit_code == 0
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "label,count,precision,recall,f1,read as left,read as middle,read as right"
    assert lines[1] == "left,10,1.000000,1.000000,1.000000,10,0,0"
