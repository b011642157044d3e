"""Every sentence of the engine that reaches a person can be translated, and is."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from engine.data.catalog import CATALOG
from engine.networks.catalog import WORDS
from engine.networks.diagram_builder import draw
from engine.translation import translation
from engine.weights.weights_file import read_card
from models.catalog import ARCHITECTURES
from tests.architecture.tree import ROOT, sources, syntax

KOREAN = ROOT / "resources/i18n/engine_ko.ts"
# calls whose first argument is a sentence for a person; classes derived from EngineError are found by themselves
SENTENCES = {"Sentence", "EngineError", "say"}
CONTEXT_OF = {"engine/errors.py"}  # makes sentences of what it is given


@cache
def error_classes() -> frozenset[str]:
    """EngineError and every class of engine/ that is one."""
    bases = {
        node.name: {ast.unparse(base).split(".")[-1] for base in node.bases}
        for path in sources("engine")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ClassDef)
    }
    found = {"EngineError"}
    while more := {name for name, its in bases.items() if its & found} - found:
        found |= more
    return frozenset(found)


def sentence_calls(path: Path) -> Iterator[ast.Call]:
    """The calls in ``path`` that make a sentence."""
    names = SENTENCES | error_classes()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in names and node.args:
            yield node


def templates(path: Path, call: ast.Call) -> Iterator[ast.expr]:
    """What ``call`` makes its sentence of: both sides of ``a if b else c``; a constant of the module by its value."""
    constants = {
        node.targets[0].id: node.value
        for node in syntax(path).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    waiting = [call.args[0]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.IfExp):
            waiting += [node.body, node.orelse]
        else:
            yield constants.get(node.id, node) if isinstance(node, ast.Name) else node


@cache
def korean() -> dict[str, str]:
    """Template -> Korean."""
    messages = ElementTree.parse(KOREAN).getroot().iter("message")
    return {message.findtext("source", ""): message.findtext("translation", "") for message in messages}


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}", text))


def test_that_no_sentence_is_put_together_before_it_can_be_translated() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path in [*sources("engine"), *sources("gui")]
        if str(path) not in CONTEXT_OF
        for call in sentence_calls(path)
        for text in templates(path, call)
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]
    assert found == []


def test_that_every_sentence_of_the_engine_is_translated() -> None:
    known = korean()
    found = [
        f"{path}:{call.lineno}: {text.value}"
        for path in [*sources("engine"), *sources("gui")]
        for call in sentence_calls(path)
        for text in templates(path, call)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and not known.get(text.value)
    ]
    assert found == []


def test_that_translations_have_the_same_placeholders() -> None:
    assert [source for source, said in korean().items() if placeholders(source) != placeholders(said)] == []


def test_that_every_translation_is_translated() -> None:
    assert [source for source, said in korean().items() if not said.strip()] == []


def test_that_the_facts_of_the_networks_are_translated() -> None:
    known = korean()
    facts = {getattr(one, name) for one in ARCHITECTURES for name in WORDS}
    # a name such as VGG-16 or torchvision is the same in every language
    words = {text for text in facts if text and not re.fullmatch(r"[\w-]+", text)}
    assert sorted(words - known.keys()) == []


def test_that_what_is_known_of_data_sets_is_translated() -> None:
    known = korean()
    words = {text for one in CATALOG for text in (one.description, one.licence)}
    assert sorted(words - known.keys()) == []


def test_that_the_cards_of_shipped_weights_are_translated() -> None:
    translated = translation("ko")
    cards = [read_card(path) for path in sorted((ROOT / "resources/weights").glob("*.safetensors"))]
    texts = {text for card in cards for text in (card.data, card.test_data, card.licence, *card.notes.split("\n"))}
    assert len(cards) > 1
    unknown = [text for text in texts if text and translated.say(translated.recognized(text)) == text]
    assert sorted(unknown) == []


def test_that_the_words_in_drawings_are_translated() -> None:
    known = korean()
    layers = [layer for one in ARCHITECTURES for stage in draw(one.key).stages for layer in stage.layers]
    kinds = {layer.block_kind for layer in layers} | {layer.kind for layer in layers if layer.kind.isalpha()}
    assert {"dense", "Bottleneck"} <= kinds
    assert sorted(kinds - known.keys() - {""}) == []
