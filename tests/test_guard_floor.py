"""The meaning guard keeps its precision and recall on the labelled minimal pairs.

Half of the pairs, by hash of their id, were kept aside while the guard was improved; the figure on that half is
the honest one, and both are held. A floor is raised when the guard improves and never lowered silently.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quotes.wording import compare

PAIRS = Path(__file__).with_name("meaning_pairs.jsonl")
FLOORS = Path(__file__).parent / "floors" / "guard.json"


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of the alarms, and how often the whole wording is one of those accepted."""

    precision: float
    recall: float
    wording: float


def kept_aside(pair_id: str) -> bool:
    return hashlib.sha256(pair_id.encode()).digest()[0] % 2 == 1


def figures(rows: list[tuple[dict[str, Any], str]]) -> Figures:
    alarms = sum(wording == "meaning_changed" for _, wording in rows)
    turning = sum(pair["turns"] for pair, _ in rows)
    right = sum(pair["turns"] and wording == "meaning_changed" for pair, wording in rows)
    accepted = sum(wording in pair["wording"] for pair, wording in rows)
    return Figures(right / alarms, right / turning, accepted / len(rows))


@pytest.fixture(scope="module")
def answers() -> list[tuple[dict[str, Any], str]]:
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [(pair, compare(pair["claim"], pair["recorded"]).wording) for pair in pairs]


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def test_the_floors_belong_to_these_pairs(floors: dict[str, Any]) -> None:
    assert hashlib.sha256(PAIRS.read_bytes()).hexdigest() == floors["sha256"], (
        "The pairs changed: measure again and write the new figures into tests/floors/guard.json."
    )


@pytest.mark.parametrize("part", ["all", "aside"])
@pytest.mark.parametrize("measure", ["precision", "recall", "wording"])
def test_the_guard_keeps_its_floor(
    answers: list[tuple[dict[str, Any], str]], floors: dict[str, Any], part: str, measure: str
) -> None:
    rows = answers if part == "all" else [row for row in answers if kept_aside(row[0]["id"])]
    assert round(getattr(figures(rows), measure), 3) >= floors[part][measure]
