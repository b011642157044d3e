import io
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.data.sets.summary import DataSummary
from engine.hardware.device import Device, choose
from engine.inference.autotune import benchmark
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.networks.diagram import NetworkDiagram
from engine.protocol.data import InspectData
from engine.protocol.library import (
    AskBackend,
    BackendInUse,
    DeleteRecognizer,
    ImportWeights,
    KnownRecognizers,
    ListRecognizers,
    RenameRecognizer,
    RestoreRecognizer,
)
from engine.protocol.messages import EngineReady, Failed
from engine.protocol.networks import Architectures, DrawNetwork, ListArchitectures
from engine.protocol.recognize import ListPictures, Pictures, Read, ReadBytes, ReadDrawing, ReadFile
from engine.service import recognize
from engine.service.service import Service
from engine.storage import paths
from engine.weights.weights_file import load_weights
from tests.engine.recognizers import DIGITS, PHOTO, random_weights


@pytest.fixture
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own place for shipped weights, so that the tests do not depend on what ships."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr(recognizers, "shipped_folder", lambda: folder)
    return folder


@pytest.fixture
def service(shelves: Path) -> Service:
    random_weights(shelves / "digits.safetensors")
    made = Service()
    made.make_ready(cpu)
    return made


def cpu() -> Device:
    return choose("cpu")


def one(width: float = 500.0) -> Drawing:
    """A slanted stroke."""
    points = np.ones((40, 4), np.float32)
    points[:, 0] = np.linspace(0.4, 0.5, 40) * width
    points[:, 1] = np.linspace(0.2, 0.8, 40) * width
    points[:, 3] = np.arange(40) * 8.0
    return Drawing(width, width, (Stroke(points, width / 25),))


def ink_picture() -> NDArray[np.uint8]:
    rgb = np.full((60, 80, 3), 245, np.uint8)
    rgb[10:50, 36:42] = 20
    return rgb


def encoded(rgb: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, "PNG")
    return buffer.getvalue()


def test_that_ready_names_the_recognizers_and_says_why_it_is_not_the_gpu(shelves: Path) -> None:
    random_weights(shelves / "digits.safetensors")
    random_weights(shelves / "things.safetensors", PHOTO)
    ready = Service().make_ready(cpu)
    assert isinstance(ready, EngineReady)
    assert (ready.default_ink, ready.default_photo) == ("shipped:digits", "shipped:things")
    assert {info.card.name for info in ready.recognizers} == {"Test digits", "Test photos"}
    assert ready.device == "CPU"
    assert ready.device_reason


def test_that_it_gets_ready_without_any_recognizer_and_says_so_when_asked(shelves: Path) -> None:
    service = Service()
    assert service.make_ready(cpu).default_ink == ""
    answer = service.answer(ReadDrawing(one()))
    assert isinstance(answer, Failed)
    assert "No recognizer is installed" in answer.sentence


def test_that_it_gets_ready_with_a_damaged_default_and_says_so_when_asked(shelves: Path) -> None:
    path = random_weights(shelves / "digits.safetensors")
    whole = path.read_bytes()
    path.write_bytes(whole[:-4] + bytes(4))
    service = Service()
    service.make_ready(cpu)
    answer = service.answer(ReadDrawing(one()))
    assert isinstance(answer, Failed)
    assert "damaged" in answer.sentence

    path.write_bytes(whole)
    assert isinstance(service.answer(ReadDrawing(one())), Read)


def test_that_a_drawing_is_read_with_every_step(service: Service) -> None:
    answer = service.answer(ReadDrawing(one()))
    assert isinstance(answer, Read)
    reading = answer.reading
    assert reading.recognizer == "Test digits"
    assert reading.prediction.probabilities.sum() == pytest.approx(1, abs=1e-5)
    assert [step.name for step in reading.steps] == [*("ink found", "box", "20×20", "centre of mass", "28×28", "32×32")]
    assert reading.steps[-1].picture.shape == (32, 32)
    assert reading.milliseconds > 0


def test_that_the_box_lies_around_the_ink_in_canvas_units(service: Service) -> None:
    answer = service.answer(ReadDrawing(one(500.0), mode="one"))
    assert isinstance(answer, Read)
    (glyph,) = answer.reading.glyphs
    x, y, width, height = glyph.box
    assert (x, y, width, height) == pytest.approx((190, 90, 70, 320), abs=8)


def test_that_nothing_drawn_is_no_digit(service: Service) -> None:
    for drawing in (Drawing(100, 100), Drawing(0, 0), Drawing(100, 100, (Stroke(one().strokes[0].points, 9, True),))):
        answer = service.answer(ReadDrawing(drawing))
        assert isinstance(answer, Read)
        assert answer.reading.prediction.verdict == "blank"
        assert answer.reading.text == "nothing drawn"
        assert answer.reading.glyphs == ()


def test_that_a_photo_recognizer_reads_drawings_as_pictures(service: Service, shelves: Path) -> None:
    random_weights(shelves / "things.safetensors", PHOTO)
    answer = service.answer(ReadDrawing(one(), "shipped:things"))
    assert isinstance(answer, Read)
    assert answer.reading.prediction.labels == ("cat", "dog", "frog")


def test_that_a_file_and_its_bytes_get_the_same_answer(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "숫자 1.png"
    path.write_bytes(encoded(ink_picture()))
    file, data = service.answer(ReadFile(str(path))), service.answer(ReadBytes(path.read_bytes(), "pasted"))
    assert isinstance(file, Read)
    assert isinstance(data, Read)
    np.testing.assert_array_equal(file.reading.prediction.probabilities, data.reading.prediction.probabilities)
    assert (file.reading.source, data.reading.source) == ("숫자 1.png", "pasted")
    assert file.reading.steps[0].name == "picture"
    assert file.reading.steps[-1].name == "32×32"
    assert file.reading.source_size == (80, 60)
    assert file.reading.glyphs[0].box == pytest.approx((36, 10, 6, 40), abs=2)
    assert max(file.reading.thumbnail.shape[:2]) <= 128


def test_that_a_blank_picture_is_no_digit(service: Service) -> None:
    answer = service.answer(ReadBytes(encoded(np.full((50, 50, 3), 255, np.uint8)), "white"))
    assert isinstance(answer, Read)
    assert answer.reading.text == "nothing drawn"


def test_that_a_colorful_picture_goes_to_the_photo_recognizer(shelves: Path) -> None:
    random_weights(shelves / "digits.safetensors")
    random_weights(shelves / "things.safetensors", PHOTO)
    service = Service()
    service.make_ready(cpu)
    colorful = np.random.default_rng(0).integers(0, 256, (8, 8, 3), np.uint8).repeat(12, 0).repeat(12, 1)
    photo, ink = (service.answer(ReadBytes(encoded(rgb), "it")) for rgb in (colorful, ink_picture()))
    assert isinstance(photo, Read)
    assert isinstance(ink, Read)
    assert (photo.reading.recognizer, ink.reading.recognizer) == ("Test photos", "Test digits")
    assert photo.reading.steps[-1].picture.shape == (32, 32, 3)


def test_that_a_network_is_drawn(service: Service) -> None:
    drawn = service.answer(DrawNetwork("lenet5"))
    assert isinstance(drawn, NetworkDiagram)
    assert drawn.parameters == 61_706
    assert isinstance(service.answer(DrawNetwork("lenet6")), Failed)


def test_that_a_request_says_who_fits_handwriting_and_who_photos(shelves: Path) -> None:
    for name in ("digits", "other-digits"):
        random_weights(shelves / f"{name}.safetensors", replace(DIGITS, name=name))
    random_weights(shelves / "things.safetensors", PHOTO)
    service = Service()
    service.make_ready(cpu)
    colorful = np.random.default_rng(0).integers(0, 256, (8, 8, 3), np.uint8).repeat(12, 0).repeat(12, 1)
    fitting = {"for_ink": "shipped:other-digits", "for_photos": "shipped:things"}
    for rgb, wanted in ((ink_picture(), "other-digits"), (colorful, "Test photos")):
        answer = service.answer(ReadBytes(encoded(rgb), "it", **fitting))
        assert isinstance(answer, Read)
        assert answer.reading.recognizer == wanted


def test_that_broken_files_are_answered_with_a_sentence(service: Service, tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "text.png").write_text("no picture")
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("empty.png", "text.png", "pipe.png", "gone.png", "."):
        answer = service.answer(ReadFile(str(tmp_path / name)))
        assert isinstance(answer, Failed), name
        assert "unexpected" not in answer.sentence


def test_that_pictures_are_listed(service: Service, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("10.png", "9.png"):
        (folder / name).write_bytes(encoded(ink_picture()))
    answer = service.answer(ListPictures((str(folder),)))
    assert isinstance(answer, Pictures)
    assert [Path(path).name for path in answer.paths] == ["9.png", "10.png"]


def test_that_a_foreign_checkpoint_asks_for_its_classes_and_tells_what_was_assumed(
    service: Service, tmp_path: Path
) -> None:
    import torch

    path = tmp_path / "foreign.pth"
    torch.save(load_weights(random_weights(tmp_path / "own.safetensors"))[0], path)
    asked = service.answer(ImportWeights(str(path)))
    assert isinstance(asked, Failed)
    assert asked.classes_wanted == 10
    imported = service.answer(ImportWeights(str(path), classes=tuple("abcdefghij")))
    assert isinstance(imported, KnownRecognizers)
    assert imported.imported == "mine:foreign"
    assert any("normalized" in note for note in imported.notes)


def test_that_weights_can_be_imported_renamed_deleted_and_restored(service: Service, tmp_path: Path) -> None:
    path = random_weights(tmp_path / "mine.safetensors", seed=5)
    imported = service.answer(ImportWeights(str(path), "Mine"))
    assert isinstance(imported, KnownRecognizers)
    key = imported.imported
    assert isinstance(service.answer(ReadDrawing(one(), key)), Read)

    renamed = service.answer(RenameRecognizer(key, "Ours"))
    assert isinstance(renamed, KnownRecognizers)
    assert "Ours" in [info.card.name for info in renamed.recognizers]

    deleted = service.answer(DeleteRecognizer(key))
    assert isinstance(deleted, KnownRecognizers)
    assert isinstance(service.answer(ReadDrawing(one(), key)), Failed)

    restored = service.answer(RestoreRecognizer(deleted.trashed))
    assert isinstance(restored, KnownRecognizers)
    assert restored.imported == key
    assert isinstance(service.answer(ReadDrawing(one(), key)), Read)


def test_that_a_refused_weights_file_leaves_the_library_as_it_was(service: Service, tmp_path: Path) -> None:
    (tmp_path / "bad.safetensors").write_bytes(b"\x00" * 100)
    before = service.answer(ListRecognizers())
    assert isinstance(service.answer(ImportWeights(str(tmp_path / "bad.safetensors"))), Failed)
    assert service.answer(ListRecognizers()).recognizers == before.recognizers  # pyright: ignore
    assert isinstance(service.answer(ReadDrawing(one())), Read)


def test_that_data_and_networks_are_described(service: Service) -> None:
    data, networks = service.answer(InspectData("mnist")), service.answer(ListArchitectures())
    assert isinstance(data, DataSummary)
    assert sum(data.counts) == 60_000
    assert isinstance(networks, Architectures)
    assert networks.architectures


def test_that_a_mistake_in_the_program_becomes_a_sentence_with_details(
    service: Service, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(recognize, "read_drawing", stumble)
    answer = service.answer(ReadDrawing(one()))
    assert isinstance(answer, Failed)
    assert "KeyError" in answer.sentence
    assert "stumble" in answer.details
    assert "oops" in capsys.readouterr().err


def test_that_too_little_memory_becomes_a_sentence(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def swell(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(recognize, "read_drawing", swell)
    answer = service.answer(ReadDrawing(one()))
    assert isinstance(answer, Failed)
    assert "memory" in answer.sentence


def test_that_the_shipped_recognizer_reads_a_digit_of_mnist() -> None:
    from engine.data.formats.mnist import read_split

    service = Service()
    service.make_ready(cpu)
    split = read_split(paths.RESOURCES / "mnist", "t10k")
    right = 0
    for picture, label in zip(split.images[:20], split.labels[:20], strict=True):
        gray = 255 - np.asarray(picture).reshape(28, 28)
        rgb = np.repeat(gray[..., None], 3, -1).repeat(10, 0).repeat(10, 1)
        answer = service.answer(ReadBytes(encoded(rgb), "digit", mode="one"))
        assert isinstance(answer, Read)
        right += answer.reading.prediction.label == str(int(label))
    assert right >= 19
    assert DIGITS.classes == tuple("0123456789")


def test_that_it_tells_how_a_recognizer_is_computed_and_loads_none_for_that(
    service: Service, shelves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_weights(shelves / "things.safetensors", PHOTO)
    asleep = service.answer(AskBackend("shipped:things"))
    assert isinstance(asleep, BackendInUse)
    assert (asleep.key, asleep.state, asleep.name) == ("shipped:things", "asleep", "")
    looking = service.answer(AskBackend("shipped:digits"))
    assert isinstance(looking, BackendInUse)
    assert (looking.state, looking.name, looking.tried) == ("looking", "PyTorch", ())
    monkeypatch.setattr(benchmark, "TRIAL_SECONDS", 0.01)
    service.find_fastest()
    settled = service.answer(AskBackend("shipped:digits"))
    assert isinstance(settled, BackendInUse)
    assert settled.state == "settled"
    assert settled.plain_milliseconds > 0
    assert {one.outcome for one in settled.tried} <= {"used", "slower", "too-small"}
    assert isinstance(service.answer(AskBackend("shipped:gone")), Failed)
