import json

import pytest
import typer

from engine.commands import app as command_line
from engine.commands import networks, register
from engine.commands.networks import large
from models.catalog import ARCHITECTURES


@pytest.fixture(autouse=True)
def only_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh app with this command alone."""
    app = typer.Typer(no_args_is_help=True)

    @app.callback()
    def inkling() -> None: ...

    monkeypatch.setattr(command_line, "app", app)
    monkeypatch.setattr(register, "all_commands", networks.add_to)


def one_of(listed: list[dict[str, object]], key: str) -> dict[str, object]:
    return next(one for one in listed if one["key"] == key)


def test_that_the_table_has_every_network_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["networks"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for network in ARCHITECTURES:
        line = next(line for line in lines if line.split()[:1] == [network.key])
        assert network.title in line
        assert f"{network.parameters:,}" in line


def test_that_json_holds_everything_in_the_order_of_history(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["networks", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["networks"]
    assert [one["key"] for one in listed] == [network.key for network in ARCHITECTURES]
    assert listed[0]["parameters"] == 61_706
    assert one_of(listed, "resnet18")["is_in_torchvision"]


def test_that_one_network_is_told_at_length(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["networks", "lenet5_1998"]) == 0
    told = capsys.readouterr().out
    assert "Gradient-Based Learning" in told
    assert "The paper gives 60,000 parameters." in told


def test_that_an_unknown_network_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["networks", "resnet9"]) == 1
    assert "There is no network “resnet9”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("count", "told"),
    [(12, "12"), (416_520, "417 k"), (40_551_040, "40.6 M"), (1_814_073_344, "1.81 G"), (999, "999")],
)
def test_that_large_numbers_have_three_digits(count: int, told: str) -> None:
    assert large(count) == told
