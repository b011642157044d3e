import cv2
import numpy as np
import pytest

from engine.pictures.paper.sheet import find_sheet


def table_with_sheet(turn: float, table: int = 70, paper: int = 235) -> tuple[np.ndarray, np.ndarray]:
    """A picture of a turned sheet on a table, uint8 (300, 400, 3), and where the sheet is."""
    corners = cv2.boxPoints(((195.0, 150.0), (280.0, 200.0), turn)).astype(np.int32)
    sheet = np.zeros((300, 400), np.uint8)
    cv2.fillConvexPoly(sheet, corners, 255)
    rgb = np.where(sheet[..., None] > 0, paper, table).astype(np.int16).repeat(3, axis=2)
    noise = np.random.default_rng(1).normal(0, 4, rgb.shape)
    return np.clip(rgb + noise, 0, 255).astype(np.uint8), sheet


@pytest.mark.parametrize("turn", [0.0, 4.0, 30.0])
@pytest.mark.parametrize("table", [40, 160])
def test_that_a_sheet_on_a_table_is_found(turn: float, table: int):
    rgb, sheet = table_with_sheet(turn, table)
    cv2.putText(rgb, "7", (160, 200), cv2.FONT_HERSHEY_SIMPLEX, 4, (20, 20, 30), 10)
    found = find_sheet(rgb)
    assert found is not None
    assert (cv2.subtract(found, sheet) > 0).mean() < 0.002  # corners
    assert (found > 0).sum() > 0.85 * (sheet > 0).sum()


def test_that_paper_that_fills_the_picture_needs_no_sheet():
    rgb = np.clip(np.random.default_rng(1).normal(230, 4, (300, 400, 3)), 0, 255).astype(np.uint8)
    assert find_sheet(rgb) is None


@pytest.mark.parametrize("slope", [0.0, 0.3, 1.0])
def test_that_the_edge_of_a_shadow_is_no_sheet(slope: float):
    y, x = np.mgrid[0:300, 0:400]
    light = np.where(x + slope * (y - 150) < 210, 235, 90)
    assert find_sheet(np.repeat(light[..., None], 3, axis=2).astype(np.uint8)) is None


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (30, 900), (160, 160)])
def test_that_small_and_thin_pictures_show_no_sheet(shape):
    assert find_sheet(np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8)) is None
