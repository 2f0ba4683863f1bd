"""The meaning guard keeps its precision and recall on the labelled pairs.

`meaning_pairs.jsonl` are minimal pairs written before the guard, `speech_pairs.jsonl` others written later by somebody
who had not read it, `press_pairs.jsonl` what the press makes of a transcript. Half of each, by hash of
their id, were kept aside while the guard was improved; the figure on that half is the honest one, and both are held.
`category_pairs.jsonl` and `report_pairs.jsonl` are later ones of the same two kinds, whose errors were read after their
first run. `printed_pairs.jsonl` and `interview_pairs.jsonl` are the latest of each kind, by a writer who had not read the
code; of these too half was kept aside. `ruled_pairs.jsonl` are by a reader who knew the rulings alone; half of them,
marked `aside`, was parted before the guard met any, a transcript's claims always together. `edited_pairs.jsonl` are by
another such writer, on what an editor does to a quotation; half of them, by hash of the id, are marked `aside`.
`copy_pairs.jsonl` are what a copy desk makes of speech, written before the guard was asked, and read after its first run.
`newsroom_pairs.jsonl` are what a newsroom does to a quotation, by a writer who had not read the code; half of them, by hash of
the id, were kept aside. `verbatim_pairs.jsonl` are speech as it was spoken, hesitations and all, and what the press prints of
it, by another such writer; half, by hash of the id, are marked `aside`. `misquoted_pairs.jsonl` are what papers, opponents
and short messages make of a remark, written before a rule was read; half, by hash of the id, are marked `aside`.
`headline_pairs.jsonl` are sentences of politics, courts, trade, science and sport in every category of the guard, written from
the rulings alone; half, by hash of the id, are marked `aside`. `desk_pairs.jsonl` are minimal pairs over everything that can
turn a meaning, and what the press prints of a passage of speech, written from the rulings alone; half, by hash of the id, are
marked `aside`.
`rounds_pairs.jsonl` are minimal pairs written in seven rounds, before the rules for them were looked at, by whoever mended the
guard between them; those of the last round are marked `aside`: nothing was mended after it, and its errors were not read.
A floor is raised when the guard improves and never lowered silently.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quotes.wording import compare
from tests.conftest import ROOT

KEPT_ASIDE = (
    *("meaning", "press", "speech", "printed", "interview"),
    *("ruled", "edited", "newsroom", "verbatim", "misquoted", "headline", "desk"),
)
SETS = (*KEPT_ASIDE, "category", "report", "copy", "rounds")
PARTS = [*((name, "all") for name in SETS), *((name, "aside") for name in (*KEPT_ASIDE, "rounds"))]
FLOORS: dict[str, Any] = json.loads((ROOT / "tests" / "floors" / "guard.json").read_text(encoding="utf-8"))
MEASURES = ("precision", "recall", "wording")

Row = tuple[dict[str, Any], str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of the alarms, and how often the whole wording is one of those accepted."""

    precision: float
    recall: float
    wording: float


def pairs_file(name: str) -> Path:
    return Path(__file__).with_name(f"{name}_pairs.jsonl")


def kept_aside(name: str, pair: dict[str, Any]) -> bool:
    """By the hash of the id: its last byte for *printed* and *interview*, the first for older sets; *ruled* says it."""
    if "aside" in pair:
        return bool(pair["aside"])
    return (
        hashlib.sha256(pair["id"].encode()).digest()[-1 if name in ("printed", "interview") else 0] % 2 == 1
    )


def figures(rows: list[Row]) -> Figures:
    alarms = sum(wording == "meaning_changed" for _, wording in rows)
    turning = sum(pair["turns"] for pair, _ in rows)
    right = sum(pair["turns"] and wording == "meaning_changed" for pair, wording in rows)
    accepted = sum(wording in pair["wording"] for pair, wording in rows)
    return Figures(right / alarms, right / turning, accepted / len(rows))


@cache
def answers(name: str) -> list[Row]:
    pairs = [json.loads(line) for line in pairs_file(name).read_text(encoding="utf-8").splitlines()]
    return [(pair, compare(pair["claim"], pair["recorded"]).wording) for pair in pairs]


def part_of(name: str, part: str) -> list[Row]:
    return answers(name) if part == "all" else [row for row in answers(name) if kept_aside(name, row[0])]


@pytest.mark.parametrize("name", SETS)
def test_the_floors_belong_to_these_pairs(name: str) -> None:
    assert hashlib.sha256(pairs_file(name).read_bytes()).hexdigest() == FLOORS[name]["sha256"], (
        "The pairs changed: measure again and write the new figures into tests/floors/guard.json."
    )


@pytest.mark.parametrize(("name", "part"), PARTS)
@pytest.mark.parametrize("measure", MEASURES)
def test_the_guard_keeps_its_floor(name: str, part: str, measure: str) -> None:
    assert round(getattr(figures(part_of(name, part)), measure), 3) >= FLOORS[name][part][measure]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_evaluation_gives_the_figures_of_today(name: str, part: str) -> None:
    rows = part_of(name, part)
    told = [f"{getattr(figures(rows), measure):.3f}".removeprefix("0") for measure in MEASURES]
    when = "now, all" if part == "all" else "now, kept aside"
    page = (ROOT / "docs" / "guard-evaluation.md").read_text("utf-8").replace("**", "")
    table = page[page.index(f"\n| {name} | {len(answers(name))} | first run") :]
    row = f"| | {len(rows)} | {when} | {' | '.join(told)} |"
    assert row in table.split("\n\n")[0].splitlines(), f"docs/guard-evaluation.md, {name}: {row}"


def test_verdicts_tells_how_much_of_what_was_kept_aside_is_seen() -> None:
    rows = [row for name in KEPT_ASIDE for row in part_of(name, "aside")]
    turning = [wording for pair, wording in rows if pair["turns"]]
    others = [wording for pair, wording in rows if not pair["turns"]]
    page = (ROOT / "docs" / "verdicts.md").read_text("utf-8")
    assert f"Of {len(turning)} changed meanings it names {turning.count('meaning_changed')};" in page
    assert f"Of {len(others)} pairs in which nothing turns, {others.count('meaning_changed')} raise" in page
