"""One export from beginning to end: files are made beside their place, proven, and only then take their names."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.errors import EngineError
from engine.export.check_process import Task
from engine.export.comparison import proven, script_answers
from engine.export.events import ExportDone, ExportEvent, ExportFailed, ExportStarted, ExportStep, FileProven
from engine.export.formats import Format, why_not
from engine.export.graph import WithPreprocessing
from engine.export.onnx_file import onnx_bytes, preprocessing_words
from engine.export.samples import Samples, samples
from engine.export.script import (
    ABOUT,
    NETWORK,
    Script,
    is_torchvision,
    make_options,
    network_sources,
    onnx_script,
    torch_script,
)
from engine.export.state_dict_file import for_torchvision, pth_bytes
from engine.export.target import Target
from engine.inference import decision
from engine.inference.recognizer import Recognizer
from engine.networks.preprocess import to_input
from engine.pictures.decode import open_picture
from engine.reading.read_picture import read_picture
from engine.sentence import Sentence
from engine.storage.json_text import json_text
from engine.version import VERSION
from engine.weights.load_network import assemble
from engine.weights.weights_file import sound_file

# A script's own preparation rounds a little differently: a tie may fall the other way, which is told, not refused.
LEAST_AGREED, MOST_APART = 0.8, 0.05
PREDICT, PREDICT_TORCH, LABELS = "predict.py", "predict_torch.py", "labels.txt"


def export(path: Path, folder: Path, formats: Sequence[Format]) -> Iterator[ExportEvent]:
    """Write the recognizer of the weights file ``path`` into ``folder`` in ``formats``; what happens, as it happens.

    The last event is ExportDone or ExportFailed; after ExportFailed ``folder`` is as it was before.
    """
    began = time.monotonic()
    try:
        reason = next((why for form in formats if (why := why_not(form))), "")
        if reason or not formats:
            raise EngineError(reason or "Choose at least one format.")
        with Target(folder) as target:
            work = _Export(path, target, tuple(formats))
            yield ExportStarted(work.card.name, str(folder), tuple(formats), work.steps)
            yield from work.run()
            kept = target.put_in_place()
        yield ExportDone(str(folder), target.names, round(time.monotonic() - began, 3), kept)
    except EngineError as error:
        yield ExportFailed(error.sentence, error.details)
    except OSError as error:
        why = error.strerror or str(error)
        yield ExportFailed(Sentence("The export into {folder} failed: {why}.", folder=folder, why=why), repr(error))


class _Export:
    def __init__(self, path: Path, target: Target, formats: tuple[Format, ...]) -> None:
        self.source = sound_file(path)
        self.card = self.source.card
        self.state = self.source.state()
        self.network = assemble(self.card, self.state)
        self.module = "" if is_torchvision(self.card) else type(self.network).__module__.rpartition(".")[2]
        self.target = target
        self.formats = formats
        self.stem = target.stem(self.card.name)
        self.done = 0
        self.steps = 2 + 2 * len(formats) + len(self._scripts())
        self.proofs: list[FileProven] = []

    def run(self) -> Iterator[ExportEvent]:
        """All acts, each announced."""
        if self.module and any(form != "onnx" for form in self.formats):
            for name, text in network_sources(self.module).items():
                self.target.write(f"{NETWORK}/{name}", text.encode())
        yield self._step("samples")
        shown = samples(self.card, self.target.scratch / "pictures")
        wanted = self._wanted(shown)
        for form in self.formats:
            yield self._step(form)
            self._write(form)
            yield self._step(f"prove {form}")
            proof = self._prove(form, shown, wanted)
            self.proofs.append(proof)
            yield proof
        self._write_labels()
        self._write_about()  # scripts read it
        for name, script, form in self._scripts():
            self.target.write(name, script.text.encode())
            yield self._step(name)
            proof = self._prove_script(name, script, form, shown)
            self.proofs.append(proof)
            yield proof
        yield self._step("place")
        self._write_about()

    def _step(self, doing: str) -> ExportStep:
        event = ExportStep(self.done, self.steps, doing)
        self.done += 1
        return event

    def _file(self, form: Format) -> str:
        return f"{self.stem}.{form}"

    def _write(self, form: Format) -> None:
        if form == "onnx":
            self.target.write(self._file(form), onnx_bytes(self.network, self.card))
        elif form == "pth":
            state = for_torchvision(self.network, self.state, self.card) if not self.module else self.state
            self.target.write(self._file(form), pth_bytes(state))
        else:
            self.target.write(self._file(form), self.source.pieces(self.card))

    # proof

    def _wanted(self, shown: Samples) -> NDArray[np.float32]:
        """The recognizer's own logits, float32, in plain PyTorch."""
        with torch.inference_mode():
            return WithPreprocessing(self.network, self.card).eval()(torch.from_numpy(shown.arrays))[0].numpy()

    def _prove(self, form: Format, shown: Samples, wanted: NDArray[np.float32]) -> FileProven:
        scratch = self.target.scratch
        inputs = shown.arrays if form == "onnx" else self._inputs(shown, form)
        task = Task(
            file=str(scratch / self._file(form)),
            inputs=str(scratch / "inputs.npy"),
            answers=str(scratch / "answers.npy"),
            key=self.card.architecture,
            module=self.module,
            folder=str(scratch),
            options=make_options(self.card),
        )
        agreed, difference, milliseconds = proven(task, inputs, wanted, scratch)
        note = self._note(form)
        size = (scratch / self._file(form)).stat().st_size
        return FileProven(
            self._file(form), form, size, len(wanted), agreed, difference, round(milliseconds, 3), _needs(form), note
        )

    def _inputs(self, shown: Samples, form: Format) -> NDArray[np.float32]:
        """What the network itself takes, float32 (N, C, S, S)."""
        inputs: Tensor = to_input(torch.from_numpy(shown.arrays), self.card.input)
        if form == "pth" and not self.module:
            inputs = inputs.expand(-1, 3, -1, -1)
        return inputs.contiguous().numpy()

    def _note(self, form: Format) -> str:
        if form == "pth" and not self.module and self.card.input.channels == 1:
            return "torchvision's form for colors: give it the gray picture in all three."
        if form == "pth" and self.module:
            return f"The network's source lies in {NETWORK}/{self.module}.py."
        return ""

    # scripts

    def _scripts(self) -> list[tuple[str, Script, Format]]:
        """(name, script, the format it uses): one for ONNX, one for PyTorch."""
        found: list[tuple[str, Script, Format]] = []
        if "onnx" in self.formats:
            found.append((PREDICT, onnx_script(self.card, PREDICT, self._file("onnx")), "onnx"))
        own: list[Format] = [form for form in ("pth", "safetensors") if form in self.formats]
        if own:
            name = PREDICT_TORCH if found else PREDICT
            first = _first_convolution(self.network)
            found.append((name, torch_script(self.card, name, self._file(own[0]), self.module, first), own[0]))
        return found

    def _prove_script(self, name: str, script: Script, form: Format, shown: Samples) -> FileProven:
        path = self.target.scratch / name
        needs_torchvision = form != "onnx" and not self.module
        answers = script_answers(path, shown.files, torchvision=needs_torchvision)
        if decision.has_reject_class(self.card):  # Inkling shows the others' shares of what is left
            answers = answers[:, :-1] / np.maximum(answers[:, :-1].sum(1, keepdims=True), 1e-9)
        recognizer = Recognizer(self.card, self.network, torch.device("cpu"))
        readings = [read_picture(open_picture(file), recognizer, "one") for file in shown.files]
        wanted = np.stack([np.asarray(one.glyphs[0].prediction.probabilities) for one in readings])
        agreed = int((answers.argmax(1) == wanted.argmax(1)).sum())
        difference = float(np.abs(answers - wanted).max())
        if agreed < LEAST_AGREED * len(wanted) and difference > MOST_APART:
            raise EngineError(
                "The script {name} gives other answers than Inkling ({agreed} of {count} alike), so nothing was kept. "
                "Copy the details into a report.",
                f"{answers.round(3).tolist()}\n{wanted.round(3).tolist()}",
                name=name,
                agreed=agreed,
                count=len(wanted),
            )
        size = path.stat().st_size
        return FileProven(name, "script", size, len(wanted), agreed, difference, 0.0, " ".join(script.needs))

    # what lies beside

    def _write_labels(self) -> None:
        lines = [" ".join(label.split()) for label in self.card.classes]
        self.target.write(LABELS, ("\n".join(lines) + "\n").encode())

    def _write_about(self) -> None:
        card = self.card
        about = {
            "name": card.name,
            "architecture": card.architecture,
            "classes": card.classes,
            "input": asdict(card.input),
            "preprocessing": preprocessing_words(card),
            "temperature": card.temperature,
            "license": card.licence,
            "proof": [asdict(proof) for proof in self.proofs],
            "card": asdict(card),
            "inkling": VERSION,
            "files": self.target.hashes(),
        }
        self.target.write(ABOUT, (json_text(about, indent=1) + "\n").encode())


def _needs(form: Format) -> str:
    return "onnxruntime" if form == "onnx" else "torch"


def _first_convolution(network: nn.Module) -> str:
    return next(f"{name}.weight" for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d))
