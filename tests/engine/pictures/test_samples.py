"""The pictures that ship are read right by the recognizer that ships: the first thing a person may try."""

from pathlib import Path

import pytest

from engine.commands.recognize import SAMPLES
from engine.hardware.device import choose
from engine.protocol.recognize import Read, ReadFile
from engine.service.service import Service

PICTURES = sorted(SAMPLES.iterdir())


@pytest.fixture(scope="module")
def service() -> Service:
    made = Service()
    made.make_ready(lambda: choose("cpu"))
    return made


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.stem for picture in PICTURES])
def test_that_a_sample_is_read_as_its_name_says(service: Service, picture: Path) -> None:
    answer = service.answer(ReadFile(str(picture)))
    assert isinstance(answer, Read)
    assert answer.reading.text == picture.stem.split()[0]
