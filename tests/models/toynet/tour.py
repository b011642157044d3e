"""Run in a copy of the program that has ToyNet: all that a person does with a network. Prints what it found."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from engine.export.export import export
from engine.library.recognizers import listing
from engine.networks.catalog import list_architectures
from engine.networks.diagram_builder import draw
from engine.training.defaults import defaults_for, defaults_from_weights
from engine.training.loop import train
from engine.training.runs.run_folder import BEST, create_run
from engine.weights.identify.identify import diagnose
from engine.weights.load_network import assemble
from engine.weights.weights_file import load_weights, read_card
from gui.library.networks.diagram_layout import words
from gui.library.networks.diagram_query import DiagramQuery
from gui.library.networks.family_tree import FamilyTree
from gui.library.weights.weights_downloads import WeightsDownloads
from gui.session import Session
from gui.settings import Settings
from tests.engine.training import tiny
from tests.gui.fake_engine import FakeEngine


def labels_of_the_family_tree() -> list[str]:
    """What the library shows of the networks."""
    application = QApplication([])
    session = Session(FakeEngine(), Settings())
    tree = FamilyTree(WeightsDownloads(session), DiagramQuery(session))
    tree.show_networks(list_architectures())
    shown = [label.text() for label in tree.findChildren(QLabel)]
    del tree, session
    application.quit()
    return shown


def main() -> None:
    tiny.add_to_catalog()
    folder = Path(sys.argv[1])
    infos = {info.key: info for info in list_architectures()}
    recipe = replace(defaults_for("toynet", "bars"), epochs=2, device="cpu", precision="float32")
    run = create_run(recipe)
    events = list(train(recipe, run, should_stop=lambda: False))
    from_its_weights = replace(
        defaults_from_weights("toynet", "bars"), start_from=str(run / BEST), epochs=1, device="cpu"
    )
    again = list(train(from_its_weights, create_run(from_its_weights), should_stop=lambda: False))
    exported = list(export(run / BEST, folder, ["pth"]))
    card = read_card(run / BEST)
    state, _ = load_weights(run / BEST)
    network = assemble(card, state)
    print(
        json.dumps(
            {
                "stages": infos["toynet"].small_stages,
                "defaults": [recipe.batch_size, recipe.learning_rate, recipe.augmentation],
                "trained": repr(events[-1]),
                "trained again": repr(again[-1]),
                "drawing": words(draw("toynet")),
                "tree": labels_of_the_family_tree(),
                "exported": repr(exported[-1]),
                "files": sorted(str(path.relative_to(folder)) for path in folder.rglob("*.py")),
                "proofs": [repr(event) for event in exported if type(event).__name__ == "FileProven"],
                "card": [card.architecture, card.form, card.parameters, *card.classes],
                "diagnosed": diagnose(state, "a.pth").architecture.key,
                "network": type(network).__module__,
                "recognizers": [info.card.architecture for info in listing().recognizers],
            }
        )
    )


if __name__ == "__main__":
    main()
