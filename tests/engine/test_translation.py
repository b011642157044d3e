"""What the engine says, in Korean."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.commands import register
from engine.commands.app import app, run
from engine.sentence import Sentence, join
from engine.translation import Translation, available, translation, with_particles

KOREAN = Translation(
    {
        "There is no “{data}”.": "“{data}”이(가) 없습니다.",
        "Nothing": "없음",
        "{what} cannot be used: {why}.": "{what}을(를) 쓸 수 없습니다: {why}.",
    }
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("폴더을(를) 여세요.", "폴더를 여세요."),
        ("파일을(를) 여세요.", "파일을 여세요."),
        ("“mnist”이(가) 없습니다.", "“mnist”가 없습니다."),
        ("“model”은(는) 낡았습니다.", "“model”은 낡았습니다."),
        ("서울(으)로", "서울로"),
        ("집(으)로", "집으로"),
        ("3(으)로", "3으로"),
        ("1(으)로", "1로"),
        ("2과(와) 4", "2와 4"),
        ("CAT을(를)", "CAT을"),
        ("image을(를)", "image를"),
        ("90 %이(가)", "90 %가"),
        ("(을(를)만)", "(를만)"),
    ],
)
def test_that_particles_fit_the_word_before_them(text: str, said: str) -> None:
    assert with_particles(text) == said


def test_that_sentences_are_said_with_their_values_and_names_stay() -> None:
    assert KOREAN.say(Sentence("There is no “{data}”.", data="Nothing")) == "“Nothing”이 없습니다."
    inner = Sentence("There is no “{data}”.", data="숫자")
    outer = Sentence("{what} cannot be used: {why}.", what=Sentence("Nothing"), why=inner)
    assert KOREAN.say(outer) == "없음을 쓸 수 없습니다: “숫자”가 없습니다.."
    assert KOREAN.say(join(" ", [Sentence("Nothing"), "Nothing"])) == "없음 Nothing"
    assert KOREAN.say(Sentence("Unknown {x}.", x=1)) == "Unknown 1."


@dataclass(frozen=True)
class Inner:
    """A part of an answer."""

    notes: tuple[str, ...]
    label: str


@dataclass(frozen=True, eq=False)
class Outer:
    """An answer."""

    picture: np.ndarray
    inner: Inner
    sentence: str = "Nothing"


def test_that_only_the_sentences_of_an_answer_are_said() -> None:
    answer = Outer(np.zeros(3), Inner((Sentence("Nothing"), "Nothing"), "Nothing"))
    said = KOREAN.said(answer)
    assert (said.inner.notes, said.inner.label, said.sentence) == (("없음", "Nothing"), "Nothing", "Nothing")
    assert said.picture is answer.picture
    plain = Outer(np.zeros(3), Inner(("a",), "b"))
    assert KOREAN.said(plain) is plain


def test_that_there_is_korean_and_an_unknown_language_is_english() -> None:
    assert available() == ["en", "ko"]
    assert translation("ko_KR.UTF-8").say("must be a number") == "숫자여야 합니다"
    for other in ("", "C.UTF-8", "xx", "../ko", "en_US"):
        assert translation(other).say("must be a number") == "must be a number"


def test_that_the_terminal_speaks_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKLING_LANG", "")
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert run(["--lang", "fr", "networks"]) == 1
    assert capsys.readouterr().err == "“fr” 언어는 없습니다. 다음 중에서 고르세요: en, ko.\n"
    assert run(["--lang", "en", "networks", "--json"]) == 0


def test_that_every_command_explains_itself_in_korean() -> None:
    from typer.main import get_command

    register.all_commands(app)
    korean = translation("ko")
    texts: dict[str, str] = {}

    def collect(command: Any) -> None:
        for one in (command, *command.params):
            if getattr(one, "help", None):
                texts[one.help] = command.name
        for child in getattr(command, "commands", {}).values():
            collect(child)

    collect(get_command(app))
    assert len(texts) > 100
    assert [text for text in texts if korean.say(text) == text] == []


def test_that_help_is_told_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INKLING_LANG", "")
    assert run(["--lang", "ko", "train", "--help"]) == 0
    assert "학습할 신경망입니다." in capsys.readouterr().out


OLD = Translation(
    {
        "This file": "이 파일",
        "Stopped at once, by a second Ctrl-C.": "바로 멈췄습니다.",
        "“{name}” is back: training goes on.": "“{name}”이(가) 돌아왔습니다.",
        "A batch of {size:,} needs about {needed} of memory.": "배치 {size:,}에는 메모리가 약 {needed} 필요합니다.",
        "{what} cannot be used: {where} {wish}.": "{what}을(를) 쓸 수 없습니다. {where}: {wish}.",
        "must be {ge} or more, all of them": "모두 {ge} 이상이어야 합니다",
        "{problem} Training goes on, and saving is tried again.": "{problem} 학습은 계속하고 저장은 다시 시도합니다.",
        "{count:,} left": "{count:,}개 남음",
    }
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Stopped at once, by a second Ctrl-C.", "바로 멈췄습니다."),
        ("“This file” is back: training goes on.", "“This file”가 돌아왔습니다."),
        ("A batch of 1,024 needs about 3.1 GB of memory.", "배치 1,024에는 메모리가 약 3.1 GB 필요합니다."),
        (
            "This file cannot be used: epochs must be 1 or more, all of them.",
            "이 파일을 쓸 수 없습니다. epochs: 모두 1 이상이어야 합니다.",
        ),
        (
            "Stopped at once, by a second Ctrl-C. Training goes on, and saving is tried again.",
            "바로 멈췄습니다. 학습은 계속하고 저장은 다시 시도합니다.",
        ),
        ("“a” is back: training goes on. Nobody knows this.", "“a”가 돌아왔습니다. Nobody knows this."),
    ],
)
def test_that_what_earlier_versions_wrote_in_english_is_recognized(text: str, said: str) -> None:
    found = OLD.recognized(text)
    assert found == text
    assert isinstance(found, Sentence)
    assert OLD.say(found) == said


@pytest.mark.parametrize(
    "text",
    ["", "RuntimeError: hello {0} of { them", "3 left", " of " * 100_000, "“" * 100_000, "{name} is back"],
)
def test_that_what_no_template_made_stays_as_it_is(text: str) -> None:
    assert OLD.recognized(text) is text
    assert translation("ko").recognized(text) is text
