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


SITTING = """\
County council, summer sitting

DR. ANNA BRAGE: Will the Chair give way?

MR. OLE BRANDT: I will give way in a moment. Nobody who needs a boat should be forced to sell one, and I say so again.

HON. MEMBERS: Shame! Resign!

MR. OLE BRANDT: I hear the honourable members. The lighthouse stays where it is, whatever they shout.
"""


@pytest.mark.parametrize(
    "words",
    [
        "Will the Chair give way? I will give way in a moment.",
        "I will give way in a moment. Nobody who needs a boat should be forced to sell one, and I say so again. Shame! Resign!",
        "Shame! Resign! I hear the honourable members.",
        "Nobody who needs a boat should be forced to sell one, and I say so again. Shame! Resign! I hear the honourable members.",
    ],
)
@pytest.mark.parametrize("speaker", ["Ole Brandt", "Anna Brage"])
def test_words_that_run_over_from_one_turn_to_another_are_neither_speakers(words: str, speaker: str) -> None:
    answer = verify(words, speaker=speaker, against=SITTING)
    assert (answer.wording, answer.attribution) == ("spliced", "different_speaker")


def test_what_a_heckler_shouts_in_another_turn_is_not_put_into_this_one() -> None:
    answer = verify(
        "The lighthouse stays where it is, whatever they say", speaker="Ole Brandt", against=SITTING
    )
    assert (answer.wording, answer.attribution) == ("altered", "confirmed")


def test_pieces_of_two_sources_are_not_the_words_of_one_of_their_speakers(quotes_in: Program) -> None:
    quotes_in(
        "add",
        quotes_in.write("talk.txt", TALK),
        quotes_in.write("sitting.txt", SITTING),
        "--format",
        "transcript",
    )
    joined = "The money is in the bank, and I can show you the papers. Nobody who needs a boat should be forced to sell one."
    own = "The ferry was sold in the winter. Nobody who needs a boat should be forced to sell one."
    for words, speaker, attribution in (
        (joined, "Ole Brandt", "confirmed"),
        (own, "Ole Brandt", "different_speaker"),
        (own, "Mira Dohl", "different_speaker"),
    ):
        found = json.loads(quotes_in("verify", words, "--speaker", speaker, "--json").out)
        assert (found["wording"], found["attribution"]) == ("spliced", attribution)


def test_a_transcript_that_names_its_speakers_goes_before_captions_that_name_nobody(
    quotes_in: Program,
) -> None:
    lines = [
        "the ferry was sold in the winter and",
        "nobody in this town was asked about it",
        "really nobody was asked",
    ]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n{line}" for n, line in enumerate(lines)]
    quotes_in.write("talk.vtt", "\n\n".join(("WEBVTT", *cues)) + "\n")
    quotes_in.write("talk.txt", TALK)
    assert quotes_in("add", "talk.vtt", "talk.txt").code == 0
    found = json.loads(quotes_in("verify", "in this town was asked about it", "--json").out)
    assert (found["speakers"], found["evidence"][0]["speakers"]) == (["Mira Dohl"], ["Mira Dohl"])
    assert found["recorded"] == "in this town was asked about it"
