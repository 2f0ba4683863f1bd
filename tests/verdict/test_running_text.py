"""A quotation is read on in the running text of its source; a text that is named is read row by row only while short."""

import json

import pytest

from quotes import verify
from quotes.verdict import running
from tests.conftest import Program

TALK = """\
Harbour radio, evening talk

MIRA DOHL: The ferry was sold in the winter, and nobody in this town was asked about it.

HOST: Really?

MIRA DOHL: Nobody was asked, and the money is gone.

OLE BRANDT: The money is in the bank, and I can show you the papers for every krone of it.
"""
OVER = "Nobody in this town was asked about it. Nobody was asked, and the money is gone."
TWO = "Nobody was asked, and the money is gone. The money is in the bank."


def test_an_interjection_between_two_turns_of_one_speaker_leaves_the_words_exact() -> None:
    answer = verify(OVER, against=TALK)
    assert answer.wording in ("exact", "excerpt")


def test_words_of_two_speakers_stay_spliced() -> None:
    assert verify(TWO, against=TALK).wording == "spliced"


def test_a_stored_transcript_answers_like_a_text(quotes_in: Program) -> None:
    (quotes_in.folder / "talk.txt").write_text(TALK, encoding="utf-8")
    assert quotes_in("add", "talk.txt", "--format", "transcript").code == 0
    for words, wordings in ((OVER, ("exact", "excerpt")), (TWO, ("spliced", "altered"))):
        assert json.loads(quotes_in("verify", words, "--json").out)["wording"] in wordings


def test_a_long_text_is_not_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(running, "compare", lambda words, text: read.append(text))
    text = "\n\n".join(f"Line {n} tells of a boat and of the sea it sails upon." for n in range(3_000))
    assert verify("It was on to them.", against=text).wording == "not_found"
    assert read == []


def test_of_two_records_of_one_remark_the_one_that_has_the_very_words_is_judged(quotes_in: Program) -> None:
    lead = "Council of Ness, evening sitting\n\nANNA BRAGE: Good evening, everybody.\n\nOLE BRANDT: "
    kept, fell = (
        "we keep seven hundred crowns for the lighthouse keeper and his family",
        ", which is more than he asks for in a winter of storms.\n\nANNA BRAGE: So I hear.\n",
    )
    # The shorter of the two is found first.
    (quotes_in.folder / "tape.txt").write_text(
        f"{lead}Um, {kept}.\n\nANNA BRAGE: So I hear.\n", encoding="utf-8"
    )
    (quotes_in.folder / "minutes.txt").write_text(f"{lead}W{kept[1:]}{fell}", encoding="utf-8")
    assert quotes_in("add", "tape.txt", "minutes.txt", "--format", "transcript").code == 0
    answer = json.loads(quotes_in("verify", f"W{kept[1:]}.", "--json").out)
    assert (answer["wording"], answer["evidence"][0]["url"]) == ("excerpt", "minutes.txt")
    assert answer["recorded"] == f"W{kept[1:]}"
