from engine.commands.app import run
from tests.engine.recognizers import random_weights


def test_that_an_unknown_format_and_a_foreign_folder_are_told_in_a_sentence(tmp_path, capsys):
    weights = random_weights(tmp_path / "w.safetensors")
    assert run(["export", str(weights), "--to", str(tmp_path / "x"), "--as", "docx"]) == 1
    assert "does not export “docx”" in capsys.readouterr().err
    assert run(["export", str(weights), "--to", str(tmp_path), "--as", "pth"]) == 1
    assert "holds other files" in capsys.readouterr().err
    assert run(["export", "nobody", "--to", str(tmp_path / "x")]) == 1
    assert "no recognizer “nobody”" in capsys.readouterr().err
