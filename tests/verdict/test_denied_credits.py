"""A report that says who did not say the words it quotes is evidence on that credit, and a transcript outweighs it."""

import json
from typing import Any

import pytest

from tests.conftest import Program

LINE = "A weir is a river holding its breath"


def answered(quotes_in: Program, paragraph: str, speaker: str, *more: str) -> dict[str, Any]:
    """The verdict on the line, credited to a speaker, with one article on record."""
    page = f"<title>Line - The Fen</title><article><h1>A line and its owner</h1><p>{paragraph}</p></article>"
    quotes_in("add", quotes_in.write("page.html", page), *more)
    verdict: dict[str, Any] = json.loads(quotes_in("verify", LINE, "--speaker", speaker, "--json").out)
    return verdict


@pytest.mark.parametrize(
    ("paragraph", "attribution"),
    [
        (f"The words “{LINE}” were wrongly attributed to Nora Pym last spring.", "misattributed"),
        (f"Wrongly attributed to Nora Pym: “{LINE}.” It was printed on a mug.", "misattributed"),
        (f"The sentence “{LINE}” was never said by Nora Pym.", "misattributed"),
        (f"“{LINE}” is often credited to Nora Pym, who never wrote it.", "misattributed"),
        (f"A mug at the fair reads “{LINE}”. Nora Pym never said that.", "misattributed"),
        (f"The mug reads “{LINE}”. Her name is printed below it. Nora Pym never said that.", "misattributed"),
        (f"“{LINE},” a line often wrongly attributed to Nora Pym, is on every mug.", "misattributed"),
        (f"“{LINE},” a line often credited to Nora Pym, who never wrote it, is on a mug.", "misattributed"),
        (f"“{LINE},” a line once attributed, wrongly, to Nora Pym.", "misattributed"),
        (f"“{LINE},” the miller, Ned Roe, said. Nora Pym denied it.", "different_speaker"),
        (f"Nora Pym did not, as claimed, say that “{LINE}”.", "misattributed"),
        (f"Nora Pym denied having said “{LINE}” at the fair.", "disputed"),
        (f"“{LINE}” has long been credited to Nora Pym.", "unattributed"),
        (f"“{LINE},” Nora Pym said. The mayor claimed that the weir was hers. She never said that it was.", "confirmed"),
        (f"“{LINE},” Nora Pym said. The miller claimed that Pym owned it. Pym never said so.", "confirmed"),
    ],
)  # fmt: skip
def test_a_denied_credit_is_told_as_one(quotes_in: Program, paragraph: str, attribution: str) -> None:
    verdict = answered(quotes_in, paragraph, "Nora Pym")
    assert (verdict["wording"], verdict["attribution"]) == ("exact", attribution)


def test_the_source_of_the_denial_is_shown(quotes_in: Program) -> None:
    verdict = answered(quotes_in, f"The words “{LINE}” were wrongly attributed to Nora Pym.", "Nora Pym")
    (place,) = verdict["evidence"]
    assert [(credit["speaker"], credit["status"]) for credit in place["credits"]] == [
        ("Nora Pym", "misattributed")
    ]


def test_a_transcript_outweighs_a_report_that_denies(quotes_in: Program) -> None:
    speech = f"Remarks of Nora Pym\n\nNORA PYM: {LINE}. I have watched it for forty years from the bank.\n"
    quotes_in("add", quotes_in.write("speech.txt", speech), "--tier", "primary")
    verdict = answered(quotes_in, f"The words “{LINE}” were wrongly attributed to Nora Pym.", "Nora Pym")
    assert verdict["attribution"] == "confirmed"
