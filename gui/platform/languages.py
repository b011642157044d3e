"""The languages of the window: which there are, and putting one on."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.storage import paths
from engine.translation import translation

T = TypeVar("T")

FOLDER = paths.RESOURCES / "i18n"
ENGLISH = "en"  # what the texts are written in


def available() -> list[str]:
    """Locale names of the languages that Inkling speaks, English first."""
    return [ENGLISH, *sorted(path.stem.removeprefix("inkling_") for path in FOLDER.glob("inkling_*.qm"))]


def own_name(language: str) -> str:
    """What the speakers of ``language`` call it: "한국어"."""
    return "English" if language == ENGLISH else QLocale(language).nativeLanguageName()


def locale_of(language: str) -> QLocale:
    """language: a locale name; empty: the system's."""
    locale = QLocale(language) if language else QLocale.system()
    if locale.language() == QLocale.Language.C:
        return QLocale("en_US")  # no locale is set: numbers still read better with their groups
    return locale


def put_on(application: QCoreApplication, language: str) -> None:
    """Inkling's texts and Qt's own in ``language`` (empty: the system's), as far as there are any."""
    locale = locale_of(language)
    QLocale.setDefault(locale)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, where in (("qtbase", qt_folder), ("inkling", str(FOLDER))):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", where):
            application.installTranslator(translator)


def is_on(language: str) -> bool:
    """Whether the window speaks ``language`` (empty: the system's) now."""
    return locale_of(language).language() == QLocale().language()


def said(text: str) -> str:
    """What the engine says, in the window's language; other texts only where they are known as a whole."""
    return translation(QLocale().name()).say(text)


def said_as_read(text: str) -> str:
    """``text`` from a file or from a process's stderr, in the window's language: English that was written by an earlier
    version, or as mere words, is recognized."""
    language = translation(QLocale().name())
    return language.say(language.recognized(text))


def with_said(message: T) -> T:
    """``message``, a dataclass from the engine, with its sentences in the window's language."""
    return translation(QLocale().name()).said(message)


def class_said(name: str, classes: tuple[str, ...]) -> str:
    """The class ``name`` as it is painted; in the window's language where ``classes`` are those of a known data set."""
    from engine.data.sets.class_names import are_known  # light, but numpy comes with it

    return said(name) if are_known(classes) else name


def classes_said(classes: tuple[str, ...]) -> tuple[str, ...]:
    """All of ``classes`` as they are painted."""
    return tuple(class_said(name, classes) for name in classes)


def said_in(language: str, context: str, text: str) -> str:
    """``text`` in ``language``, whatever the window speaks; English where there is no translation."""
    translator = QTranslator()
    if not translator.load(locale_of(language), "inkling", "_", str(FOLDER)):
        return text
    return translator.translate(context, text) or text
