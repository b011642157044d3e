import errno
import os
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

import gui.settings
from engine.storage import paths
from gui.settings import SETTINGS_VERSION, Settings


@pytest.fixture
def path(home: Path) -> Path:
    folder = home / "state"
    folder.mkdir()
    return folder / "settings.ini"


def test_that_what_was_set_is_there_at_the_next_start() -> None:
    before = Settings()
    before.theme, before.zoom, before.geometry = "dark", 120, QByteArray(b"\x01\x00place")
    before.set_chosen("ink", "mine:한글")
    before.set("recognize/pen_width", 22.5)
    before.set("recognize/live", False)
    assert before.save()
    after = Settings()
    assert (after.theme, after.zoom, after.chosen("ink")) == ("dark", 120, "mine:한글")
    assert after.geometry == QByteArray(b"\x01\x00place")
    assert after.number("recognize/pen_width", 1, 0, 100) == 22.5
    assert after.flag("recognize/live", True) is False
    assert after.problems == []


@pytest.mark.parametrize(
    "damage",
    [
        bytes(range(256)) * 4,
        b"\xff\xfe" + "theme=dark".encode("utf-16-le"),
        b"[look\ntheme dark\n\x00\x00",
        b"<html><body>proxy login</body></html>",
        b"[General]\nversion=not a number\n",
        b"just words",
        b"\x00" * 4096,
    ],
    ids=["bytes", "utf-16", "cut", "html", "version", "words", "zeros"],
)
def test_that_a_damaged_file_is_kept_beside_and_told_once(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    settings = Settings()
    assert settings.theme == "system"
    assert len(settings.problems) == 1
    aside = list(path.parent.glob("settings.ini.bad-*"))
    assert [kept.read_bytes() for kept in aside] == [damage]
    assert aside[0].name in settings.problems[0]
    settings.theme = "dark"
    assert settings.save()
    assert Settings().problems == []
    assert Settings().theme == "dark"


def test_that_two_damaged_files_of_one_day_are_both_kept(path: Path) -> None:
    for text in (b"first", b"second"):
        path.write_bytes(text)
        Settings()
    assert sorted(kept.read_bytes() for kept in path.parent.glob("settings.ini.bad-*")) == [b"first", b"second"]


def test_that_it_starts_with_three_hundred_odd_files(path: Path) -> None:
    chance = random.Random(7)
    good = Settings(path)
    good.theme, good.zoom = "dark", 130
    good.add_recent("/a b/한글.png")
    good.save()
    text = path.read_bytes()
    for number in range(300):
        odd = bytearray(text)
        for _ in range(chance.randint(1, 8)):
            odd[chance.randrange(len(odd))] = chance.randrange(256)
        path.write_bytes(bytes(odd[: chance.randint(0, len(odd))] if number % 2 else odd))
        settings = Settings(path)
        assert settings.theme in ("system", "light", "dark")
        assert 80 <= settings.zoom <= 200
        assert all(isinstance(item, str) for item in settings.recent)
        assert isinstance(settings.geometry, QByteArray)


def test_that_values_of_the_wrong_type_or_range_count_as_not_set(path: Path) -> None:
    ini = QSettings(str(path), QSettings.Format.IniFormat)
    for key, value in {
        "version": 1,
        "look/theme": "purple",
        "look/zoom": "9000",
        "window/geometry": "no bytes",
        "recent/paths": QByteArray(b"?"),
        "recognizer/ink": ["a", "list"],
        "a/number": "nan",
        "a/flag": "maybe",
        "a/text": "x" * 5000,
    }.items():
        ini.setValue(key, value)
    ini.sync()
    settings = Settings(path)
    assert (settings.theme, settings.zoom, settings.recent) == ("system", 100, [])
    assert settings.geometry.isEmpty()
    assert settings.chosen("ink") == ""
    assert settings.number("a/number", 3.0, 0, 10) == 3.0
    assert settings.flag("a/flag", True) is True
    assert settings.text("a/text", "short") == "short"
    assert settings.problems == []


def test_that_a_newer_file_keeps_what_this_version_does_not_know(path: Path) -> None:
    ini = QSettings(str(path), QSettings.Format.IniFormat)
    ini.setValue("version", SETTINGS_VERSION + 5)
    ini.setValue("future/wish", "kept")
    ini.setValue("look/theme", "dark")
    ini.sync()
    settings = Settings(path)
    assert settings.theme == "dark"
    settings.zoom = 110
    settings.save()
    again = QSettings(str(path), QSettings.Format.IniFormat)
    assert again.value("future/wish") == "kept"
    assert str(again.value("version")) == str(SETTINGS_VERSION + 5)


def test_that_two_windows_do_not_undo_each_other(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.theme = "dark"
    one.save()
    other.zoom = 140
    other.save()
    again = Settings(path)
    assert (again.theme, again.zoom) == ("dark", 140)


def test_that_a_home_that_cannot_be_made_is_told_and_does_not_stop_the_start(home: Path) -> None:
    (home / "state").write_text("a file where a folder should be")
    settings = Settings()
    assert settings.theme == "system"
    settings.theme = "dark"
    assert settings.theme == "dark"
    assert not settings.save()
    assert len(settings.problems) == 1
    assert "cannot be kept" in settings.problems[0]


def test_that_a_folder_in_place_of_the_file_is_moved_away(path: Path) -> None:
    path.mkdir()
    settings = Settings()
    settings.theme = "light"
    assert settings.save()
    assert path.is_file()


def test_that_the_recent_list_is_short_and_newest_first() -> None:
    settings = Settings()
    for number in range(15):
        settings.add_recent(f"/pictures/{number}.png")
    settings.add_recent("/pictures/9.png")
    assert len(settings.recent) == 10
    assert settings.recent[:2] == ["/pictures/9.png", "/pictures/14.png"]
    settings.save()
    assert Settings().recent == settings.recent
    settings.clear_recent()
    assert settings.recent == []


def test_that_a_decimal_comma_locale_changes_nothing() -> None:
    from PySide6.QtCore import QLocale

    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        settings = Settings()
        settings.set("pen/width", 2.5)
        settings.save()
        assert Settings().number("pen/width", 1, 0, 10) == 2.5
    finally:
        QLocale.setDefault(before)


def test_that_reset_goes_back_to_defaults_and_keeps_the_old_file(path: Path) -> None:
    settings = Settings()
    settings.theme = "dark"
    settings.save()
    assert settings.reset()
    assert settings.theme == "system"
    assert Settings().theme == "system"
    assert len(list(path.parent.glob("settings.ini.bad-*"))) == 1


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk on which nothing can be written while the list holds True; Qt's and our own writing both see it."""
    is_full = [False]
    fsync, sync = os.fsync, QSettings.sync

    def on_full_disk(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    class FullSettings(QSettings):
        def sync(self) -> None:
            if not is_full[0]:
                sync(self)

        def status(self) -> QSettings.Status:
            return QSettings.Status.AccessError if is_full[0] else super().status()

    monkeypatch.setattr(gui.settings, "QSettings", FullSettings)
    monkeypatch.setattr(os, "fsync", lambda handle: on_full_disk() if is_full[0] else fsync(handle))
    return is_full


def test_that_a_full_disk_is_told_for_what_it_is_and_the_choice_kept_later(
    qtbot: QtBot, full_disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui.settings, "SAVE_AFTER_MS", 5)
    monkeypatch.setattr(gui.settings, "TRY_AGAIN_MS", 5)
    settings, told = Settings(), list[str]()
    settings.save()
    settings.on_problem = told.append
    full_disk[0] = True
    settings.theme = "dark"
    settings.set_chosen("ink", "mine:a")
    qtbot.waitUntil(lambda: bool(told))
    assert "the disk is full" in told[0]
    assert "writable" not in told[0]
    qtbot.wait(40)  # it is tried again and again, but told once
    assert len(told) == 1
    assert (settings.theme, settings.chosen("ink")) == ("dark", "mine:a")
    full_disk[0] = False
    qtbot.waitUntil(lambda: b"dark" in paths.state().joinpath("settings.ini").read_bytes())
    again = Settings()
    assert (again.theme, again.chosen("ink"), again.problems) == ("dark", "mine:a", [])
    assert list(paths.state().glob(".*.part")) == []


def test_that_reset_on_a_full_disk_is_told_and_keeps_the_old_file(full_disk: list[bool], path: Path) -> None:
    settings = Settings()
    settings.theme = "dark"
    settings.save()
    full_disk[0] = True
    assert not settings.reset()
    assert "the disk is full" in settings.problems[-1]
    (aside,) = path.parent.glob("settings.ini.bad-*")
    assert b"dark" in aside.read_bytes()
    assert settings.theme == "system"


def test_that_reset_that_cannot_move_the_old_file_resets_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    settings.theme = "dark"
    settings.save()
    monkeypatch.setattr(gui.settings, "set_aside", lambda _: None)
    assert not settings.reset()
    assert settings.problems
    assert Settings().theme == "dark"


def test_that_what_was_set_is_on_the_disk_without_being_saved(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gui.settings, "SAVE_AFTER_MS", 5)
    settings = Settings()
    settings.set_chosen("photo", "mine:b")
    place = paths.state() / "settings.ini"
    qtbot.waitUntil(lambda: place.exists() and b"mine:b" in place.read_bytes())
