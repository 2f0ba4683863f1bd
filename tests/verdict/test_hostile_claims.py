"""Claims that are no claims, or strange ones: a clear answer or a clear error, by the library and the command line."""

import json

import pytest

from quotes import verify
from quotes.errors import BadClaim
from tests.conftest import Program

TEXT = "MAYOR PRELL: The bridge is closed until May, and the goat has a season ticket for the ferry."

WORDLESS = ["", "   \n\t", "🐐🐐🐐", "…", "\u202e\u202c", "\x00\x07", "'''"]
STRANGE = {
    "bridge": "excerpt",
    "مرحبا بالعالم كله": "not_found",
    "橋は五月まで閉鎖されています": "not_found",
    '" OR 1=1; DROP TABLE sources; --': "not_found",
    "NEAR(window lamp) OR NOT {horse} *": "not_found",
    "\u202eThe bridge is closed until May\u202c": "excerpt",
    "The bridge is\x00 closed until\x07 May": "excerpt",
    "The bridge is closed until May 🐐": "excerpt",
    "word " * 9_000: "not_found",
}


@pytest.mark.parametrize("claim", WORDLESS, ids=ascii)
def test_a_claim_without_a_word_is_refused_with_what_to_do(claim: str) -> None:
    with pytest.raises(BadClaim, match="type the words"):
        verify(claim, against=TEXT)


@pytest.mark.parametrize(("claim", "wording"), STRANGE.items(), ids=lambda value: ascii(value)[:30])
def test_a_strange_claim_has_an_answer(claim: str, wording: str) -> None:
    assert verify(claim, against=TEXT).wording == wording


def test_a_megabyte_of_words_is_refused_with_the_limit() -> None:
    with pytest.raises(BadClaim, match="the limit is"):
        verify("word " * 200_000, against=TEXT)


def test_a_lone_surrogate_in_a_batch_is_answered_and_stops_no_other_line(quotes_in: Program) -> None:
    (quotes_in.folder / "said.txt").write_text(TEXT, encoding="utf-8")
    assert quotes_in("add", "said.txt").code == 0
    lines = [
        '{"id": "a", "claim": "The bridge \\ud800 is closed"}',
        '{"id": "b", "claim": "the goat has a season ticket"}',
    ]
    (quotes_in.folder / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = quotes_in("verify", "--batch", "claims.jsonl", "-o", "out.jsonl")
    assert ran.code == 0
    answers = [json.loads(line) for line in (quotes_in.folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert answers[1]["wording"] == "excerpt"


@pytest.mark.parametrize("claim", ["", "  ", "🐐"], ids=ascii)
def test_the_command_line_says_the_same(quotes_in: Program, claim: str) -> None:
    (quotes_in.folder / "said.txt").write_text(TEXT, encoding="utf-8")
    ran = quotes_in("verify", claim, "--against", "said.txt")
    assert ran.code == 2
    assert "type the words" in ran.err
