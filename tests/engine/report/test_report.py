"""Reports: one file, nothing from elsewhere, every text escaped, and enough inside to train the same again."""

import json
import shlex
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import torch
from typer import Typer
from typer.testing import CliRunner

from engine.commands import report as report_command
from engine.commands import train
from engine.data import catalog
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.report.facts import command_to_repeat, repeated, run_facts
from engine.report.report import report
from engine.report.translations import words_for
from engine.sentence import Sentence
from engine.storage.json_dataclasses import from_json
from engine.training.process import StopRequest, run_in
from engine.training.runs.run_folder import create_run, find_run
from engine.training.runs.run_record import run_record
from tests.engine.training import tiny

EVIL = '<script>alert("1")</script>\u202e'
RECIPE = Recipe(
    network="lenet5",
    data="bars",
    epochs=2,
    batch_size=16,
    learning_rate=0.005,
    weights_average=0.9,
    device="cpu",
    seed=5,
    data_options={"count": 48},
)


class Page(HTMLParser):
    """What a browser would find: elements, plain text, and the texts of <pre>."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.listings: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "pre":
            self.listings.append("")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "pre" in self.open:
            self.listings[-1] += data
        if "style" not in self.open:
            self.text += data


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The folders of two runs that ended; the second is called something evil."""
    threads = torch.get_num_threads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INKLING_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
        folders = [create_run(RECIPE), create_run(replace(RECIPE, name=EVIL, learning_rate=0.001))]
        for folder in folders:
            assert list(run_in(folder, StopRequest()))
    torch.set_num_threads(threads)
    return folders


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def called(module, *arguments):
    app = Typer()
    app.callback()(lambda: None)
    module.add_to(app)
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_that_a_report_holds_all_and_asks_nobody_for_anything(runs):
    page = Page(report([runs[0]]))
    for tag, attributes in page.elements:
        assert tag not in ("script", "link", "img", "iframe", "object", "form")
        assert not {name for name in attributes if name in ("src", "href") or name.startswith("on")}
    assert sum(tag == "svg" for tag, _ in page.elements) >= 4  # loss, accuracy, gradients, updates
    record = run_record(runs[0])
    for words in (
        f"{100 * record.test_accuracy:.2f} %",
        "of 30 test pictures",
        "Fingerprint of the data",
        run_facts(runs[0]).started.fingerprint,
        "PyTorch",
        "Precision",
        "Calibration error",
        "Gradient flow",
    ):
        assert words in page.text
    assert "nan" not in page.text


def test_that_what_people_wrote_cannot_become_html(runs):
    for language in ("en", "ko"):
        page = Page(report(runs, language=language))
        assert "script" not in {tag for tag, _ in page.elements}
        assert "\u202e" not in page.text
        assert 'alert("1")' in page.text


def test_that_a_race_is_compared(runs):
    page = Page(report(runs, titles={runs[0].name: "First"}))
    for words in ("Standings", "First", "Accuracy and cost", "Multiply-adds", "Pairs", "McNemar"):
        assert words in page.text
    assert "48 pictures" not in page.text
    assert "2 epochs each" in page.text


def test_that_runs_outside_of_a_race_are_called_a_comparison(runs):
    assert "Comparison of 2 runs" in Page(report(runs)).text


def test_that_the_command_of_a_report_trains_to_the_same_numbers(runs):
    page = Page(report([runs[0]]))
    words = shlex.split(page.listings[0])
    assert words[:3] == ["python", "main.py", "train"]
    told = called(train, *words[2:], "--json")
    assert told.exit_code == 0, told.output
    started = json.loads(told.stdout.splitlines()[0])
    again = run_record(find_run(started["run"]))
    before = run_record(runs[0])
    assert [replace(done, seconds=0) for done in again.epochs] == [replace(done, seconds=0) for done in before.epochs]
    assert (again.test_accuracy, again.confusion) == (before.test_accuracy, before.confusion)


def test_that_the_recipe_of_a_report_is_the_one_of_its_command(runs):
    page = Page(report([runs[0]]))
    written = from_json(Recipe, page.listings[1])
    assert written == repeated(run_facts(runs[0]))
    assert written.precision in ("float32", "bfloat16")
    assert "--data-option count=48" in command_to_repeat(run_facts(runs[0])).replace("'", "")


def test_that_the_command_writes_a_file_and_replaces_none(runs, tmp_path):
    path = tmp_path / "report.html"
    assert called(report_command, "report", runs[0], "--to", path, "--language", "ko").exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert '<html lang="ko">' in text
    assert "기울기" in text
    refused = called(report_command, "report", runs[0], "--to", path)
    assert isinstance(refused.exception, EngineError)
    assert path.read_text(encoding="utf-8") == text


def test_that_a_run_that_never_began_and_no_run_at_all_are_told():
    assert "took part in no training yet" in report([create_run(RECIPE)])
    with pytest.raises(EngineError, match="needs a run"):
        report([])


def test_that_korean_sentences_hold_their_values():
    sentence = Sentence("{label} as {answer} ({count:,})", label="4", answer="9", count=1234)
    assert words_for("ko_KR")(sentence) == "4 → 9 (1,234)"
    assert words_for("xx")(sentence) == "4 as 9 (1,234)"
