"""Whole drafts as desks hand them in, each labelled before its first run: the words, whose they are, and the verdict.

`words` are those of the quotation, or its first and last ones around " ~ "; `speakers` are the forms that name the one
speaker (null: nobody need be named), `verdict` what wordings and attributions are right against the draft's `record`.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from quotes.desk import check_document, quotations_of, read_draft
from quotes.draft.drafts import DraftQuotation
from scrapers.document import Document
from tests.draft.word_files import word_file

HERE = Path(__file__).parent
DRAFTS = HERE / "labelled_drafts.jsonl"
FLOOR = json.loads((HERE.parent / "floors" / "drafts.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = [json.loads(line) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
EDGES = " ,.;:!?…-–—'\"“”()[]*_«»‹›"


def draft_of(row: dict[str, Any]) -> Document:
    data = word_file(**row["word"]) if "word" in row else row["text"].encode()
    return read_draft(data, name=row["name"])


def bare(words: str) -> str:
    return " ".join(words.split()).replace("’", "'").replace("‘", "'").strip(EDGES).casefold()


def is_of(label: dict[str, Any], found: DraftQuotation) -> bool:
    first, _, last = map(bare, label["words"].partition(" ~ "))
    words = bare(found.words)
    return words.startswith(first) and words.endswith(last) if last else words == first


def paired(row: dict[str, Any], found: list[DraftQuotation]) -> dict[int, int]:
    """Which quotation of a draft each label is of, by their numbers."""
    left = dict(enumerate(found))
    pairs: dict[int, int] = {}
    for n, label in enumerate(row["quotes"]):
        at = next((at for at, one in left.items() if is_of(label, one)), None)
        if at is not None:
            pairs[n] = at
            del left[at]
    return pairs


def named(label: dict[str, Any], found: DraftQuotation) -> bool:
    if "joint" in label:
        return set(found.speakers) == set(label["joint"])
    return (found.speakers[0] if found.speakers else None) in label["speakers"]


def test_the_drafts_are_those_the_floor_was_measured_on() -> None:
    assert hashlib.sha256(DRAFTS.read_bytes()).hexdigest() == FLOOR["sha256"]


def test_quotations_and_speakers_hold_the_floor() -> None:
    labelled = matched = right = found_ = sure = sure_right = 0
    for row in ROWS:
        found = quotations_of(draft_of(row))
        pairs = paired(row, found)
        labelled, found_, matched = labelled + len(row["quotes"]), found_ + len(found), matched + len(pairs)
        for n, at in pairs.items():
            ok = named(row["quotes"][n], found[at])
            right += ok
            if found[at].confidence == "certain":
                sure, sure_right = sure + 1, sure_right + ok
    assert matched / labelled >= FLOOR["found"]
    assert matched / found_ >= FLOOR["precision"]
    assert right / labelled >= FLOOR["right"]
    assert sure_right / sure >= FLOOR["certain"]


@pytest.mark.parametrize("row", [row for row in ROWS if "record" in row], ids=lambda row: row["name"])
def test_verdicts_are_those_a_careful_reader_gives(row: dict[str, Any]) -> None:
    document = draft_of(row)
    found = quotations_of(document)
    checked = check_document(document, found, against=row["record"]).quotations
    for n, at in paired(row, found).items():
        wording, attribution = row["quotes"][n].get("verdict", ([], []))
        verdict = checked[at].verdict
        assert not wording or verdict.wording in wording, verdict.claim
        assert not attribution or verdict.attribution in attribution, verdict.claim
