import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from engine.export import export as export_module
from engine.export import formats
from engine.export.comparison import compared
from engine.export.events import (
    EXPORT_EVENTS,
    ExportDone,
    ExportEvent,
    ExportFailed,
    ExportStarted,
    ExportStep,
    FileProven,
)
from engine.export.export import export
from engine.storage.paths import PROGRAM_FOLDER
from engine.weights.weights_file import load_weights
from tests.engine.recognizers import DIGITS, PHOTO, random_weights

pytestmark = pytest.mark.timeout(300)  # several processes that import torch, on a machine that may be busy


@dataclass(frozen=True)
class Exported:
    weights: Path
    folder: Path
    events: list[ExportEvent]

    def proofs(self) -> dict[str, FileProven]:
        return {event.file: event for event in self.events if isinstance(event, FileProven)}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """A small recognizer of digits in two formats, by the command that the window runs."""
    top = tmp_path_factory.mktemp("export")
    weights = random_weights(top / "digits.safetensors")
    folder = top / "elsewhere" / "digits"
    command = [
        sys.executable,
        PROGRAM_FOLDER / "main.py",
        "export",
        weights,
        "--to",
        folder,
        "--as",
        "pth,onnx",
        "--json",
    ]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    events = [EXPORT_EVENTS.unchecked(line) for line in ended.stdout.splitlines()]
    return Exported(weights, folder, [event for event in events if event is not None])


def test_that_every_file_is_proven_and_all_agree(exported):
    started, *_, done = exported.events
    assert isinstance(started, ExportStarted)
    assert isinstance(done, ExportDone), done
    assert set(exported.proofs()) == {
        "test-digits.onnx",
        "test-digits.pth",
        "predict.py",
        "predict_torch.py",
    }
    for proof in exported.proofs().values():
        assert proof.pictures > 0
        assert (
            proof.agreed == proof.pictures or proof.format == "script"
        )  # random weights: ties among near-equal shares
        assert proof.largest_difference < (1e-2 if proof.format == "script" else 1e-5)
        assert proof.bytes == (exported.folder / proof.file).stat().st_size


def test_that_the_steps_told_are_as_many_as_were_promised(exported):
    steps = [event for event in exported.events if isinstance(event, ExportStep)]
    assert [step.done for step in steps] == list(range(steps[0].steps))


def test_that_the_onnx_file_takes_any_number_of_pictures_and_says_what_it_is(exported):
    session = onnxruntime.InferenceSession(exported.folder / "test-digits.onnx", providers=["CPUExecutionProvider"])
    for count in (1, 3, 7):
        logits, shares = session.run(None, {"pictures": np.zeros((count, 1, 28, 28), np.uint8)})
        assert logits.shape == shares.shape == (count, 10)
        assert np.allclose(shares.sum(1), 1, atol=1e-5)
    said = session.get_modelmeta().custom_metadata_map
    assert json.loads(said["labels"]) == list(DIGITS.classes)
    assert "center of mass" in said["preprocessing"]
    assert json.loads(said["card"])["name"] == "Test digits"


def test_that_no_file_tells_of_this_machine(exported):
    for path in exported.folder.rglob("*.*"):
        data = path.read_bytes()
        assert str(Path.home()).encode() not in data or str(Path.home()) == "/root"
        assert str(Path(__file__).parents[3]).encode() not in data, path.name


def test_that_the_pth_is_a_plain_state_dict_that_loads_without_running_code(exported):
    state = torch.load(exported.folder / "test-digits.pth", weights_only=True)
    wanted, _ = load_weights(exported.weights)
    assert state.keys() == wanted.keys()
    assert all(torch.equal(state[name], wanted[name]) for name in wanted)


def test_that_the_safetensors_file_is_a_whole_recognizer(tmp_path, monkeypatch):
    """Its script is run, and reads it with nothing but PyTorch; the process that proves the file is stood in for."""
    monkeypatch.setattr(export_module, "proven", lambda task, inputs, wanted, scratch: (len(wanted), 0.0, 1.0))
    weights = random_weights(tmp_path / "digits.safetensors")
    *_, done = export(weights, tmp_path / "target", ("safetensors",))
    assert isinstance(done, ExportDone), done
    assert "import safetensors" not in (tmp_path / "target" / "predict.py").read_text("utf-8")
    state, card = load_weights(tmp_path / "target" / "test-digits.safetensors")
    assert card == load_weights(weights)[1]
    assert state.keys() == load_weights(weights)[0].keys()


def test_that_the_record_beside_names_classes_proof_and_hashes(exported):
    about = json.loads((exported.folder / "about.json").read_text("utf-8"))
    assert about["classes"] == list(DIGITS.classes)
    assert len(about["proof"]) == 4
    assert {"test-digits.onnx", "predict.py", "network/lenet.py", "labels.txt"} <= about["files"].keys()
    assert (exported.folder / "labels.txt").read_text().split() == list(DIGITS.classes)


def test_that_the_script_is_used_from_any_folder_and_explains_itself(exported, tmp_path):
    script = exported.folder / "predict.py"
    ended = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "usage: python" in ended.stderr
    assert "pip install numpy pillow onnxruntime" in script.read_text()
    assert "without any condition" in script.read_text()


def test_that_an_export_that_answers_wrongly_is_not_kept(tmp_path, monkeypatch):
    def run_on_others(task, inputs, wanted, scratch):
        assert Path(task.file).exists()
        return compared(wanted * 1.1, wanted, "photos.pth")

    monkeypatch.setattr(export_module, "proven", run_on_others)
    weights = random_weights(tmp_path / "photos.safetensors", PHOTO)
    target = tmp_path / "target"
    *_, failed = export(weights, target, ("pth",))
    assert isinstance(failed, ExportFailed)
    assert "answers differently" in failed.sentence
    assert not target.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"photos.safetensors", "home"}


def test_that_without_the_packages_the_program_says_how_to_get_them(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == "onnxscript" else object())
    weights = random_weights(tmp_path / "w.safetensors")
    (failed,) = export(weights, tmp_path / "target", ("onnx",))
    assert isinstance(failed, ExportFailed)
    assert "onnxscript" in failed.sentence
    assert "pip install" in failed.sentence
