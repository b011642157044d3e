"""The ImageNet weights that torchvision publishes: file, size and accuracy; readable without torch.

A test compares every line with torchvision's own constants; the addresses are asked of torchvision. A file's name ends
in the first 8 hex digits of its SHA-256. Not listed: VGG-16's weights without a classifier.
"""

from dataclasses import dataclass

LICENCE = "BSD 3-Clause (torchvision); trained on ImageNet, whose pictures are for non-commercial research"


@dataclass(frozen=True)
class PublishedFile:
    """One file. version: "V1" are the first ones, "V2" a newer training recipe. top1, top5: percent, one crop."""

    architecture: str
    version: str
    file: str
    mebibytes: float
    top1: float
    top5: float

    @property
    def hash_begins(self) -> str:
        """The first 8 hex digits of its SHA-256."""
        return self.file.removesuffix(".pth").rpartition("-")[2]


PUBLISHED: tuple[PublishedFile, ...] = (
    PublishedFile("alexnet", "V1", "alexnet-owt-7be5be79.pth", 233.087, 56.522, 79.066),
    PublishedFile("vgg11", "V1", "vgg11-8a719046.pth", 506.84, 69.02, 88.628),
    PublishedFile("vgg11_bn", "V1", "vgg11_bn-6002323d.pth", 506.881, 70.37, 89.81),
    PublishedFile("vgg13", "V1", "vgg13-19584684.pth", 507.545, 69.928, 89.246),
    PublishedFile("vgg13_bn", "V1", "vgg13_bn-abd245e5.pth", 507.59, 71.586, 90.374),
    PublishedFile("vgg16", "V1", "vgg16-397923af.pth", 527.796, 71.592, 90.382),
    PublishedFile("vgg16_bn", "V1", "vgg16_bn-6c64b313.pth", 527.866, 73.36, 91.516),
    PublishedFile("vgg19", "V1", "vgg19-dcbb9e9d.pth", 548.051, 72.376, 90.876),
    PublishedFile("vgg19_bn", "V1", "vgg19_bn-c79401a0.pth", 548.143, 74.218, 91.842),
    PublishedFile("googlenet", "V1", "googlenet-1378be20.pth", 49.731, 69.778, 89.53),
    PublishedFile("resnet18", "V1", "resnet18-f37072fd.pth", 44.661, 69.758, 89.078),
    PublishedFile("resnet34", "V1", "resnet34-b627a593.pth", 83.275, 73.314, 91.42),
    PublishedFile("resnet50", "V1", "resnet50-0676ba61.pth", 97.781, 76.13, 92.862),
    PublishedFile("resnet50", "V2", "resnet50-11ad3fa6.pth", 97.79, 80.858, 95.434),
    PublishedFile("resnet101", "V1", "resnet101-63fe2227.pth", 170.511, 77.374, 93.546),
    PublishedFile("resnet101", "V2", "resnet101-cd907fc2.pth", 170.53, 81.886, 95.78),
    PublishedFile("resnet152", "V1", "resnet152-394f9c45.pth", 230.434, 78.312, 94.046),
    PublishedFile("resnet152", "V2", "resnet152-f82ba261.pth", 230.474, 82.284, 96.002),
    PublishedFile("densenet121", "V1", "densenet121-a639ec97.pth", 30.845, 74.434, 91.972),
    PublishedFile("densenet161", "V1", "densenet161-8d451a50.pth", 110.369, 77.138, 93.56),
    PublishedFile("densenet169", "V1", "densenet169-b2777c0a.pth", 54.708, 75.6, 92.806),
    PublishedFile("densenet201", "V1", "densenet201-c1103571.pth", 77.373, 76.896, 93.37),
)
