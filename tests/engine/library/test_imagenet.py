"""ImageNet weights: downloaded from a server on this machine, or brought along; they become recognizers."""

import json
import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.download import fetch
from engine.download.source import DownloadError, DownloadProgress, DownloadStopped, Source
from engine.download.verify import noted_hash
from engine.errors import EngineError
from engine.inference.recognizer import Recognizer
from engine.library import imagenet, recognizers
from engine.library.torchvision_weights import imagenet_classes, published_version
from engine.storage import paths
from engine.weights.weights_file import sound_file
from models.catalog import ARCHITECTURES
from models.facts.published import PUBLISHED
from tests.engine.download.server import refusing, serving, stalling, whole
from tests.engine.imagenet_files import publish, random_file


@pytest.fixture(scope="module")
def resnet18(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_file(tmp_path_factory.mktemp("published"))


@pytest.fixture
def published(resnet18: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    publish(monkeypatch, resnet18)
    return resnet18


def test_that_what_is_offered_is_what_torchvision_publishes() -> None:
    from models.vision import models

    listed = {(one.architecture, one.version): one for one in PUBLISHED}
    for network in ARCHITECTURES:
        if not network.is_in_torchvision:
            continue
        for weights in models.get_model_weights(network.key):
            measured = weights.meta["_metrics"]["ImageNet-1K"]
            if math.isnan(measured["acc@1"]):
                continue  # features without a classifier
            one = listed.pop((network.key, weights.name.removeprefix("IMAGENET1K_")))
            assert published_version(network.key, one.version).url == weights.url
            assert weights.url.rpartition("/")[2] == one.file
            assert (one.mebibytes, one.top1, one.top5) == (
                weights.meta["_file_size"],
                measured["acc@1"],
                measured["acc@5"],
            )
    assert not listed


def test_that_a_network_alone_means_its_best_weights() -> None:
    assert imagenet.offer("resnet50").key == "resnet50-v2"
    assert imagenet.offer("ResNet50:V1").key == "resnet50-v1"
    assert imagenet.offer("vgg16-397923af.pth").key == "vgg16-v1"
    with pytest.raises(EngineError, match="no published weights “lenet5”"):
        imagenet.offer("lenet5")


def test_that_a_download_becomes_a_recognizer_that_answers_as_torchvision_does(published: Path) -> None:
    told: list[DownloadProgress] = []
    with serving(whole(published.read_bytes())) as server:
        info = imagenet.download("resnet18", tell=told.append, mirror=server.address)
        assert imagenet.download("resnet18", mirror=server.address) == info
    assert len(server.asked) == 1
    assert told[-1].doing == "importing"
    assert info.card.classes == imagenet_classes()
    assert (info.card.input.size, info.card.input.resize, info.card.input.kind) == (224, 256, "photo")
    assert info.card.test_accuracy == 0.69758
    assert "BSD" in info.card.licence
    assert imagenet.offer("resnet18").recognizer == info.key
    assert list(paths.downloads().iterdir()) == []

    from models.vision import models, transforms

    reference = models.resnet18(weights=None).eval()
    reference.load_state_dict(torch.load(published, weights_only=True))
    picture = np.random.default_rng(0).integers(0, 256, (1, 3, 224, 224), np.uint8)
    prepare = models.ResNet18_Weights.IMAGENET1K_V1.transforms()
    normalize = transforms.Normalize(prepare.mean, prepare.std)
    with torch.inference_mode():
        expected = reference(normalize(torch.from_numpy(picture).float() / 255)).numpy()
    answered = Recognizer.load(Path(info.path)).predict_logits(picture)
    np.testing.assert_allclose(answered, expected, rtol=1e-3, atol=1e-3)

    # damaged later: found at use, and the next download replaces it
    with Path(info.path).open("rb+") as file:
        file.seek(-1000, 2)
        byte = file.read(1)[0]
        file.seek(-1000, 2)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(EngineError, match="Get the file again"):
        Recognizer.load(Path(info.path))
    with serving(whole(published.read_bytes())) as server:
        again = imagenet.download("resnet18", mirror=server.address)
    assert len(server.asked) == 1
    assert sound_file(Path(again.path)).card == again.card
    assert len(recognizers.trash()) == 1


def test_that_a_stopped_download_is_listed_with_its_size_and_resumed(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = published.read_bytes()
    with serving(stalling(data, 1_000_000), whole(data)) as server:
        with pytest.raises(DownloadStopped):
            imagenet.download("resnet18", should_stop=lambda: _part_size(published) >= 1_000_000, mirror=server.address)
        assert imagenet.offer("resnet18").kept_bytes == 1_000_000
        assert run("download", "resnet18", "--mirror", server.address, "--json") == 0
    assert server.asked[1][1]["Range"] == "bytes=1000000-"
    assert imagenet.offer("resnet18").kept_bytes == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["type"] == "DownloadProgress"
    assert lines[-1]["type"] == "DownloadDone"
    assert lines[-1]["what"] == imagenet.offer("resnet18").recognizer
    assert run("list", "--published") == 0
    assert lines[-1]["what"] in capsys.readouterr().out


def _part_size(published: Path) -> int:
    part = paths.downloads() / f"{published.name}.part"
    return part.stat().st_size if part.exists() else 0


def test_that_after_a_download_of_other_content_nothing_is_added(published: Path) -> None:
    with serving(whole(bytes(published.stat().st_size))) as server, pytest.raises(DownloadError, match="another file"):
        imagenet.download("resnet18", mirror=server.address)
    assert recognizers.installed() == () or all(info.origin == "shipped" for info in recognizers.installed())
    assert imagenet.offer("resnet18").recognizer == ""


def test_that_a_file_that_is_here_already_is_known_by_its_hash(published: Path, tmp_path: Path) -> None:
    brought = shutil.copy(published, tmp_path / "from a friend.bin")
    info = imagenet.add("", brought)
    assert info.card.source == "torchvision resnet18 IMAGENET1K_V1"
    assert brought.exists()
    assert len(noted_hash(Source("", published.name, published.stem[-8:]))) == 64
    assert imagenet.add("resnet18", published) == info


def test_that_a_file_of_something_else_is_refused_in_words(published: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="holds ResNet-18 V1, not VGG-16 V1"):
        imagenet.add("vgg16", published)
    other = tmp_path / "resnet18.pth"
    other.write_bytes(b"something else")
    with pytest.raises(EngineError, match="is not torchvision's file of ResNet-18 V1: its SHA-256 begins with"):
        imagenet.add("resnet18", other)
    with pytest.raises(EngineError, match="none of the files that torchvision publishes"):
        imagenet.add("", other)
    assert imagenet.offer("resnet18").recognizer == ""


def test_that_a_mirror_elsewhere_has_to_be_https(published: Path) -> None:
    with pytest.raises(DownloadError, match="open connection"):
        imagenet.download("resnet18", mirror="http://example.invalid/")


# The commands


def run(*arguments: object) -> int:
    from engine.commands.app import run

    return run(["weights", *map(str, arguments)])


def test_that_the_command_adds_a_file(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "auto", published) == 0
    assert "ResNet-18 · ImageNet V1 (torchvision)” is ready as mine:" in capsys.readouterr().out
    assert run("list", "--published", "--json") == 0
    offered = json.loads(capsys.readouterr().out)["published"]
    assert sum(bool(one["recognizer"]) for one in offered) == 1
    assert len(offered) == len(PUBLISHED)


def test_that_a_refusal_is_one_sentence_and_exit_code_1(
    published: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "WAITS_S", ())
    with serving(refusing(404)) as server:
        assert run("download", "resnet18", "--mirror", server.address) == 1
    out, err = capsys.readouterr()
    assert "46.8 MB" in out
    assert err.count("\n") == 1
    assert "does not have the file any more" in err
