"""What papers print of sittings, hearings and calls, held against the whole transcript: the words, and whose they are.

`spoken_claims.json` has transcripts and claims made of them, labelled before a rule was read: half are faithful as a copy desk
prints speech, half were turned, joined in silence, or credited to another of those who speak.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes import verify
from scrapers.registry import read

SPOKEN: dict[str, Any] = json.loads(
    Path(__file__).with_name("spoken_claims.json").read_text(encoding="utf-8")
)
TEXTS = {name: "\n\n".join(lines) for name, lines in SPOKEN["transcripts"].items()}


@pytest.mark.parametrize("case", SPOKEN["claims"], ids=lambda case: case["claim"][:40])
def test_a_claim_is_held_against_what_was_said_as_a_fact_checker_would(case: dict[str, Any]) -> None:
    verdict = verify(case["claim"], against=TEXTS[case["transcript"]], speaker=case.get("speaker"))
    assert verdict.wording in case["wording"]
    if "attribution" in case:
        assert verdict.attribution in case["attribution"]
    if case.get("slip"):
        assert any(finding.kind == "homophone" for finding in verdict.findings)


def test_there_are_faithful_and_turned_claims_and_some_of_the_wrong_speaker() -> None:
    wordings = [case["wording"] for case in SPOKEN["claims"]]
    assert sum("minor" in accepted for accepted in wordings) > 15
    assert sum(accepted == ["meaning_changed"] for accepted in wordings) > 10
    assert sum(case.get("attribution") == ["different_speaker"] for case in SPOKEN["claims"]) > 3


RECORD = """\
The PRESIDING OFFICER (Mr. Reeve). The gentlewoman from Saltby.

Ms. McVANE of Saltby. We opened the quay in May and nobody came to it.

We had no ferry for eleven weeks.

Mr. FINCH. I counted nine people in the whole of June.

Ms. McVANE. Nine and a dog, Mr. President."""


@pytest.mark.parametrize(
    ("claim", "speaker", "attribution"),
    [
        ("We had no ferry for eleven weeks.", "McVane", "confirmed"),
        ("We had no ferry for eleven weeks.", "Mr. Finch", "different_speaker"),
        ("I counted nine people in the whole of June.", "Ms. McVane", "different_speaker"),
        ("I counted nine people in the whole of June.", "Mr. Finch", "confirmed"),
    ],
)
def test_a_text_given_is_read_for_its_turns_as_a_file_is(claim: str, speaker: str, attribution: str) -> None:
    given = verify(claim, against=RECORD, speaker=speaker)
    filed = verify(claim, against=read(RECORD.encode(), name="sitting.txt"), speaker=speaker)
    assert given.attribution == filed.attribution == attribution


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        ("I was at the boathouse with my cousin until ten.", "exact"),
        ("Did you see him there? I saw him go up the ladder with a can.", "spliced"),
    ],
)
def test_a_question_and_its_answer_are_two_voices_without_names(claim: str, wording: str) -> None:
    lines = (
        "Q. Where were you that night?",
        "A. I was at the boathouse with my cousin until ten.",
        "Q. Did you see him there?",
        "A. I saw him go up the ladder with a can.",
    )
    assert verify(claim, against="\n\n".join(lines)).wording == wording


def test_who_opens_a_hearing_is_not_who_answers_in_it() -> None:
    lines = ("THE COURT: Proceed.", "Q. You were there?", "A. I was the only one on the floor that night.")
    verdict = verify(
        "I was the only one on the floor that night.", against="\n\n".join(lines), speaker="The Court"
    )
    assert verdict.attribution == "unattributed"
