"""What ``--weights`` may name: a file, a run's folder, a recognizer's key, or its name as the window shows it."""

from pathlib import Path

from engine.errors import EngineError
from engine.library import recognizers
from engine.storage.safe_open import shown


def weights_path(wanted: str) -> Path:
    """The weights file that ``wanted`` names; EngineError when it names none, or several."""
    path = Path(wanted)
    if path.is_dir() and (path / recognizers.BEST).is_file():
        return path / recognizers.BEST
    if path.is_file():
        return path
    known = recognizers.installed()
    fitting = [info for info in known if wanted in (info.key, info.key.partition(":")[2])]
    fitting = fitting or [info for info in known if info.card.name.casefold() == wanted.casefold()]
    if len(fitting) == 1:
        return Path(fitting[0].path)
    if fitting:
        keys = ", ".join(info.key for info in fitting)
        raise EngineError(
            "Several recognizers are called “{wanted}”. Name one by its key: {keys}.", wanted=shown(wanted), keys=keys
        )
    raise EngineError(
        "There is no weights file and no recognizer “{wanted}”. “weights list” shows all.", wanted=shown(wanted)
    )
