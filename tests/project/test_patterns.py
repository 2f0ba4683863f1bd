"""No pattern uses what some versions of Python get wrong."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Behind a group a possessive quantifier loses its place where the group fails half-way, in Python 3.11.0 to 3.11.4
# (python/cpython#106052): an atomic group says the same. Behind one character or a class it is sound.
_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\{?\d*,?\d*\}?\})\+")


@pytest.mark.parametrize("folder", ["quotes", "db", "scrapers"])
def test_no_quantifier_behind_a_group_is_possessive(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if _POSSESSIVE_GROUP.search(line.replace("'()*+,", ""))
    ]
    assert not found


def test_such_a_quantifier_is_seen() -> None:
    assert _POSSESSIVE_GROUP.search(r'r"(?: an?| openly)*+ (?:non)"')
    assert _POSSESSIVE_GROUP.search(r'rf"(?: [a-z]){{1,6}}+"')
    assert not _POSSESSIVE_GROUP.search(r'r"[a-z]*+(?>(?:b)+)1"')
