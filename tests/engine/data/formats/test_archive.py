import io
import shutil
import struct
import tarfile
import zipfile

import numpy as np
import pytest

from engine.data import catalog
from engine.data.formats import archive, unpacked
from engine.data.formats.archive import unpack
from engine.data.sets.dataset import CancelledError
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage import paths
from tests.engine.data.made_files import pictures, png, tar, zipped


def everything(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


PACKERS = {
    "zip": lambda path, files: zipped(path, files),
    "tar": lambda path, files: tar(path, files, ""),
    "tar.gz": lambda path, files: tar(path, files, "gz"),
    "tar.xz": lambda path, files: tar(path, files, "xz"),
    "tar.bz2": lambda path, files: tar(path, files, "bz2"),
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_that_an_archive_of_a_folder_of_pictures_is_data(tmp_path, suffix):
    path = tmp_path / f"animals.{suffix}"
    PACKERS[suffix](path, pictures(base="animals/") | {"__MACOSX/animals/._cat 0.png": b"x", "animals/.DS_Store": b""})
    found = catalog.summary(str(path))
    assert (found.title, found.classes, found.counts, found.problem) == ("animals", ("cat", "dog"), (3, 3), "")
    data = catalog.load(Recipe(data=str(path)))
    assert (data.title, data.images.shape) == ("animals", (6, 3, 32, 32))
    assert everything(tmp_path) - everything(tmp_path / "home") >= {path.name}
    assert [one for one in path.parent.iterdir() if one.name != "home"] == [path]


def test_that_a_folder_with_a_single_archive_is_its_content(tmp_path):
    place = tmp_path / "photos"
    place.mkdir()
    tar(place / "photos.tar.xz", pictures(base="train/") | pictures(each=1, base="test/", first=9), "xz")
    data = catalog.load(Recipe(data=str(place)))
    assert data.test is not None
    assert (data.title, len(data.images), len(data.test)) == ("photos", 6, 2)


def test_that_an_archive_is_unpacked_once_and_damage_of_the_copy_is_mended(tmp_path, monkeypatch):
    path = tmp_path / "animals.zip"
    zipped(path, pictures())
    first = catalog.load(Recipe(data=str(path)))
    with monkeypatch.context() as patched:
        patched.setattr(unpacked, "unpack", lambda *_, **__: pytest.fail("unpacked again"))
        catalog.summary(str(path))
    (place,) = (paths.data() / "unpacked").iterdir()
    victim = place / "files" / "cat" / "cat 1.png"
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)
    assert np.array_equal(catalog.load(Recipe(data=str(path))).images, first.images)
    victim.unlink()
    assert catalog.summary(str(path)).counts == (3, 3)


def info(name, kind=tarfile.REGTYPE, link="", mode=0o644):
    one = tarfile.TarInfo(name)
    one.type, one.linkname, one.mode = kind, link, mode
    return one


OUTSIDE = ["../evil.png", "a/../../evil.png", "/tmp/evil.png", "C:\\evil.png", "..\\evil.png", "C:evil.png", "\\evil"]


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("suffix", ["zip", "tar.gz"])
def test_that_a_name_that_leads_outside_refuses_the_whole_archive(tmp_path, suffix, name):
    path = tmp_path / f"evil.{suffix}"
    PACKERS[suffix](path, {**pictures(), name: b"evil"})
    before = everything(tmp_path)
    with pytest.raises(EngineError, match="outside of its folder"):
        unpack(path, tmp_path / "out" / "files")
    assert everything(tmp_path) - before <= {"out"}
    assert not list((tmp_path / "out").iterdir())


def test_that_links_devices_and_pipes_are_passed_over_and_told(tmp_path):
    path = tmp_path / "links.tar"
    extra = [
        info("out", tarfile.SYMTYPE, "/etc"),
        info("hard", tarfile.LNKTYPE, "../../etc/passwd"),
        info("pipe", tarfile.FIFOTYPE),
        info("disk", tarfile.BLKTYPE),
    ]
    tar(path, {"out/passwd": b"x", **pictures()}, "", extra)
    skipped = unpack(path, tmp_path / "files")
    assert [name for name, _ in skipped] == ["out", "hard", "pipe", "disk"]
    assert all(one.is_file() and not one.is_symlink() for one in (tmp_path / "files").rglob("*") if not one.is_dir())
    assert (tmp_path / "files" / "out" / "passwd").read_bytes() == b"x"


def test_that_links_in_a_zip_are_passed_over(tmp_path):
    path = tmp_path / "links.zip"
    with zipfile.ZipFile(path, "w") as file:
        one = zipfile.ZipInfo("cat/link.png")
        one.create_system, one.external_attr = 3, 0o120777 << 16
        file.writestr(one, "/etc/passwd")
        file.writestr("cat/a.png", png())
    assert unpack(path, tmp_path / "files") == (("cat/link.png", "is a link or no ordinary file"),)


def test_that_setuid_bits_are_not_taken_over(tmp_path):
    one = info("cat/run.png", mode=0o6777)
    one.size = 3
    with tarfile.open(tmp_path / "s.tar", "w") as file:
        file.addfile(one, io.BytesIO(b"abc"))
    unpack(tmp_path / "s.tar", tmp_path / "files")
    assert (tmp_path / "files" / "cat" / "run.png").stat().st_mode & 0o7111 == 0


def refusal(path):
    """The sentence with which the archive is refused; nothing of it lies anywhere then."""
    target = path.parent / "out" / "files"
    with pytest.raises(EngineError) as told:
        unpack(path, target)
    assert list(target.parent.iterdir()) == []
    assert path.name in told.value.sentence
    return told.value.sentence


@pytest.mark.parametrize("suffix", PACKERS)
def test_that_every_cut_archive_is_refused_and_leaves_nothing(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    PACKERS[suffix](path, pictures(each=2))
    whole = path.read_bytes()
    end = len(whole.rstrip(b"\0")) + 400 if suffix == "tar" else len(whole)
    for share in (0.05, 0.3, 0.6, 0.9, 0.999):
        path.write_bytes(whole[: int(end * share)])
        assert "incomplete or damaged" in refusal(path)


@pytest.mark.parametrize("suffix", ["zip", "tar.gz", "tar.xz"])
def test_that_a_flipped_bit_is_noticed(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    PACKERS[suffix](path, {"cat/a.bin": np.random.default_rng(1).bytes(20_000)})
    content = bytearray(path.read_bytes())
    content[10_000] ^= 16
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_that_a_name_that_comes_twice_is_refused(tmp_path):
    path = tmp_path / "twice.tar"
    tar(path, {"cat/a.png": b"1", "CAT/A.png": b"2"}, "")
    assert "twice" in refusal(path)


def test_that_an_encrypted_archive_says_so(tmp_path):
    path = tmp_path / "locked.zip"
    zipped(path, {"cat/a.png": b"secret"})
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the flag in front of the file, and the one in the list at the end
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "encrypted" in refusal(path)


@pytest.mark.parametrize("suffix", ["zip", "tar.gz", "tar.bz2"])
def test_that_a_bomb_is_refused_before_it_fills_the_disk(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr(archive, "SUSPICIOUS_BYTES", 100_000)
    path = tmp_path / f"bomb.{suffix}"
    PACKERS[suffix](path, {"cat/a.png": bytes(3_000_000)})
    assert "would swell" in refusal(path)


def test_that_a_zip_that_lies_about_its_size_is_refused(tmp_path):
    path = tmp_path / "lies.zip"
    zipped(path, {"cat/a.png": bytes(300_000)})
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<I", 300_000), struct.pack("<I", 20)))
    assert "damaged" in refusal(path)


def test_that_too_many_members_and_a_full_disk_are_told(tmp_path, monkeypatch):
    path = tmp_path / "many.zip"
    zipped(path, {f"cat/{i}.png": b"x" for i in range(20)})
    with monkeypatch.context() as patched:
        patched.setattr(archive, "MOST_MEMBERS", 10)
        assert "more than Inkling unpacks" in refusal(path)
    usage = type("Usage", (), {"free": 5})
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert "is full" in refusal(path)


@pytest.mark.parametrize(
    ("head", "words"),
    [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a", "RAR"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"<html>", "damaged")],
)
def test_that_other_archives_are_named(tmp_path, head, words):
    path = tmp_path / "a.tar.gz"
    path.write_bytes(head + bytes(600))
    assert words in refusal(path)


def test_that_unpacking_can_be_stopped_and_leaves_nothing(tmp_path):
    path = tmp_path / "a.zip"
    zipped(path, pictures())
    asked = iter([False, False, False, True])
    with pytest.raises(CancelledError):
        unpack(path, tmp_path / "out" / "files", is_cancelled=lambda: next(asked))
    assert not list((tmp_path / "out").iterdir())


def test_that_old_korean_names_are_read(tmp_path):
    path = tmp_path / "k.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("XXXX/a.png", b"x")
    path.write_bytes(path.read_bytes().replace(b"XXXX", "고양".encode("cp949")))
    unpack(path, tmp_path / "files")
    assert everything(tmp_path / "files") == {"고양", "고양/a.png"}


def test_that_a_file_of_no_form_says_what_can_be_chosen(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(EngineError, match=r"\.zip"):
        catalog.summary(str(tmp_path / "notes.txt"))


def told(path):
    try:
        return catalog.summary(str(path)).problem
    except EngineError as error:
        return str(error.sentence)


def test_that_problems_of_an_archive_name_the_archive(tmp_path):
    flat = {name.replace("/", "_"): content for name, content in pictures().items()}
    zipped(tmp_path / "photos.v2.zip", flat)
    assert told(tmp_path / "photos.v2.zip").startswith("“photos.v2.zip” has pictures but no sub-folders")
    zipped(tmp_path / "one.zip", pictures(("cat",)))
    assert told(tmp_path / "one.zip").startswith("“one.zip” has only one class")
    zipped(tmp_path / "texts.zip", {"readme.txt": b"hello"})
    assert "“texts.zip”" in told(tmp_path / "texts.zip")
    zipped(tmp_path / "my.data.zip", pictures())
    assert catalog.summary(str(tmp_path / "my.data.zip")).title == "my.data"


def test_that_an_archive_in_an_archive_is_unpacked_and_several_are_named(tmp_path):
    zipped(tmp_path / "inner.zip", pictures())
    content = (tmp_path / "inner.zip").read_bytes()
    zipped(tmp_path / "outer.zip", {"data/inner.zip": content})
    found = catalog.summary(str(tmp_path / "outer.zip"))
    assert (found.classes, found.counts, found.title) == (("cat", "dog"), (3, 3), "outer")
    zipped(tmp_path / "two.zip", {"train.zip": content, "test.zip": content})
    assert told(tmp_path / "two.zip").startswith("“two.zip” holds archives itself: “test.zip”, “train.zip”.")


def test_that_archives_within_archives_end(tmp_path):
    inner = b"no archive"
    for number in range(6):
        zipped(tmp_path / f"{number}.zip", {f"{number - 1}.zip": inner})
        inner = (tmp_path / f"{number}.zip").read_bytes()
    assert "holds archives itself" in told(tmp_path / "5.zip")


def test_that_names_that_differ_by_capitals_are_told_apart_from_equal_ones(tmp_path):
    zipped(tmp_path / "case.zip", {"A/0.png": png(), "a/0.png": png(1)})
    assert "holds “A/0.png” and “a/0.png”, which are one name on many computers" in told(tmp_path / "case.zip")
