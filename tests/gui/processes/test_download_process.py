import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.download.events import DownloadDone, DownloadFailed, DownloadPaused
from engine.download.source import DownloadProgress
from gui.processes.download_process import DownloadProcess
from gui.widgets import download_texts

FAKE = str(Path(__file__).parents[1] / "fake_download.py")


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Iterator[DownloadProcess]:
    made = DownloadProcess(command=[sys.executable, FAKE, request.param])
    yield made
    made.close()


@pytest.mark.parametrize("process", ["ok"], indirect=True)
def test_that_progress_and_end_are_told(process: DownloadProcess, qtbot: QtBot) -> None:
    told: list[DownloadProgress] = []
    process.progressed.connect(told.append)
    with qtbot.waitSignal(process.ended, timeout=10_000) as ended:
        process.start(["weights", "download", "resnet18"])
    assert [one.done_bytes for one in told] == [500, 1000]
    assert ended.args == [DownloadDone("mine:resnet18", "It is ready.")]
    assert not process.is_running


@pytest.mark.parametrize("process", ["hang", "deaf"], indirect=True)
def test_that_a_stop_is_obeyed_soon_and_says_what_is_kept(process: DownloadProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.progressed, timeout=10_000):
        process.start(["weights", "download", "resnet18"])
    with qtbot.waitSignal(process.ended, timeout=5_000) as ended:
        process.stop()
    assert ended.args == [DownloadPaused(500)]


@pytest.mark.parametrize("process", ["fail"], indirect=True)
def test_that_a_failure_is_a_sentence(process: DownloadProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.ended, timeout=10_000) as ended:
        process.start(["weights", "download", "resnet18"])
    assert ended.args == [DownloadFailed("The server is out of order.", "500")]


@pytest.mark.parametrize("process", ["die"], indirect=True)
def test_that_a_process_without_a_last_word_is_a_failure_with_what_it_said(
    process: DownloadProcess, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(process.ended, timeout=10_000) as ended:
        process.start(["weights", "download", "resnet18"])
    assert ended.args is not None
    assert "ended unexpectedly" in ended.args[0].sentence
    assert "out of luck" in ended.args[0].details


def test_that_a_program_that_is_not_there_is_a_failure(qtbot: QtBot) -> None:
    process = DownloadProcess(command=["/nothing/here"])
    with qtbot.waitSignal(process.ended, timeout=5_000) as ended:
        process.start([])
    assert ended.args is not None
    assert isinstance(ended.args[0], DownloadFailed)


@pytest.mark.parametrize("process", ["deaf"], indirect=True)
def test_that_closing_ends_the_process_without_a_word(process: DownloadProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(process.progressed, timeout=10_000):
        process.start(["weights", "download", "resnet18"])
    ends: list[object] = []
    process.ended.connect(ends.append)
    process.close()
    assert not process.is_running
    assert ends == []


def test_that_a_download_is_told_in_words() -> None:
    going = DownloadProgress(43_000_000, 102_534_000, 3_250_000.0, 18.2)
    assert download_texts.state(going) == "41.0 MiB of 97.8 MiB · 3.1 MiB/s · about 18 s left"
    assert download_texts.state(DownloadProgress(900)) == "900 bytes"
    assert download_texts.state(DownloadProgress(0, doing="waiting", note="It is out of order.")) == (
        "It is out of order."
    )
    assert [download_texts.time_left(seconds) for seconds in (0.2, 89, 200, 9000)] == [
        "about 1 s left",
        "about 89 s left",
        "about 3 min left",
        "about 2 h left",
    ]
    assert (download_texts.percent(999, 1000), download_texts.percent(5, 0)) == ("99 %", "")
