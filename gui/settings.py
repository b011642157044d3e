"""What Inkling remembers from one start to the next: theme, window, choices. A damaged file never stops the start."""

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from engine.storage import paths

SETTINGS_VERSION = 1
Theme = Literal["system", "light", "dark"]
MOST_RECENT = 10


class Settings:
    """Typed access to ``settings.ini`` in the state folder.

    Every read has a default and checks type and range, so that a file of another version or edited by hand changes at
    most the look. A file that cannot be read at all is moved to ``settings.ini.bad-DATE``. ``problems`` holds the
    sentences about that which a person should read once.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.state() / "settings.ini"
        self.problems: list[str] = []
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

    def save(self) -> bool:
        """Write to disk now; False when that was not possible (then ``problems`` says why)."""
        self._ini.sync()
        if self._ini.status() == QSettings.Status.NoError:
            return True
        self._say(f"The settings cannot be kept: {self._path.parent} is not writable.")
        return False

    def reset(self) -> None:
        """Back to how Inkling comes; the old file stays beside as ``settings.ini.bad-DATE``."""
        self._ini.sync()
        if self._path.exists():
            shutil.copy2(self._path, _free_name(self._path))
        self._ini.clear()
        self._ini.setValue("version", SETTINGS_VERSION)
        self._ini.sync()

    def _value(self, key: str) -> object:
        return self._ini.value(key)

    def _version(self) -> int:
        return self.whole("version", 0, 0, 10**6)

    def _say(self, sentence: str) -> None:
        if sentence not in self.problems:
            self.problems.append(sentence)

    def _make_folder(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._say(f"The settings cannot be kept: {self._path.parent} is not writable.")
            return
        if not os.access(self._path.parent, os.W_OK):
            self._say(f"The settings cannot be kept: {self._path.parent} is not writable.")

    def _move_away_if_damaged(self) -> None:
        if not self._path.exists() or _is_readable_ini(self._path):
            return
        aside = _free_name(self._path)
        try:
            self._path.rename(aside)
        except OSError:
            self._say("The settings file is damaged and could not be moved away: Inkling starts with its defaults.")
            self._path = self._path.with_name("settings-new.ini")
            return
        self._say(f"The settings file was damaged. It is kept as {aside.name}; Inkling starts with its defaults.")


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


def _free_name(path: Path) -> Path:
    """``NAME.bad-DATE`` beside ``path``, with a number when that day had one already."""
    made = path.with_name(f"{path.name}.bad-{date.today().isoformat()}")
    count = 1
    while made.exists():
        count += 1
        made = path.with_name(f"{path.name}.bad-{date.today().isoformat()}-{count}")
    return made
