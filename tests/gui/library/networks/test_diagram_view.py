from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.networks.catalog import list_architectures
from engine.networks.diagram import DiagramLayer, DiagramStage, NetworkDiagram
from engine.protocol.messages import Failed
from engine.protocol.networks import DrawNetwork
from gui.library.networks.diagram_layout import parts_of
from gui.library.networks.diagram_query import DiagramQuery
from gui.library.networks.diagram_view import DiagramView
from gui.library.networks.network_card import NetworkCard, ParameterCount
from gui.session import Session
from gui.settings import Settings
from tests.gui.fake_engine import FakeEngine


def blueprint(key: str = "resnet18", parameters: int = 300, published: int = 300, blocks: int = 3) -> NetworkDiagram:
    """A stem, a stage of blocks of two layers, and a dense layer."""
    stem = DiagramLayer("conv1", "7×7, stride 2", (64, 112, 112), 100, 5_000)
    pairs = [
        DiagramLayer(f"layer1.{index}.conv{part}", "3×3", (128, 56, 56), 40, 2_000, f"layer1.{index}", "Basic block")
        for index in range(blocks)
        for part in (1, 2)
    ]
    dense = DiagramLayer("fc", "dense", (1000,), 60, 60)
    stages = (
        DiagramStage((64, 112, 112), (stem,)),
        DiagramStage((128, 56, 56), tuple(pairs)),
        DiagramStage((1000,), (dense,)),
    )
    return NetworkDiagram(key, 3, 224, 1000, stages, parameters, published, "torchvision" if published else "")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def blueprints(engine: FakeEngine, qtbot: QtBot) -> DiagramQuery:
    session = Session(engine, Settings())
    session.start()
    return DiagramQuery(session)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[DiagramView]:
    made = DiagramView()
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    made.show()
    made.show_blueprint(blueprint())
    yield made
    made.close()


def test_that_maps_are_as_high_as_they_are_large_and_blocks_are_counted() -> None:
    picture, stem, stage, dense = parts_of(blueprint())
    assert picture.height > stem.height > stage.height
    assert stage.depth > stem.depth
    assert stage.width > stem.width
    assert (stage.above, *stage.below) == ("128", "56×56", "Basic block ×3")
    assert dense.is_dense
    assert dense.below[0] == "dense"


def test_that_a_network_of_many_layers_stays_as_narrow_as_its_stages() -> None:
    wide = parts_of(blueprint(blocks=48))[2]
    assert len(wide.units) == 48
    assert wide.width <= 200


def test_that_pointing_at_a_part_tells_its_layers(view: DiagramView, qtbot: QtBot) -> None:
    assert "Point at a part" in view.detail()[1]
    before = view.grab().toImage()
    found = {view.detail()[0]}
    for x in range(0, view.width(), 3):
        QTest.mouseMove(view, QPoint(x, 75))
        found.add(view.detail()[0])
    assert any(text.startswith("7×7, stride 2 · conv1 · 100 parameters") for text in found)
    assert sum(text.startswith("Basic block · layer1.") for text in found) == 3
    assert any(text.startswith("dense · fc") for text in found)
    assert view.grab().toImage() == before  # the pointer stands beside the network again


def test_that_the_arrow_keys_walk_through_the_network(view: DiagramView, qtbot: QtBot) -> None:
    told: list[str] = []
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        told.append(view.detail()[0].split(" · ")[1])
    assert told == ["conv1", "layer1.0", "layer1.1", "layer1.2", "fc", "fc"]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "layer1.2" in view.detail()[0]
    assert "3×3" in view.detail()[1]
    assert "Basic block ×3" in view.accessibleDescription()


def test_that_networks_are_asked_for_one_after_another_and_a_refusal_stops_nothing(
    blueprints: DiagramQuery, engine: FakeEngine
) -> None:
    blueprints.want(["a", "b"])
    blueprints.want(["c"])
    asked = [one.key for one in engine.of(DrawNetwork)]
    assert asked == ["a"]
    engine.answer(Failed("no"))
    engine.answer(blueprint("c"))
    engine.answer(blueprint("b"))
    asked = [one.key for one in engine.of(DrawNetwork)]
    assert asked == ["a", "c", "b"]
    assert blueprints.get("a") is None
    assert blueprints.get("b") is not None


@pytest.mark.parametrize(
    ("published", "mark", "told"),
    [
        (300, "✓", "exactly what torchvision gives"),
        (0, "", "Nobody publishes"),
        (299, "≠", "But torchvision gives 299"),
    ],
)
def test_that_a_check_mark_stands_only_where_the_counted_number_is_the_published_one(
    blueprints: DiagramQuery, engine: FakeEngine, qtbot: QtBot, published: int, mark: str, told: str
) -> None:
    network = next(one for one in list_architectures() if one.key == "resnet18")
    label = ParameterCount(network, "11.7 M", blueprints)
    qtbot.addWidget(label)
    assert label.text() == "11.7 M"
    blueprints.want(["resnet18"])
    engine.answer(blueprint(published=published))
    assert label.text() == f"11.7 M {mark}".strip()
    assert told in label.toolTip()


def test_that_a_story_has_idea_contest_and_drawing(blueprints: DiagramQuery, engine: FakeEngine, qtbot: QtBot) -> None:
    networks = {one.key: one for one in list_architectures()}
    story = NetworkCard(blueprints)
    qtbot.addWidget(story)
    story.show()
    story.show_network(networks["resnet152"])
    drawing = story.findChild(DiagramView)
    assert drawing is not None
    assert "Drawing the network" in drawing.detail()[1]
    blueprints.want(["resnet152"])
    engine.answer(blueprint("resnet152"))
    assert "Point at a part" in drawing.detail()[1]
    story.show_network(networks["resnet18"])
    assert "Drawing the network" in drawing.detail()[1]


def test_that_a_rounded_number_of_the_paper_is_told_but_not_checked_off(
    blueprints: DiagramQuery, engine: FakeEngine, qtbot: QtBot
) -> None:
    network = next(one for one in list_architectures() if one.key == "alexnet_2012")
    label = ParameterCount(network, "61.0 M", blueprints)
    qtbot.addWidget(label)
    blueprints.want(["alexnet_2012"])
    engine.answer(blueprint("alexnet_2012", published=0))
    assert label.text() == "61.0 M"
    assert "“60 million”" in label.toolTip()
