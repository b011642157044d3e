from gui.main_window import MainWindow


def test_that_the_window_opens_on_recognize_with_a_ready_engine(window: MainWindow) -> None:
    assert window.isVisible()
    assert window.session.chosen("ink")


def test_again(window: MainWindow) -> None:
    assert window.session.chosen("ink")
