"""``main.py train`` with the tests' own data set in the catalog."""

import sys

from engine.commands.app import run
from tests.engine.training import tiny

tiny.add_to_catalog()
sys.exit(run(["train", *sys.argv[1:]]))
