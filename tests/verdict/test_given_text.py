"""A claim held against one text that somebody named: one changed word is told, words that are not there are not found."""

import functools
import json
import random
from pathlib import Path
from typing import Any

import pytest

from quotes import verify
from quotes.errors import BadClaim, BadInput
from quotes.intake.passages import passages
from tests.conftest import ROOT, Program

SPEECH = (ROOT / "examples" / "town-hall" / "transcript.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        ("The bridge has fourteen good winters left in it.", "meaning_changed"),
        ("The ferry is a good idea.", "meaning_changed"),
        ("I would rather be later than wet.", "meaning_changed"),
        ("The bridge was four good winters left in it.", "altered"),
        ("The bridge has four good winters left in it.", "excerpt"),
    ],
)
def test_a_short_claim_with_one_word_changed_is_held_against_the_words_it_came_from(
    claim: str, wording: str
) -> None:
    verdict = verify(claim, against=SPEECH)
    assert (verdict.wording, verdict.searched.what) == (wording, "text")


@pytest.mark.parametrize(
    "claim",
    [
        "The bridge will be painted in the colours of the ferry.",
        "The herons do not have a vote.",
        "We have a lot of money.",
        "I think that it is a very good idea.",
        "Thank you very much for your question, Mr. President.",
        "It is time to go.",
    ],
)
def test_everyday_words_that_the_text_does_not_hold_are_not_found_in_it(claim: str) -> None:
    assert verify(claim, against=SPEECH).wording == "not_found"


def test_a_page_and_captions_are_read_as_such_before_a_claim_is_held_against_them(quotes_in: Program) -> None:
    quotes_in.write(
        "page.html",
        "<p>We shall <b>not</b> raise the old harbour wall &mdash; not this year, Mara Lund said.</p>",
    )
    cues = (
        "00:01.000 --> 00:03.000\nWe shall not raise the old",
        "00:03.000 --> 00:05.000\nharbour wall this year.",
    )
    captions = "\n\n".join(("WEBVTT", *cues))
    quotes_in.write("speech.vtt", captions)
    for name in ("page.html", "speech.vtt"):
        ran = quotes_in("verify", "We shall not raise the old harbour wall", "--against", name, "--json")
        assert json.loads(ran.out)["wording"] in ("exact", "excerpt"), name
    ran = quotes_in(
        "verify",
        "We shall not",
        "--against",
        quotes_in.write("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    )
    assert (ran.code, "Traceback" in ran.err) == (3, False)


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "12 March 2024", "2024-03-12T10:00"])
def test_a_day_that_is_none_is_refused_and_says_how_to_write_one(day: str) -> None:
    with pytest.raises(BadClaim, match="is no date; write it as 2024-03-12"):
        verify("We will not close the bridge", said_on=day, against=SPEECH)


def test_a_word_file_that_is_none_is_refused(quotes_in: Program) -> None:
    ran = quotes_in(
        "check", quotes_in.write("draft.docx", "“We will not close the bridge,” said Elena Okafor.")
    )
    assert ran.code == 3
    assert "The draft is no Word file" in ran.err


@functools.cache
def long_speech() -> str:
    """Some three thousand words in one breath, no sentence twice, no paragraph."""
    things = ["wall", "ferry", "lantern", "orchard", "ledger", "market", "harbour", "timber", "quarrel"]
    deeds = ["mended", "carried", "painted", "counted", "borrowed", "measured", "lifted", "sold"]
    chance = random.Random(11)
    return " ".join(
        f"In week {n} we {chance.choice(deeds)} the {chance.choice(things)} behind {chance.choice(things)} {n * 7}."
        for n in range(280)
    )


@pytest.mark.parametrize("size", [50, 300, 900, 1800])
@pytest.mark.parametrize("start", [0, 133, 771])
def test_a_long_claim_is_found_over_all_the_passages_that_it_runs_through(size: int, start: int) -> None:
    words = long_speech().split()
    verdict = verify(" ".join(words[start : start + size]), against=long_speech())
    # What begins and ends with passages that were read on is as exact as a part of one.
    assert (verdict.wording in ("exact", "excerpt"), verdict.score) == (True, 100.0)
    turned = [*words[start : start + size // 2], "never", *words[start + size // 2 : start + size]]
    assert verify(" ".join(turned), against=long_speech()).wording in ("meaning_changed", "altered")


def test_words_too_few_to_be_traced_are_not_said_to_stand_nowhere(quotes_in: Program) -> None:
    quotes_in.story()
    few = json.loads(quotes_in("verify", "the harbour", "--json").out)
    assert (few["wording"], [f["rule"] for f in few["findings"]]) == ("not_found", ["too_few_words"])
    assert few["summary"].startswith("These words stand in 2 wordings on record, but so few of them tell no")
    none = json.loads(quotes_in("verify", "seven lanterns", "--json").out)
    assert none["summary"].startswith("Nothing like these words was found in 2 sources")
    assert none["findings"] == []


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("boats", "This word stands in 1 wording on record, but one word tells no remark from another"),
        (
            "lanterns",
            "Nothing like this word was found in 2 sources (1 primary, 1 secondary, 2023), but one word",
        ),
    ],
)
def test_one_word_is_told_to_be_too_little_and_no_source_is_asked_for(
    quotes_in: Program, word: str, found: str
) -> None:
    quotes_in.story()
    assert json.loads(quotes_in("verify", word, "--json").out)["summary"].startswith(found)
    told = quotes_in("verify", word).out
    assert "quotes search" in told
    assert "add the source" not in told
    draft = quotes_in.write("draft.txt", f"Of the harbour Oskar Bremm said “{word}” and nothing else.")
    assert "Ask the writer" not in quotes_in("check", draft).out


def test_who_names_the_text_is_not_advised_to_add_a_source(quotes_in: Program) -> None:
    quotes_in.write("speech.txt", SPEECH)
    assert "add the source" not in quotes_in("verify", "seven lanterns", "--against", "speech.txt").out


VOICES = (
    "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Mara Lund>The old wall will stand for another forty winters.\n\n"
    "00:05.000 --> 00:08.000\n<v Tom Reeve>And who is going to pay for all the mortar?\n"
)
LABELS = (
    "1\n00:00:01,000 --> 00:00:04,000\nMARA LUND: The old wall will stand for another forty winters.\n\n"
    "2\n00:00:05,000 --> 00:00:08,000\nTOM REEVE: And who is going to pay for all the mortar?\n"
)


@pytest.mark.parametrize(("name", "captions"), [("meeting.vtt", VOICES), ("meeting.srt", LABELS)])
@pytest.mark.parametrize(
    ("speaker", "attribution"), [("Mara Lund", "confirmed"), ("Tom Reeve", "different_speaker")]
)
def test_captions_credit_whom_they_name_whether_they_are_given_or_stored(
    quotes_in: Program, name: str, captions: str, speaker: str, attribution: str
) -> None:
    quotes_in.write(name, captions)
    assert quotes_in("add", name).code == 0
    asked = ("The old wall will stand for another forty winters.", "--speaker", speaker, "--json")
    given, stored = quotes_in("verify", *asked, "--against", name), quotes_in("verify", *asked)
    assert json.loads(given.out)["attribution"] == json.loads(stored.out)["attribution"] == attribution
    draft = quotes_in.write("draft.txt", f"“And who is going to pay for all the mortar?” asked {speaker}.")
    checked = json.loads(quotes_in("check", draft, "--against", name, "--json").out)
    assert checked["quotations"][0]["verdict"]["speakers"] == ["Tom Reeve"]


def test_a_batch_is_held_against_the_text_given_by_the_settings_in_force(quotes_in: Program) -> None:
    quotes_in.write("meeting.vtt", VOICES)
    quotes_in.write("metadata.yml", "plugins:\n  quotes:\n    claim_characters: 60\n")
    quotes_in.write(
        "claims.jsonl",
        '{"id": 1, "claim": "And who is going to pay for all the mortar?"}\n'
        f'{{"id": 2, "claim": "{"mortar " * 20}"}}\n',
    )
    ran = quotes_in("verify", "--batch", "claims.jsonl", "--against", "meeting.vtt")
    one, other = map(json.loads, ran.out.splitlines())
    assert (one["wording"], one["speakers"], one["searched"]["what"]) == ("exact", ["Tom Reeve"], "text")
    assert "the limit is 60" in other["error"]
    alone = quotes_in("verify", "mortar " * 20, "--against", "meeting.vtt")
    assert (alone.code, "the limit is 60" in alone.err) == (2, True)


WALL = "The old wall will stand for another forty winters"
SPLIT = (
    "Harbour council meets\n\nThe council met on Tuesday to talk about the wall.\n\n"
    "“The old wall will stand for another forty winters,” said Mara Lund. “Nobody on this council will pull it "
    "down.” She sat down. “Then who is going to pay for all the mortar?” asked Tom Reeve.\n"
)


@pytest.mark.parametrize(
    ("claim", "wording", "attribution"),
    [
        (f"{WALL}. Nobody on this council will pull it down.", "exact", "confirmed"),
        (f"{WALL}, nobody on this council will pull it down.", "exact", "confirmed"),
        ("stand for another forty winters. Nobody on this council", "excerpt", "confirmed"),
        (f"{WALL}. Somebody on this council will pull it down.", "meaning_changed", "confirmed"),
        (
            "Nobody on this council will pull it down. Then who is going to pay for all the mortar?",
            "spliced",
            "different_speaker",
        ),
        (f"{WALL}.", "exact", "confirmed"),
    ],
)
def test_a_quotation_cut_in_two_by_its_credit_is_one_passage_in_a_given_article_too(
    quotes_in: Program, claim: str, wording: str, attribution: str
) -> None:
    quotes_in.write("article.txt", SPLIT)
    assert quotes_in("add", "article.txt").code == 0
    asked = ("verify", claim, "--speaker", "Mara Lund", "--json")
    for ran in (quotes_in(*asked), quotes_in(*asked, "--against", "article.txt")):
        verdict = json.loads(ran.out)
        assert (verdict["wording"], verdict["attribution"]) == (wording, attribution)


def test_a_cut_quotation_is_one_passage_where_a_long_paragraph_is_filed_in_parts() -> None:
    counted = " ".join(
        f"Barge {n} was counted at the upper lock by the old clerk of the quay." for n in range(6)
    )
    article = f"{counted} “{WALL},” said Mara Lund to the clerk. “Nobody on this council will pull it down.” {counted}"
    rows = [article[start:end] for start, end in passages(article, 0, len(article))]
    assert any(row.endswith("to the clerk.") for row in rows)
    for speaker, attribution in (("Mara Lund", "confirmed"), ("Tom Reeve", "different_speaker")):
        verdict = verify(
            f"{WALL}. Nobody on this council will pull it down.", speaker=speaker, against=article
        )
        assert (verdict.wording, verdict.attribution) == ("exact", attribution)


def test_words_that_the_writer_put_between_two_quotations_are_the_writers() -> None:
    claim = "for another forty winters, said Mara Lund. Nobody on this council will pull it down."
    verdict = verify(claim, speaker="Mara Lund", against=SPLIT)
    assert (verdict.wording, verdict.attribution) == ("excerpt", "unattributed")


def test_a_report_that_claims_are_held_against_is_no_primary_source_and_its_own_words_are_read(
    quotes_in: Program,
) -> None:
    page = (
        "<html><head><title>A quay</title></head><body><article><h1>A quay is mended at last</h1>"
        "<p>The old quay was mended on Monday after eleven winters of talk about its stones and its ropes.</p>"
        "<p>“We had the stones all along,” said Ada Finch, who keeps the ropes.</p></article></body></html>"
    )
    (quotes_in.folder / "quay.html").write_text(page, "utf-8")
    for words in ("We had the stones all along", "mended on Monday after eleven winters of talk"):
        told = json.loads(quotes_in("verify", words, "--against", "quay.html", "--json").out)
        assert told["wording"] in ("exact", "excerpt")
        assert {place["tier"] for place in told["evidence"]} == {"secondary"}


@pytest.mark.parametrize(
    "against", [Path("speech.txt"), b"We will not close the bridge."], ids=["path", "bytes"]
)
def test_what_is_no_text_is_refused_with_what_to_do(against: Any) -> None:
    with pytest.raises(BadInput, match="`against` takes a text or a document that a reader made"):
        verify("We will close the bridge", against=against)


REPORT = """QUILLBY - According to Mayor Ona Prell, “the old pier may close again before winter, and nobody will weep for it.”

As Captain Til Brandt put it, “a boat without a crew is a very expensive plank.” In the words of Oda Pell: “Nobody asked
the gulls, and the gulls remember that.”
"""


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("the old pier may close again", "Ona Prell"),
        ("a boat without a crew", "Til Brandt"),
        ("Nobody asked the gulls", "Oda Pell"),
    ],
)
def test_the_reporters_credit_before_the_marks_is_no_voice_that_was_cut_away(
    words: str, speaker: str
) -> None:
    assert verify(words, speaker=speaker, against=REPORT).wording == "excerpt"
