"""Words put together from several turns of one transcript: whose each is, and how far apart they stand."""

import json
from typing import Any

import pytest

from tests.conftest import Program

SITTING = """Weir board, spring sitting
Date: 2024-04-02

CHAIR INGA ROWAN: The lower sluice will be rebuilt with oak before the end of October. We have nine carts and one old mule.

TOVE BRANDT: We will feed the mule. The mill has stood still for two winters, and the baker buys his flour in town.

CHAIR INGA ROWAN: Nobody is asked to carry stones. The baker will be paid for every sack of flour that he had to buy.
"""
OAK = "The lower sluice will be rebuilt with oak before the end of October."
BAKER = "The baker will be paid for every sack of flour that he had to buy."


@pytest.fixture
def sitting(quotes_in: Program) -> Program:
    path = quotes_in.write("sitting.txt", SITTING)
    assert quotes_in("add", path, "--format", "transcript").code == 0
    return quotes_in


def verdict(program: Program, *asked: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(program("verify", *asked, "--json").out)
    return answer


def rules(answer: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in answer["findings"] if finding["kind"] == "splice"]


@pytest.mark.parametrize("claim", [f"{OAK} We will feed the mule.", f"We will feed the mule. {BAKER}"])
@pytest.mark.parametrize("speaker", ["Inga Rowan", "Tove Brandt"])
def test_words_of_two_speakers_are_spliced_and_neither_ones(
    sitting: Program, claim: str, speaker: str
) -> None:
    answer = verdict(sitting, claim, "--speaker", speaker)
    assert (answer["wording"], answer["attribution"]) == ("spliced", "different_speaker")
    assert rules(answer) == ["splice.speakers"]
    assert "a part of the words on record and" in answer["summary"]


def test_two_answers_of_one_speaker_are_told_with_what_stands_between(sitting: Program) -> None:
    answer = verdict(sitting, f"{OAK} {BAKER}", "--speaker", "Inga Rowan")
    assert (answer["wording"], answer["attribution"]) == ("spliced", "confirmed")
    assert rules(answer) == ["splice.silent"]
    (note,) = (f["note"] for f in answer["findings"] if f["kind"] == "splice")
    assert note == "unmarked joint: 40 words and 4 sentences stand between"


def test_two_answers_in_the_other_order_are_told_so(sitting: Program) -> None:
    assert rules(verdict(sitting, f"{BAKER} {OAK}")) == ["splice.order"]


def test_pieces_that_one_source_holds_are_of_that_source_although_a_report_has_one_too(
    sitting: Program,
) -> None:
    report = f"The sluice\n\nThe board met.\n\n“{OAK}” said Inga Rowan at the mill on Tuesday.\n"
    sitting("add", sitting.write("report.txt", report))
    assert rules(verdict(sitting, f"{OAK} We will feed the mule.")) == ["splice.speakers"]
