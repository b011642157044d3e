"""Races: equal terms, the command, its table, and going on after a stop."""

import json

import pytest
import torch
from typer import Typer
from typer.testing import CliRunner

from engine.commands import compare_runs
from engine.commands import race as command
from engine.data import catalog
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage.json_dataclasses import to_json
from engine.training.defaults import defaults_for
from engine.training.race import Terms, on_equal_terms, placements, race_recipes, runs_of
from engine.training.runs.run_folder import create_run, request_stop
from engine.training.runs.run_record import list_runs
from tests.engine.training import tiny


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def called(*arguments):
    app = Typer(result_callback=lambda code, **_: code)
    app.callback()(lambda: None)
    for each in (command, compare_runs):
        each.add_to(app)
    return CliRunner().invoke(app, [*map(str, arguments)], standalone_mode=False)


def test_that_all_race_on_equal_terms_and_with_what_is_good_for_each():
    first, second = race_recipes(["lenet5", "vgg11"], Terms("bars", epochs=4, seed=7, device="cpu"))
    for recipe in (first, second):
        assert (recipe.data, recipe.epochs, recipe.seed, recipe.device) == ("bars", 4, 7, "cpu")
        assert recipe.time_limit == recipe.patience == 0
        assert recipe.race == first.race != ""
    assert first.learning_rate == defaults_for("lenet5", "bars").learning_rate
    assert second.gradient_clip == defaults_for("vgg11", "bars").gradient_clip
    timed = race_recipes(["lenet5", "vgg11"], Terms("bars", seconds=90.0))
    assert {recipe.time_limit for recipe in timed} == {90.0}


@pytest.mark.parametrize(
    ("networks", "terms", "words"),
    [
        (["lenet5", "lenet99"], Terms("bars", epochs=1), "no network “lenet99”"),
        (["lenet5", "lenet5"], Terms("bars", epochs=1), "at least two"),
        (["lenet5", "vgg11"], Terms("bars"), "either epochs or minutes"),
        (["lenet5", "vgg11"], Terms("bars", epochs=1, seconds=60.0), "either epochs or minutes"),
    ],
)
def test_that_a_race_that_is_none_is_refused(networks, terms, words):
    with pytest.raises(EngineError, match=words):
        race_recipes(networks, terms)


def test_that_recipes_of_one_network_can_race():
    slow, fast = on_equal_terms(
        [Recipe(name="slow", learning_rate=0.001), Recipe(name="fast", learning_rate=0.01, warmup_epochs=3)],
        Terms("bars", epochs=2),
    )
    assert (slow.learning_rate, fast.learning_rate) == (0.001, 0.01)
    assert fast.warmup_epochs == 0  # longer than the race


def test_that_the_command_trains_all_and_prints_their_table(tmp_path):
    (tmp_path / "wide.json").write_text(
        to_json(Recipe(network="lenet5", batch_size=48, learning_rate=0.003, precision="float32"))
    )
    told = called(
        *("race", "lenet5", tmp_path / "wide.json", "--data", "bars", "--epochs", 2, "--device", "cpu"),
        *("--data-option", "count=48", "--json"),
    )
    assert told.exit_code == 0, told
    found = json.loads(told.stdout)
    assert [run["state"] for run in found["runs"]] == ["finished", "finished"], told.stderr
    assert sorted(run["title"] for run in found["runs"]) == ["LeNet-5 (modern form)", "wide"]
    for run in found["runs"]:
        assert run["parameters"] == 61_111
        assert run["multiply_adds"] == 415_932
        assert run["interval"][0] <= run["accuracy"] <= run["interval"][1]
        assert (run["epochs"], run["test_count"]) == (2, 30)

    ids = [run["run"] for run in found["runs"]]
    compared = json.loads(called("compare-runs", *ids, "--json").stdout)
    assert compared["count"] == 30
    assert "Of 30 test pictures" in compared["sentence"]
    assert "McNemar" in called("compare-runs", *ids).stdout
    with pytest.raises(EngineError, match="same run"):
        raise called("compare-runs", ids[0], ids[0]).exception


def test_that_a_stopped_race_goes_on_where_it_was(monkeypatch):
    """The first run is stopped as soon as it begins; the second has then not begun."""
    begun = []

    def stopped_at_once(folder, stop):
        begun.append(folder)
        request_stop(folder)
        stop.request()
        return iter(())

    monkeypatch.setattr(command, "run_in", stopped_at_once)
    terms = ("--data", "bars", "--epochs", 1, "--device", "cpu", "--data-option", "count=48")
    told = called("race", "lenet5", "inknet", *terms)
    race = list_runs()[0].recipe.race
    assert f"race --resume {race}" in told.stdout
    assert len(begun) == 1
    monkeypatch.undo()
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))


def test_that_the_most_accurate_comes_first_and_an_unknown_race_is_told():
    for name in ("one", "two"):
        create_run(Recipe(name=name, race="race-1"))
    create_run(Recipe(name="another"))
    rows = placements(runs_of("race-1"))
    assert sorted(row.title for row in rows) == ["one", "two"]
    assert all(row.accuracy is None and row.interval is None for row in rows)
    with pytest.raises(EngineError, match="no race"):
        runs_of("race-2")
    with pytest.raises(EngineError, match="no race"):
        runs_of("")
