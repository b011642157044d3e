"""What Inkling remembers from one start to the next: theme, window, choices. A damaged file never stops the start."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, cast, get_args

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QTimer

from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.new_names import set_aside
from engine.storage.stumps import stump_of

SETTINGS_VERSION = 1
SAVE_AFTER_MS = 1_000  # of quiet
TRY_AGAIN_MS = 60_000  # when they could not be saved
PROBE = 4_096  # bytes; more than the settings have
Theme = Literal["system", "light", "dark"]
MOST_RECENT = 10


class Settings:
    """Typed access to ``settings.ini`` in the state folder.

    Every read has a default and checks type and range, so that a file of another version or edited by hand changes at
    most the look. A file that cannot be read at all is moved to ``settings.ini.bad-DATE``. ``problems`` holds the
    sentences about that which a person should read once. What is set is on the disk a second later; when it cannot be
    written, on_problem(sentence) is called, once until it works again, which is tried now and then.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.state() / "settings.ini"
        self.problems: list[Sentence] = []
        self.on_problem: Callable[[Sentence], object] = lambda _sentence: None
        self._soon: QTimer | None = None
        self._has_failed = False
        self._move_away_if_damaged()
        self._make_folder()
        self._ini = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._ini.setFallbacksEnabled(False)
        if self._version() < SETTINGS_VERSION:
            self._ini.setValue("version", SETTINGS_VERSION)

    # What the window remembers

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system says."""
        return cast(Theme, self.choice("look/theme", get_args(Theme), "system"))

    @theme.setter
    def theme(self, value: Theme) -> None:
        self.set("look/theme", value)

    @property
    def zoom(self) -> int:
        """Size of all text in percent of the system's, 80..200."""
        return self.whole("look/zoom", 100, 80, 200)

    @zoom.setter
    def zoom(self, value: int) -> None:
        self.set("look/zoom", min(max(value, 80), 200))

    @property
    def geometry(self) -> QByteArray:
        """The window's place as ``saveGeometry`` wrote it; empty at the first start."""
        return self.raw("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.set("window/geometry", value)

    @property
    def language(self) -> str:
        """A locale name such as "ko"; empty: the system's."""
        return self.text("look/language", "")

    @language.setter
    def language(self, value: str) -> None:
        self.set("look/language", value)

    def chosen(self, kind: str) -> str:
        """Key of the recognizer chosen for ``kind`` ("ink" or "photo"); empty: the engine's default."""
        return self.text(f"recognizer/{kind}", "")

    def set_chosen(self, kind: str, key: str) -> None:
        """Remember the recognizer for ``kind``."""
        self.set(f"recognizer/{kind}", key)

    @property
    def recent(self) -> list[str]:
        """Paths opened last, newest first, at most ten."""
        return self.texts("recent/paths")[:MOST_RECENT]

    def add_recent(self, path: str) -> None:
        """Put ``path`` on top of the recent ones."""
        self.set("recent/paths", [path, *(known for known in self.recent if known != path)][:MOST_RECENT])

    def clear_recent(self) -> None:
        """Forget which paths were opened."""
        self.set("recent/paths", [])

    # Typed access for the screens: each uses keys of its own group, "recognize/pen_width"

    def text(self, key: str, default: str) -> str:
        """A text of at most 4,096 characters."""
        value = self._value(key)
        return value if isinstance(value, str) and len(value) <= 4096 else default

    def texts(self, key: str) -> list[str]:
        """A list of texts; anything else in the file counts as empty."""
        value = self._value(key)
        if isinstance(value, str):
            return [value] if value else []
        return [item for item in cast(list[object], value) if isinstance(item, str)] if isinstance(value, list) else []

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """One of ``choices``."""
        value = self.text(key, default)
        return value if value in choices else default

    def flag(self, key: str, default: bool) -> bool:
        """Yes or no."""
        return self.choice(key, ("true", "false"), str(default).lower()) == "true"

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """A number in least..most, written with a point in every locale."""
        try:
            value = float(str(self._value(key)))
        except ValueError:
            return default
        return value if least <= value <= most else default

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number in least..most."""
        return int(self.number(key, default, least, most))

    def raw(self, key: str) -> QByteArray:
        """Bytes as Qt's saveGeometry and saveState make them."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set(self, key: str, value: str | float | bool | list[str] | QByteArray) -> None:
        """Remember ``value`` under ``key``."""
        self._ini.setValue(key, str(value).lower() if isinstance(value, bool) else value)
        self._save_in(SAVE_AFTER_MS)

    def save(self) -> bool:
        """Write to disk now; False when that was not possible (then ``problems`` says why). Nothing is forgotten."""
        self._ini.sync()
        fresh = QSettings(str(self._path), QSettings.Format.IniFormat)  # the old one tells its first error for ever
        fresh.sync()
        if fresh.status() == QSettings.Status.NoError:
            return True
        self._say(_why_not_kept(self._path))
        return False

    def reset(self) -> bool:
        """Back to how Inkling comes; the old file stays beside as ``settings.ini.bad-DATE``.

        False when that was not possible: ``problems`` says why. Then nothing was reset, or it holds until the window
        closes and is written when there is room again.
        """
        self._ini.sync()
        if self._path.exists() and set_aside(self._path) is None:
            self._say(_why_not_kept(self._path))
            return False
        self._ini.clear()
        self._ini.setValue("version", SETTINGS_VERSION)
        return self.save()

    def _save_in(self, milliseconds: int) -> None:
        """Save when nothing else was set for so long; without a program around that waits, whoever set it saves."""
        if QCoreApplication.instance() is None:
            return
        if self._soon is None:
            self._soon = QTimer()
            self._soon.setSingleShot(True)
            self._soon.timeout.connect(self._save_and_tell)
        self._soon.start(milliseconds)

    def _save_and_tell(self) -> None:
        if self.save():
            self._has_failed = False
            return
        if not self._has_failed:
            self.on_problem(self.problems[-1])
        self._has_failed = True
        self._save_in(TRY_AGAIN_MS)

    def _value(self, key: str) -> object:
        return self._ini.value(key)

    def _version(self) -> int:
        return self.whole("version", 0, 0, 10**6)

    def _say(self, sentence: Sentence) -> None:
        """Put ``sentence`` at the end of the problems."""
        self.problems = [*(one for one in self.problems if one != sentence), sentence]

    def _make_folder(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._say(_why_not_kept(self._path))
            return
        if not os.access(self._path.parent, os.W_OK):
            self._say(_why_not_kept(self._path))

    def _move_away_if_damaged(self) -> None:
        if not self._path.exists() or _is_readable_ini(self._path):
            return
        aside = set_aside(self._path)
        if aside is None:
            self._say(
                Sentence("The settings file is damaged and could not be moved away: Inkling starts with its defaults.")
            )
            self._path = self._path.with_name("settings-new.ini")
            return
        self._say(
            Sentence(
                "The settings file was damaged. It is kept as {file}; Inkling starts with its defaults.",
                file=aside.name,
            )
        )


def _why_not_kept(path: Path) -> Sentence:
    """Why nothing can be written beside ``path``: found out by writing, as Qt does not tell."""
    folder = str(path.parent)
    probe = stump_of(path)
    try:
        with probe.open("xb") as file:
            file.write(bytes(PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Sentence(
                "The settings cannot be kept: the disk is full. They are kept as soon as there is space in {folder}.",
                folder=folder,
            )
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return Sentence("The settings cannot be kept: {folder} is not writable.", folder=folder)
        return Sentence(
            "The settings cannot be kept in {folder}: {why}.", folder=folder, why=error.strerror or str(error)
        )
    finally:
        with suppress(OSError):  # the folder may be none
            probe.unlink(missing_ok=True)
    return Sentence("The settings cannot be kept in {folder} at the moment. They will be tried again.", folder=folder)


def _is_readable_ini(path: Path) -> bool:
    """Whether Qt reads ``path`` as an ini file that Inkling wrote, of any version."""
    try:
        if not path.is_file() or path.stat().st_size > 1 << 20:
            return False
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if "\0" in text:
        return False
    ini = QSettings(str(path), QSettings.Format.IniFormat)
    ini.allKeys()
    if ini.status() != QSettings.Status.NoError:
        return False
    return not text.strip() or str(ini.value("version", "")).isdecimal()
