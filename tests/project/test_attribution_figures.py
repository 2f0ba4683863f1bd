"""The guide to speakers tells of the kept half what is on record of it, and of a credit what the program gives."""

import json
import re

import pytest

from quotes.attribution.extraction import extract
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "attribution.md").read_text("utf-8")
TABLES = {
    table["title"]: {row[0]: row[1:] for row in table["rows"]}
    for table in json.loads((ROOT / "bench" / "measured" / "extraction.json").read_text("utf-8"))["tables"]
}
# The guide leaves out the interval of the joint F1.
INTERVAL = slice(3, 5)


def told(row: str) -> list[str]:
    """The cells of a row of the guide, without what stands out in it."""
    (line,) = (line for line in GUIDE.splitlines() if line.replace("*", "").startswith(f"| {row} |"))
    return [cell.strip("* %") for cell in line.strip("|").split("|")[1:]]


def shown(figures: list[float | None]) -> list[str]:
    return ["" if figure is None else f"{figure:.1%}".rstrip("%") for figure in figures]


@pytest.mark.parametrize(
    ("row", "title", "system"),
    [
        ("this program, kept half", "Direct quotations", "quotes"),
        ('nearest "said" (naive baseline), kept half', "Direct quotations", "nearest “said”"),
        ("direct and mixed, kept half", "With quotations of which only a part is marked", "quotes"),
    ],
)
def test_the_guide_gives_the_figures_on_record(row: str, title: str, system: str) -> None:
    figures = list(TABLES[title][system])
    del figures[INTERVAL]
    assert told(row) == shown(figures)


@pytest.mark.parametrize("tier", ["certain", "likely", "possible", "none"])
def test_the_guide_gives_what_a_tier_was_worth(tier: str) -> None:
    assert told(tier) == shown(TABLES["By confidence, on the same half"][tier])


def test_the_numbers_of_a_list_stand_together() -> None:
    numbers = [int(found[1]) for found in re.finditer(r"(?m)^(\d+)\. \*\*", GUIDE)]
    items = GUIDE[GUIDE.index("\n1. **") : GUIDE.index(f"\n{numbers[-1]}. **")]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert "\n\n" not in items


def test_a_month_is_told_as_the_guide_says() -> None:
    (one,) = extract("“The sluice is shut,” Ida Rowan said in May 2014.")
    assert one.attribution.said_on == "2014-05"
    assert "`2014-05`" in GUIDE
