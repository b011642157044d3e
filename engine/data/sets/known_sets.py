"""The data sets that can be downloaded: their makers' facts, addresses and hashes. No torch, no network.

Where each fact is from (looked up in November 2026; nothing here is from memory alone):

- Addresses and MD5: the source of torchvision 0.28 (torchvision/datasets); a test compares them. The mirror of
  Fashion-MNIST is Keras's, EMNIST's second address that of TensorFlow Datasets.
- SHA-256: of Fashion-MNIST, Kuzushiji-MNIST, CIFAR-10, CIFAR-100 and SVHN torchvision's prototype data sets; of the
  first two, SVHN and EMNIST also TensorFlow Datasets (url_checksums); of CIFAR also Keras; of EMNIST also
  MLDatasets.jl; of Imagenette FastAI.jl and several public projects that hashed a file of the same size.
- Sizes: TensorFlow Datasets; of CIFAR and Imagenette public projects that give size and SHA-256 of one file.
  (Imagenette was packed anew after TensorFlow Datasets took note of it: those are other bytes.)
- Numbers of pictures: the makers' pages. By class, where classes differ: SVHN's as several public projects counted
  them, each by itself; Imagenette's as only one did, with the sum that all others count. What training uses is counted
  in the files themselves, and a difference is told (engine.data.download).

A mirror holds the same bytes, which the SHA-256 proves.
"""

from engine.data.sets.entry import CatalogEntry
from engine.download.source import Source

FASHION = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
FASHION_MIRROR = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
KMNIST = "http://codh.rois.ac.jp/kmnist/dataset/kmnist/"  # this and the next are served over http only
SVHN = "http://ufldl.stanford.edu/housenumbers/"
IMAGENETTE = "https://s3.amazonaws.com/fast-ai-imageclas/"
CIFAR_CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
CIFAR_100_NAMES = (  # in the order of their labels
    "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can "
    "castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin "
    "elephant flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster "
    "man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck "
    "pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk "
    "skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger "
    "tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm"
)
CIFAR_100_CLASSES = tuple(CIFAR_100_NAMES.split())
FASHION_CLASSES = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
KMNIST_CLASSES = ("お o", "き ki", "す su", "つ tsu", "な na", "は ha", "ま ma", "や ya", "れ re", "を wo")
IMAGENETTE_CLASSES = (
    *("tench", "English springer", "cassette player", "chain saw", "church"),
    *("French horn", "garbage truck", "gas pump", "golf ball", "parachute"),
)
# Imagenette's folders are called by the numbers of WordNet
WORDNET_NAMES: dict[str, str] = dict(
    zip(
        (
            *("n01440764", "n02102040", "n02979186", "n03000684", "n03028079"),
            *("n03394916", "n03417042", "n03425413", "n03445777", "n03888257"),
        ),
        IMAGENETTE_CLASSES,
        strict=True,
    )
)
BALANCED_CLASSES = tuple("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt")
LETTER_CLASSES = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _idx(base: str, mirror: str, files: dict[str, tuple[int, str, str]], licence: str) -> tuple[Source, ...]:
    """The four IDX files of a set like MNIST. files: name -> (size, SHA-256, MD5)."""
    return tuple(
        Source(
            url=(mirror or base) + name,
            name=name,
            sha256=sha256,
            size=size,
            licence=licence,
            md5=md5,
            mirrors=(base + name,) if mirror else (),
            may_be_open=True,
        )
        for name, (size, sha256, md5) in files.items()
    )


FASHION_LICENCE = "MIT, Zalando SE"
KMNIST_LICENCE = "CC BY-SA 4.0, ROIS-DS Center for Open Data in the Humanities"
EMNIST_LICENCE = "no license stated; made from NIST Special Database 19, cite Cohen et al. 2017"
CIFAR_LICENCE = "no license stated; cite A. Krizhevsky 2009"
SVHN_LICENCE = "for non-commercial use only; cite Netzer et al. 2011"
IMAGENETTE_LICENCE = "Apache 2.0, fast.ai; the photos are those of ImageNet"

EMNIST_SOURCE = Source(
    url="https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip",
    name="emnist-gzip.zip",
    sha256="fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e",
    size=561_753_746,
    licence=EMNIST_LICENCE,
    md5="58c8d27c78d21e728a6bc7b3cc06412e",
    mirrors=("https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/gzip.zip",),
)

KNOWN_SETS: tuple[CatalogEntry, ...] = (
    CatalogEntry(
        key="fashion-mnist",
        title="Fashion-MNIST",
        description="70,000 gray pictures of clothes, shoes and bags: as small as MNIST, and harder.",
        kind="photo",
        classes=FASHION_CLASSES,
        counts=(6_000,) * 10,
        test_count=10_000,
        channels=1,
        size="28×28",
        licence=FASHION_LICENCE,
        sources=_idx(
            FASHION,
            FASHION_MIRROR,
            {
                "train-images-idx3-ubyte.gz": (
                    26_421_880,
                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                    "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                ),
                "train-labels-idx1-ubyte.gz": (
                    29_515,
                    "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                    "25c81989df183df01b3e8a0aad5dffbe",
                ),
                "t10k-images-idx3-ubyte.gz": (
                    4_422_102,
                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                    "bef4ecab320f06d8554ea6380940ec79",
                ),
                "t10k-labels-idx1-ubyte.gz": (
                    5_148,
                    "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                    "bb300cfdad3c16e7a12a480ee83cd310",
                ),
            },
            FASHION_LICENCE,
        ),
        homepage="https://github.com/zalandoresearch/fashion-mnist",
    ),
    CatalogEntry(
        key="kmnist",
        title="Kuzushiji-MNIST",
        description="70,000 characters of ten kinds from Japanese books of the 17th to 19th century, in cursive.",
        kind="ink",
        classes=KMNIST_CLASSES,
        counts=(6_000,) * 10,
        test_count=10_000,
        channels=1,
        size="28×28",
        licence=KMNIST_LICENCE,
        sources=_idx(
            KMNIST,
            "",
            {
                "train-images-idx3-ubyte.gz": (
                    18_165_135,
                    "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
                    "bdb82020997e1d708af4cf47b453dcf7",
                ),
                "train-labels-idx1-ubyte.gz": (
                    29_497,
                    "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
                    "e144d726b3acfaa3e44228e80efcd344",
                ),
                "t10k-images-idx3-ubyte.gz": (
                    3_041_136,
                    "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
                    "5c965bf0a639b31b8f53240b1b52f4d7",
                ),
                "t10k-labels-idx1-ubyte.gz": (
                    5_120,
                    "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
                    "7320c461ea6c1c855c0b718fb2a4b134",
                ),
            },
            KMNIST_LICENCE,
        ),
        homepage="https://github.com/rois-codh/kmnist",
    ),
    CatalogEntry(
        key="emnist-letters",
        title="EMNIST Letters",
        description="145,600 handwritten letters, capital and small ones together: 26 classes.",
        kind="ink",
        classes=LETTER_CLASSES,
        counts=(4_800,) * 26,
        test_count=20_800,
        channels=1,
        size="28×28",
        licence=EMNIST_LICENCE,
        sources=(EMNIST_SOURCE,),
        members=("gzip/emnist-letters-",),
        unpacked=35_000_000,
        homepage="https://www.nist.gov/itl/products-and-services/emnist-dataset",
    ),
    CatalogEntry(
        key="emnist-balanced",
        title="EMNIST Balanced",
        description="131,600 handwritten digits and letters; letters that look alike capital and small are one class.",
        kind="ink",
        classes=BALANCED_CLASSES,
        counts=(2_400,) * 47,
        test_count=18_800,
        channels=1,
        size="28×28",
        licence=EMNIST_LICENCE,
        sources=(EMNIST_SOURCE,),
        members=("gzip/emnist-balanced-",),
        unpacked=35_000_000,
        homepage="https://www.nist.gov/itl/products-and-services/emnist-dataset",
    ),
    CatalogEntry(
        key="cifar10",
        title="CIFAR-10",
        description="60,000 small color photos of ten kinds of animals and vehicles, on which networks are compared.",
        kind="photo",
        classes=CIFAR_CLASSES,
        counts=(5_000,) * 10,
        test_count=10_000,
        channels=3,
        size="32×32",
        licence=CIFAR_LICENCE,
        sources=(
            Source(
                url="https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
                name="cifar-10-python.tar.gz",
                sha256="6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
                size=170_498_071,
                licence=CIFAR_LICENCE,
                md5="c58f30108f718f92721af3b95e74349a",
            ),
        ),
        unpacked=186_300_000,
        homepage="https://www.cs.toronto.edu/~kriz/cifar.html",
    ),
    CatalogEntry(
        key="cifar100",
        title="CIFAR-100",
        description="60,000 small color photos of a hundred kinds of things, 500 of each to learn from.",
        kind="photo",
        classes=CIFAR_100_CLASSES,
        counts=(500,) * 100,
        test_count=10_000,
        channels=3,
        size="32×32",
        licence=CIFAR_LICENCE,
        sources=(
            Source(
                url="https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz",
                name="cifar-100-python.tar.gz",
                sha256="85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7",
                size=169_001_437,
                licence=CIFAR_LICENCE,
                md5="eb9058c3a382ffc7106e4002c42a8d85",
            ),
        ),
        unpacked=186_300_000,
        homepage="https://www.cs.toronto.edu/~kriz/cifar.html",
    ),
    CatalogEntry(
        key="svhn",
        title="SVHN",
        description="99,289 digits of house numbers in street photos, in color, with their neighbors at the sides.",
        kind="photo",
        classes=tuple("0123456789"),
        counts=(4_948, 13_861, 10_585, 8_497, 7_458, 6_882, 5_727, 5_595, 5_045, 4_659),
        test_count=26_032,
        channels=3,
        size="32×32",
        licence=SVHN_LICENCE,
        sources=(
            Source(
                url=SVHN + "train_32x32.mat",
                name="train_32x32.mat",
                sha256="435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8",
                size=182_040_794,
                licence=SVHN_LICENCE,
                md5="e26dedcc434d2e4c54c9b2d4a06d8373",
                may_be_open=True,
            ),
            Source(
                url=SVHN + "test_32x32.mat",
                name="test_32x32.mat",
                sha256="cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b",
                size=64_275_384,
                licence=SVHN_LICENCE,
                md5="eb5a983be6a315427106f1b164d9cef3",
                may_be_open=True,
            ),
        ),
        homepage="http://ufldl.stanford.edu/housenumbers/",
    ),
    *(
        CatalogEntry(
            key=f"imagenette-{side}",
            title=f"Imagenette {side}",
            description=f"13,394 photos of ten easily told kinds from ImageNet, {side} pixels on the short side.",
            kind="photo",
            classes=IMAGENETTE_CLASSES,
            counts=(963, 955, 993, 858, 941, 956, 961, 931, 951, 960),
            test_count=3_925,
            channels=3,
            size=f"from {side}×{side}",
            licence=IMAGENETTE_LICENCE,
            sources=(
                Source(
                    url=f"{IMAGENETTE}imagenette2-{side}.tgz",
                    name=f"imagenette2-{side}.tgz",
                    sha256=sha256,
                    size=size,
                    licence=IMAGENETTE_LICENCE,
                    md5=md5,
                ),
            ),
            unpacked=size + 8_000_000,
            homepage="https://github.com/fastai/imagenette",
        )
        for side, size, sha256, md5 in (
            (
                160,
                99_003_388,
                "64d0c4859f35a461889e0147755a999a48b49bf38a7e0f9bd27003f10db02fe5",
                "e793b78cc4c9e9a4ccc0c1155377a412",
            ),
            (
                320,
                341_663_724,
                "569b4497c98db6dd29f335d1f109cf315fe127053cedf69010d047f0188e158c",
                "3df6f0d01a2c9592104656642f5e78a3",
            ),
        )
    ),
)
