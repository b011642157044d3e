from PySide6.QtCore import QByteArray, QMimeData, QUrl

from gui.window.drop_and_paste import can_take, sort_out


def urls(*addresses: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address) for address in addresses])
    return mime


def test_that_local_files_come_in_once_each_whatever_their_names() -> None:
    found = sort_out(urls("file:///p/%ED%95%9C%EA%B8%80.png", "file:///p/a%23b%3F.png", "file:///p/a%23b%3F.png"))
    assert found.paths == ("/p/한글.png", "/p/a#b?.png")
    assert found.elsewhere == ()


def test_that_what_is_not_on_this_machine_is_named_and_not_fetched() -> None:
    mime = urls("https://example.org/cat.png", "ftp://example.org/x", "file://otherhost/share/x.png", "file:///p/a.png")
    found = sort_out(mime)
    assert found.paths == ("/p/a.png",)
    assert found.elsewhere == ("https://example.org/cat.png", "ftp://example.org/x", "file://otherhost/share/x.png")


def test_that_a_picture_out_of_a_browser_counts_more_than_its_address() -> None:
    mime = urls("https://example.org/cat.png")
    mime.setData("image/png", QByteArray(b"\x89PNG..."))
    found = sort_out(mime)
    assert (found.picture, found.picture_format) == (b"\x89PNG...", "png")


def test_that_a_file_counts_more_than_the_picture_beside_it() -> None:
    mime = urls("file:///p/a.png")
    mime.setData("image/png", QByteArray(b"thumbnail"))
    assert sort_out(mime).paths == ("/p/a.png",)
    assert sort_out(mime).picture == b""


def test_that_text_and_nothing_cannot_be_taken() -> None:
    text = QMimeData()
    text.setText("hello")
    assert not can_take(text)
    assert not can_take(QMimeData())
    assert sort_out(QMimeData()).paths == ()
    assert not can_take(None), "the clipboard of a program that has just gone"
    assert sort_out(None).paths == ()
    assert can_take(urls("file:///p/a.png"))
