"""Answers as data: nothing of a result is lost or renamed, and the data are the reader's own."""

from dataclasses import asdict, dataclass

from quotes import check, verify
from quotes.plain import plain

RECORD = "MAYOR BRANDT: We will not sell the orchard. It feeds the school, and it shades the road.\n"
BENT = "We will sell the orchard."


def test_a_verdict_is_told_field_by_field_down_to_its_findings() -> None:
    verdict = verify(BENT, speaker="Brandt", against=RECORD)
    assert verdict.findings
    assert verdict.evidence
    told = verdict.as_dict()
    assert told.pop("schema") == 1
    assert told == asdict(verdict)
    assert list(told["findings"][0]) == list(asdict(verdict.findings[0]))


def test_a_draft_is_told_with_the_verdicts_in_it() -> None:
    draft = check(f"“{BENT}” said Mayor Brandt. “It feeds the school,” he added.", against=RECORD)
    told = draft.as_dict()
    assert told.pop("schema") == 1
    assert told == asdict(draft)
    assert [each["verdict"]["wording"] for each in told["quotations"]] == [
        each.verdict.wording for each in draft.quotations
    ]


def test_whoever_changes_the_data_leaves_the_verdict_as_it_was() -> None:
    verdict = verify(BENT, against=RECORD)
    known = dict(verdict.thresholds)
    verdict.as_dict()["thresholds"].clear()
    assert verdict.thresholds == known


@dataclass(frozen=True, slots=True)
class _Shelf:
    name: str
    books: tuple["_Shelf", ...] = ()
    loans: tuple[dict[str, "_Shelf"], ...] = ()


def test_results_are_found_wherever_they_stand_in_one_another() -> None:
    leaf = _Shelf("atlas")
    told = plain([_Shelf("maps", (leaf,), ({"lent": leaf},)), None, 3])
    atlas = {"name": "atlas", "books": (), "loans": ()}
    assert told == [{"name": "maps", "books": (atlas,), "loans": ({"lent": atlas},)}, None, 3]
