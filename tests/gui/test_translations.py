"""The translations: whole, with the same placeholders, and in the compiled file that the window loads."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QTranslator

from engine.storage import paths

FOLDER = paths.RESOURCES / "i18n"
FILES = sorted(FOLDER.glob("*.ts"))


class Text(NamedTuple):
    """One text of a .ts file."""

    context: str
    source: str
    translation: str
    state: str


def texts(path: Path) -> Iterator[Text]:
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                translation.text or "",
                translation.get("type", ""),
            )


def placeholders(text: str) -> list[str]:
    """Those without a name in their order; after them those with one, which may stand anywhere."""
    found = re.findall(r"\{[^{}]*\}", text)
    named = [one for one in found if one[1:2].isalpha()]
    return [one for one in found if one not in named] + sorted(named)


def mnemonics(text: str) -> list[str]:
    return [letter.upper() for letter in re.findall(r"&(\w)", text)]


def differing(path: Path, what: object) -> list[Text]:
    assert callable(what)
    return [text for text in texts(path) if what(text.source) != what(text.translation)]


def test_that_there_is_a_korean_translation() -> None:
    assert "inkling_ko.ts" in [path.name for path in FILES]
    assert len(list(texts(FOLDER / "inkling_ko.ts"))) > 500


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_that_every_text_is_translated_and_has_a_context(path: Path) -> None:
    assert not [text for text in texts(path) if not text.translation.strip() or text.state or not text.context]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_that_every_text_stands_there_once_with_one_translation(path: Path) -> None:
    """What a merge by lines can do to a file of texts."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        messages = list(context.iter("message"))
        keys = [(message.findtext("source"), message.findtext("comment")) for message in messages]
        assert sorted(keys, key=str) == sorted(set(keys), key=str)
        assert [message.findtext("source") for message in messages if len(message.findall("translation")) != 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_that_placeholders_stay_in_number_and_order(path: Path) -> None:
    assert not differing(path, placeholders)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_that_menus_keep_their_letters(path: Path) -> None:
    assert not differing(path, mnemonics)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_that_spaces_at_the_ends_stay(path: Path) -> None:
    assert not differing(path, lambda text: (text[:1].isspace() or text[:1] == ",", text[-1:].isspace()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_that_the_compiled_file_says_the_same(path: Path) -> None:
    translator = QTranslator()
    locale = path.stem.partition("_")[2]
    assert translator.load(str(FOLDER / f"inkling_{locale}.qm"))
    assert not [text for text in texts(path) if translator.translate(text.context, text.source) != text.translation]


def test_that_the_korean_window_says_train_in_korean() -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "inkling_ko.qm"))
    assert translator.translate("MainWindow", "Train") == "학습"
