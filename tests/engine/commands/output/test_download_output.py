"""Stopping a command that downloads: by Ctrl+C in the terminal, and by the end of its input when a window ends."""

import signal
import subprocess
import sys
import time

import pytest

from engine.commands.output.download_output import STOPPED
from engine.storage.paths import PROGRAM_FOLDER
from tests.engine.download.server import serving, silent

MAIN = str(PROGRAM_FOLDER / "main.py")
COMMAND = (sys.executable, MAIN, "weights", "download", "resnet18", "--json", "--until-input-ends")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
@pytest.mark.parametrize("by", ["interrupt", "end of input"])
def test_that_a_download_is_stopped_in_peace_while_a_window_listens(by: str) -> None:
    with (
        serving(silent()) as server,
        subprocess.Popen(
            [*COMMAND, "--mirror", server.address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as child,
    ):
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        assert b"connecting" in child.stdout.readline()
        while not server.asked:
            time.sleep(0.01)
        began = time.monotonic()
        if by == "interrupt":
            child.send_signal(signal.SIGINT)
        else:
            child.stdin.close()
        said, errors = child.stdout.read(), child.stderr.read()
        assert child.wait(20) == STOPPED, errors
        assert b"DownloadPaused" in said
        assert time.monotonic() - began < 2.0
