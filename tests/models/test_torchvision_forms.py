"""Torchvision's networks for gray pictures."""

import torch

from models.build import build


def test_that_a_gray_picture_is_answered_like_its_copy_in_three_colors() -> None:
    torch.manual_seed(0)
    color = build("resnet18", classes=5, channels=3, size=40, form="full").eval()
    torch.manual_seed(0)
    gray = build("resnet18", classes=5, channels=1, size=40, form="full").eval()
    picture = torch.randn(2, 1, 40, 40)
    with torch.no_grad():
        torch.testing.assert_close(gray(picture), color(picture.expand(2, 3, 40, 40)), rtol=1e-3, atol=1e-4)
