"""Files of the forms in which data sets are published, made by hand: tests need no downloads."""

import struct
import tarfile
import zipfile
import zlib
from io import BytesIO

import numpy as np
from PIL import Image


def colors(count, seed=0, side=32):
    """uint8 (N, 3, side, side)."""
    return np.random.default_rng(seed).integers(0, 256, (count, 3, side, side)).astype(np.uint8)


def png(seed=0, size=(24, 20)):
    content = BytesIO()
    noise = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3)).astype(np.uint8)
    Image.fromarray(noise).save(content, "PNG")
    return content.getvalue()


# CIFAR


def _short(text):
    return b"U" + bytes([len(text)]) + text.encode()


def _whole(number):
    return b"K" + bytes([number]) if 0 <= number < 256 else b"J" + struct.pack("<i", number)


def _array(images):
    """An array of bytes as NumPy under Python 2 pickled it."""
    raw = images.tobytes()
    shape = b"".join(_whole(size) for size in images.shape)
    return (
        b"cnumpy.core.multiarray\n_reconstruct\nq\x05cnumpy\nndarray\nq\x06K\x00\x85q\x07U\x01bq\x08\x87q\x09Rq\x0a("
        b"K\x01" + b"(" + shape + b"tq\x0bcnumpy\ndtype\nq\x0cU\x02u1q\x0dK\x00K\x01\x87q\x0eRq\x0f("
        b"K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tq\x10b\x89"
        b"T" + struct.pack("<i", len(raw)) + raw + b"tq\x11b"
    )


def python_2_pickle(entries):
    """A dictionary of arrays, texts, and lists of small numbers or texts, in protocol 2."""
    content = b"\x80\x02}q\x01("
    for key, value in entries.items():
        content += _short(key)
        if isinstance(value, np.ndarray):
            content += _array(value)
        elif isinstance(value, str):
            content += _short(value)
        else:
            items = (_short(item) if isinstance(item, str) else _whole(item) for item in value)
            content += b"]q\x03(" + b"".join(items) + b"e"
    return content + b"u."


def cifar_10_python(folder, each=4):
    """A folder as in cifar-10-python.tar.gz; the pictures (6 * each, 3, 32, 32) and labels, training ones first."""
    folder.mkdir(parents=True)
    images, labels = colors(6 * each), [number % 10 for number in range(6 * each)]
    names = [*(f"data_batch_{i}" for i in range(1, 6)), "test_batch"]
    for place, name in enumerate(names):
        some = slice(place * each, (place + 1) * each)
        batch = {"batch_label": name, "labels": labels[some], "data": images[some].reshape(each, -1)}
        (folder / name).write_bytes(python_2_pickle(batch | {"filenames": ["a.png"] * each}))
    meta = {"label_names": [f"kind {i}" for i in range(10)]}
    (folder / "batches.meta").write_bytes(python_2_pickle(meta))
    return images, labels


def cifar_10_binary(folder, each=4):
    folder.mkdir(parents=True)
    images, labels = colors(6 * each), np.arange(6 * each, dtype=np.uint8) % 10
    names = [*(f"data_batch_{i}.bin" for i in range(1, 6)), "test_batch.bin"]
    for place, name in enumerate(names):
        some = slice(place * each, (place + 1) * each)
        records = np.concatenate([labels[some, None], images[some].reshape(each, -1)], 1)
        (folder / name).write_bytes(records.tobytes())
    (folder / "batches.meta.txt").write_text("\n".join(f"kind {i}" for i in range(10)) + "\n\n")
    return images, labels


def cifar_100(folder, count=200):
    """The Python version; fine labels 0..99, coarse ones fine // 5."""
    folder.mkdir(parents=True)
    images, fine = colors(count), [number % 100 for number in range(count)]
    batch = {"fine_labels": fine, "coarse_labels": [number // 5 for number in fine], "data": images.reshape(count, -1)}
    for name in ("train", "test"):
        (folder / name).write_bytes(python_2_pickle(batch))
    names = {"fine_label_names": [f"f{i}" for i in range(100)], "coarse_label_names": [f"c{i}" for i in range(20)]}
    (folder / "meta").write_bytes(python_2_pickle(names))
    return images, fine


# MATLAB


def _part(kind, content):
    return struct.pack("<II", kind, len(content)) + content + bytes(-len(content) % 8)


def matrix(name, values, stored=2, kind=9):
    """A matrix of bytes; stored 9 and kind 6: as doubles."""
    numbers = values.astype("<f8") if stored == 9 else values
    inside = _part(6, bytes([kind, 0, 0, 0]) + bytes(4))
    inside += _part(5, struct.pack(f"<{values.ndim}i", *values.shape))
    short = name.encode()
    inside += struct.pack("<HH", 1, len(short)) + short.ljust(4, b"\0") if len(short) <= 4 else _part(1, short)
    return _part(14, inside + _part(stored, numbers.tobytes(order="F")))


def mat(path, *matrices, packed=True):
    head = b"MATLAB 5.0 MAT-file, made by a test".ljust(116) + bytes(8) + b"\x00\x01IM"
    elements = b""
    for one in matrices:
        small = zlib.compress(one)
        elements += struct.pack("<II", 15, len(small)) + small if packed else one
    path.write_bytes(head + elements)


def svhn(folder, packed=True):
    """train_32x32.mat and test_32x32.mat; uint8 (20, 3, 32, 32) and labels 1..10 of the training part."""
    folder.mkdir(parents=True, exist_ok=True)
    images, labels = colors(20), np.arange(20, dtype=np.uint8) % 10 + 1
    turned = images.transpose(2, 3, 1, 0)
    for name in ("train_32x32.mat", "test_32x32.mat"):
        mat(folder / name, matrix("X", turned), matrix("y", labels[:, None], kind=6), packed=packed)
    return images, labels


# archives


def pictures(classes=("cat", "dog"), each=3, base="", first=0):
    """Name -> content of small pictures in class folders."""
    numbered = ((label, i) for label in classes for i in range(each))
    return {f"{base}{label}/{label} {i}.png": png(seed) for seed, (label, i) in enumerate(numbered, first)}


def tar(path, files, kind="gz", extra=()):
    """extra: TarInfos without content."""
    with tarfile.open(path, f"w:{kind}") as archive:
        for one in extra:
            archive.addfile(one)
        for name, content in files.items():
            one = tarfile.TarInfo(name)
            one.size = len(content)
            archive.addfile(one, BytesIO(content))


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
