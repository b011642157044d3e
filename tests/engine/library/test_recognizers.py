import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.errors import EngineError
from engine.library import recognizers
from engine.library.import_weights import MissingClassesError
from engine.networks.input_spec import MNIST_INK_32
from engine.sentence import Sentence
from engine.storage import paths
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import load_weights, save_weights
from models.build import build

CARD = ModelCard(
    name="Digits",
    architecture="lenet5",
    form="small",
    classes=tuple("0123456789"),
    input=MNIST_INK_32,
    parameters=61_706,
    data="MNIST",
    test_accuracy=0.992,
)


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    resources = tmp_path / "resources"
    (resources / "weights").mkdir(parents=True)
    monkeypatch.setattr(paths, "RESOURCES", resources)
    return resources / "weights"


def lenet(seed: int = 0) -> dict[str, torch.Tensor]:
    torch.manual_seed(seed)
    return build("lenet5", classes=10, channels=1, size=32).state_dict()


def digits(path: Path, seed: int = 0, **changes: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_weights(path, lenet(seed), replace(CARD, **changes))
    return path


def keys() -> list[str]:
    return [info.key for info in recognizers.installed()]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_that_shipped_imported_and_trained_recognizers_are_listed(shipped: Path, home: Path) -> None:
    digits(home / "runs" / "r1" / "best.safetensors", name="My run")
    digits(home / "weights" / "b.safetensors", name="Beta")
    digits(home / "weights" / "a.safetensors", name="Alpha")
    digits(shipped / "lenet5-mnist.safetensors")
    assert keys() == ["shipped:lenet5-mnist", "mine:a", "mine:b", "run:r1"]
    assert [info.origin for info in recognizers.installed()] == ["shipped", "imported", "imported", "run"]
    assert recognizers.recognizer("run:r1").card.name == "My run"


def test_that_a_fresh_machine_without_weights_lists_nothing() -> None:
    assert recognizers.listing() == recognizers.Listing((), ())
    assert recognizers.default_ink_key() == ""
    assert recognizers.default_photo_key() == ""


def test_that_listing_needs_no_torch(home: Path) -> None:
    digits(home / "weights" / "a.safetensors")
    code = (
        "import sys; from engine.library import recognizers as library;"
        "print([info.key for info in library.installed() if info.origin == 'imported']);"
        "assert 'torch' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['mine:a']\n"


def test_that_a_damaged_file_is_told_and_the_others_stay_usable(shipped: Path, home: Path) -> None:
    digits(shipped / "good.safetensors")
    bad = digits(home / "weights" / "bad.safetensors")
    bad.write_bytes(bad.read_bytes()[:100])
    found = recognizers.listing()
    assert [info.key for info in found.recognizers] == ["shipped:good"]
    assert len(found.problems) == 1
    assert "bad.safetensors" in found.problems[0]


def test_that_a_network_of_a_newer_inkling_is_told(home: Path) -> None:
    digits(home / "weights" / "new.safetensors", architecture="transformer9000")
    assert recognizers.installed() == ()
    assert "Update Inkling" in recognizers.listing().problems[0]


def test_that_the_manifest_chooses_the_default_and_any_other_is_the_fallback(shipped: Path) -> None:
    digits(shipped / "a.safetensors")
    digits(shipped / "b.safetensors")
    (shipped / "default.json").write_text('{"ink": "b", "photo": ""}')
    assert recognizers.default_ink_key() == "shipped:b"
    assert recognizers.default_photo_key() == ""
    (shipped / "default.json").write_text("{damaged")
    assert recognizers.default_ink_key() == "shipped:a"
    (shipped / "default.json").write_text('{"ink": "gone"}')
    assert recognizers.default_ink_key() == "shipped:a"


def test_that_imported_weights_are_copied_bitwise_and_usable(tmp_path: Path) -> None:
    source = digits(tmp_path / "from usb" / "숫자.safetensors", name="숫자 인식")
    info = recognizers.import_weights(source)
    assert info.origin == "imported"
    assert info.card == replace(CARD, name="숫자 인식")
    source.unlink()
    loaded, _ = load_weights(Path(info.path))
    assert all(torch.equal(tensor, loaded[name]) for name, tensor in lenet().items())


def test_that_importing_the_same_file_twice_keeps_one(tmp_path: Path) -> None:
    source = digits(tmp_path / "a.safetensors")
    assert recognizers.import_weights(source).key == recognizers.import_weights(source).key
    other = recognizers.import_weights(digits(tmp_path / "a.safetensors", seed=1))
    assert keys() == ["mine:Digits", other.key]


def test_that_a_foreign_checkpoint_becomes_a_recognizer_with_the_names_given(tmp_path: Path) -> None:
    path = tmp_path / "shapes.pth"
    torch.manual_seed(0)
    state = build("lenet5", classes=3, channels=1, size=32).state_dict()
    torch.save({"state_dict": {f"module.{name}": tensor for name, tensor in state.items()}}, path)
    with pytest.raises(MissingClassesError, match=r"3 classes .*Give their names") as needed:
        recognizers.import_weights(path)
    assert (needed.value.title, needed.value.count) == ("LeNet-5 (modern form)", 3)
    with pytest.raises(EngineError, match="3 classes, but 2 names"):
        recognizers.import_weights(path, classes=["a", "b"])
    with pytest.raises(EngineError, match="same name"):
        recognizers.import_weights(path, classes=["a", "b", "a"])
    with pytest.raises(EngineError, match="empty name"):
        recognizers.import_weights(path, classes=["a", "b", " "])
    assert keys() == []
    info = recognizers.import_weights(path, classes=["circle", "square", "세모"])
    assert info.card.name == "shapes"
    assert info.card.classes == ("circle", "square", "세모")
    assert (info.card.architecture, info.card.parameters, info.card.input.channels) == ("lenet5", 61_111, 1)
    assert "“module.” was removed" in info.card.notes
    assert "normalized" in info.card.notes
    loaded, _ = load_weights(Path(info.path))
    assert all(torch.equal(tensor, loaded[name]) for name, tensor in state.items())
    assert recognizers.import_weights(path, classes=["circle", "square", "세모"]) == info


def small(classes: int = 3) -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    return build("lenet5", classes=classes, channels=1, size=32).state_dict()


def test_that_names_of_classes_in_the_file_are_not_asked_for_again(tmp_path: Path) -> None:
    torch.save({"model": small(), "classes": ["circle", "square", "세모"]}, tmp_path / "a.pth")
    info = recognizers.import_weights(tmp_path / "a.pth")
    assert info.card.classes == ("circle", "square", "세모")
    assert "“classes”" in info.card.notes
    torch.save({"model": small(), "classes": ["circle", "square"]}, tmp_path / "b.pth")
    with pytest.raises(MissingClassesError):
        recognizers.import_weights(tmp_path / "b.pth")


def test_that_names_of_classes_are_kept_whole(tmp_path: Path) -> None:
    names = ["a" * 200 + "1", "a" * 200 + "2", "می\u200cخواهم"]
    torch.save(small(), tmp_path / "a.pth")
    assert recognizers.import_weights(tmp_path / "a.pth", classes=names).card.classes == tuple(names)


@pytest.mark.parametrize("scale", [1, 255])
def test_that_a_mean_and_deviation_in_the_file_are_used(tmp_path: Path, scale: float) -> None:
    beside = {"mean": torch.full((1, 1, 1), 0.25 * scale), "std": torch.full((1, 1, 1), 0.5 * scale)}
    torch.save({**small(), **beside}, tmp_path / "a.pth")
    card = recognizers.import_weights(tmp_path / "a.pth", classes=["a", "b", "c"]).card
    assert (card.input.mean, card.input.std) == (pytest.approx((0.25,)), pytest.approx((0.5,)))
    assert "say how its pictures were normalized" in card.notes
    assert "usual way" not in card.notes


@pytest.mark.parametrize("beside", [{"seen": torch.ones(3, dtype=torch.bool)}, {"scores": torch.tensor([torch.nan])}])
def test_that_what_lies_beside_a_network_refuses_nothing_and_is_named(
    tmp_path: Path, beside: dict[str, torch.Tensor]
) -> None:
    torch.save({**small(), **beside}, tmp_path / "a.pth")
    card = recognizers.import_weights(tmp_path / "a.pth", classes=["a", "b", "c"]).card
    assert f"left out: “{next(iter(beside))}”" in card.notes


def test_that_notes_of_an_import_can_be_said_in_another_language(tmp_path: Path) -> None:
    torch.save({f"module.{name}": tensor for name, tensor in small().items()}, tmp_path / "a.pth")
    info = recognizers.import_weights(tmp_path / "a.pth", classes=["a", "b", "c"])
    assert all(isinstance(line, Sentence) for line in info.card.note_lines)
    assert isinstance(recognizers.recognizer(info.key).card.data, Sentence)


def test_that_a_file_whose_name_is_no_text_becomes_a_recognizer(tmp_path: Path) -> None:
    torch.save(small(), tmp_path / "a.pth")
    odd = (tmp_path / "a.pth").rename(tmp_path / os.fsdecode(b"caf\xe9.pth"))
    info = recognizers.import_weights(odd, classes=["a", "b", "c"])
    assert info.card.name == "caf\ufffd"
    assert recognizers.recognizer(info.key) == info


def test_that_weights_which_answer_everything_alike_load_and_are_told(tmp_path: Path) -> None:
    path = tmp_path / "zero.pth"
    torch.save({name: torch.zeros_like(tensor) for name, tensor in lenet().items()}, path)
    assert "may not be trained" in recognizers.import_weights(path, classes=list("abcdefghij")).card.notes


@pytest.mark.parametrize(
    "name", ["../../evil", "CON", "a/b\\c:d", "<b>bold</b>", "\u202etxt.exe", "한" * 200, "  ", "."]
)
def test_that_any_name_gives_a_safe_file_and_a_visible_name(tmp_path: Path, name: str) -> None:
    info = recognizers.import_weights(digits(tmp_path / "a.safetensors"), name=name)
    path = Path(info.path)
    assert path.parent == paths.weights()
    assert path.stem.isprintable()
    assert len(path.name.encode()) < 250
    assert info.card.name.strip() == info.card.name != ""
    assert recognizers.recognizer(info.key) == info


def test_that_names_that_differ_in_case_only_get_two_files(tmp_path: Path) -> None:
    first = recognizers.import_weights(digits(tmp_path / "a.safetensors"), name="Digits")
    second = recognizers.import_weights(digits(tmp_path / "a.safetensors"), name="DIGITS")
    assert Path(first.path).name.casefold() != Path(second.path).name.casefold()


def test_that_a_refused_import_changes_nothing(tmp_path: Path, home: Path) -> None:
    digits(home / "weights" / "mine.safetensors")
    broken = digits(tmp_path / "broken.safetensors")
    content = bytearray(broken.read_bytes())
    content[-3] ^= 4
    broken.write_bytes(content)
    misfit = tmp_path / "misfit.safetensors"
    save_weights(misfit, {"other.weight": torch.ones(3, 3)}, CARD)
    before = tree(home)
    other = tmp_path / "other.pth"
    torch.save({"a.weight": torch.ones(2, 2)}, other)
    for path in (broken, misfit, other, tmp_path / "missing.safetensors", tmp_path):
        with pytest.raises(EngineError):
            recognizers.import_weights(path)
    assert tree(home) == before


def test_that_renaming_changes_the_card_and_neither_key_nor_numbers(tmp_path: Path) -> None:
    info = recognizers.import_weights(digits(tmp_path / "a.safetensors"))
    renamed = recognizers.rename(info.key, "  My\tdigits ")
    assert renamed.card.name == "My digits"
    assert renamed.key == info.key
    loaded, _ = load_weights(Path(renamed.path))
    assert all(torch.equal(tensor, loaded[name]) for name, tensor in lenet().items())
    with pytest.raises(EngineError, match="needs a name"):
        recognizers.rename(info.key, " \n ")


def test_that_shipped_recognizers_are_neither_renamed_nor_deleted(shipped: Path) -> None:
    digits(shipped / "a.safetensors")
    with pytest.raises(EngineError, match="keep their names"):
        recognizers.rename("shipped:a", "b")
    with pytest.raises(EngineError, match="cannot be deleted"):
        recognizers.delete("shipped:a")
    assert keys() == ["shipped:a"]


def test_that_deleting_has_a_way_back(home: Path) -> None:
    path = digits(home / "weights" / "a.safetensors")
    content = path.read_bytes()
    trashed = recognizers.delete("mine:a")
    assert keys() == []
    assert recognizers.trash() == (trashed,)
    assert recognizers.restore(trashed).key == "mine:a"
    assert path.read_bytes() == content
    assert recognizers.trash() == ()


def test_that_restoring_never_overwrites(home: Path) -> None:
    digits(home / "weights" / "a.safetensors")
    trashed = recognizers.delete("mine:a")
    digits(home / "weights" / "a.safetensors", seed=1)
    assert recognizers.restore(trashed).key == "mine:Digits"
    assert keys() == ["mine:Digits", "mine:a"] or keys() == ["mine:a", "mine:Digits"]


def test_that_weights_of_a_run_return_to_it_or_to_the_library_when_the_run_is_gone(home: Path) -> None:
    best = digits(home / "runs" / "r1" / "best.safetensors")
    assert recognizers.restore(recognizers.delete("run:r1")).key == "run:r1"
    trashed = recognizers.delete("run:r1")
    best.parent.rmdir()
    assert recognizers.restore(trashed).key == "mine:Digits"


def test_that_many_imports_at_once_get_names_of_their_own(tmp_path: Path) -> None:
    """Processes that add at the same moment: each file is there afterwards, under the key that was told."""
    sources = [digits(tmp_path / f"{seed}.safetensors", seed=seed) for seed in range(4)]
    code = (
        "import sys, time; from pathlib import Path; from engine.library import import_weights, recognizers;"
        "from engine.storage import paths; paths.RESOURCES = Path(sys.argv[2]); print('ready', flush=True);"
        "sys.stdin.readline(); print(recognizers.import_weights(Path(sys.argv[1])).key)"
    )
    arguments = [[sys.executable, "-c", code, str(source), str(tmp_path / "resources")] for source in sources]
    pipe = subprocess.PIPE
    children = [subprocess.Popen(one, stdin=pipe, stdout=pipe, text=True) for one in arguments]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    told = {child.communicate("go\n")[0].strip(): source for child, source in zip(children, sources, strict=True)}
    assert len(told) == len(sources)
    for key, source in told.items():
        kept, given = load_weights(Path(recognizers.recognizer(key).path))[0], load_weights(source)[0]
        assert all(torch.equal(kept[name], given[name]) for name in given)


def test_that_a_name_taken_between_choosing_and_writing_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = recognizers.import_weights(digits(tmp_path / "a.safetensors"))
    content = Path(first.path).read_bytes()
    # as if the other one came right after this one had looked which names are free
    monkeypatch.setattr(recognizers, "file_names", lambda _: iter(["Digits.safetensors", "Digits-2.safetensors"]))
    second = recognizers.import_weights(digits(tmp_path / "b.safetensors", seed=1))
    assert (first.key, second.key) == ("mine:Digits", "mine:Digits-2")
    assert Path(first.path).read_bytes() == content


def test_that_only_one_of_two_restores_brings_a_recognizer_back(home: Path) -> None:
    digits(home / "weights" / "a.safetensors")
    trashed = recognizers.delete("mine:a")
    told: list[str] = []

    def restore() -> None:
        started.wait()
        try:
            told.append(recognizers.restore(trashed).key)
        except EngineError as error:
            told.append(error.sentence)

    started = threading.Barrier(4)
    threads = [threading.Thread(target=restore) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told)[-1] == "mine:a"
    assert keys() == ["mine:a"]
    assert recognizers.trash() == ()


def test_that_a_damaged_recognizer_comes_back_to_its_place(home: Path) -> None:
    path = digits(home / "weights" / "a.safetensors")
    path.write_bytes(content := path.read_bytes()[:200])
    with pytest.raises(EngineError, match="damaged"):
        recognizers.restore(recognizers.delete("mine:a"))
    assert path.read_bytes() == content


def test_that_a_damaged_index_of_downloads_is_told_once() -> None:
    (paths.state()).mkdir()
    (paths.state() / "downloads.json").write_bytes(b'{"version": 1')
    (problem,) = recognizers.listing().problems
    assert "downloads.json.bad-" in problem
    assert recognizers.listing().problems == ()


@pytest.mark.parametrize("trashed", ["weights-000000000000", "../weights/a", "", "weights-zz"])
def test_that_restoring_what_is_not_in_the_trash_is_told(trashed: str) -> None:
    with pytest.raises(EngineError, match="not in the trash"):
        recognizers.restore(trashed)


@pytest.mark.parametrize("key", ["mine:../../etc/passwd", "run:..", "mine:", "other:a", "", "mine:a\0b", "mine:gone"])
def test_that_a_key_that_names_nothing_is_told(key: str) -> None:
    for act in (recognizers.recognizer, recognizers.delete):
        with pytest.raises(EngineError, match="no recognizer"):
            act(key)
