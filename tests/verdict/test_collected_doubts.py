"""What a collection doubts of its own entries never comes out as confirmed."""

import json

import pytest

from quotes.desk import given
from quotes.verdict.badges import badges
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from scrapers.registry import read

PERSON = "'''[[w:Wilma Tarn|Wilma Tarn]]''' ([[1 May]] 1850 – 3 June 1920) was a keeper of locks.\n"
SAID = "A lock is a staircase for water, and nobody thanks the stairs."


def asked(page: str, words: str = SAID, speaker: str = "Wilma Tarn") -> Verdict:
    with given(read((PERSON + page).encode(), name="wilma-tarn.wikitext")) as record:
        return verify_claim(Claim(words, speaker), record, what="text")


def filed(heading: str, note: str = "") -> str:
    return f"== {heading} ==\n* {SAID}\n" + (f"** {note}\n" if note else "")


@pytest.mark.parametrize(
    "heading",
    ["Unsourced", "Attributed", "Possible fakes", "Unsourced/ Possible Fakes", "Dubious", "Senza fonte"],
)
def test_a_credit_filed_without_a_source_is_disputed(heading: str) -> None:
    assert asked(filed(heading)).attribution == "disputed"


@pytest.mark.parametrize(
    "note",
    [
        "Commonly attributed to Tarn, but no evidence so far; first seen in a calendar of 1961.",
        "No known source before ''The Boatmen's Yearbook'' (1934).",
        "First appears in ''Quays'', p. 12, long after her death.",
    ],
)
def test_a_note_that_doubts_the_credit_is_no_source_of_it(note: str) -> None:
    assert asked(filed("Attributed", note)).attribution == "disputed"


def test_a_credit_that_somebody_is_named_to_have_reported_is_likely_at_most() -> None:
    assert asked(filed("Attributed", "Reported by Bo Ray, ''Quays and Men'' (1921)")).attribution == "likely"
    assert asked(filed("Possible fakes", "Reported by Bo Ray, ''Quays'' (1921)")).attribution == "disputed"


def test_a_heading_that_only_says_quotes_lifts_no_doubt_from_those_below_it() -> None:
    page = "== Disputed ==\n=== Quotes on water ===\n* " + SAID + "\n"
    assert asked(page).attribution == "disputed"
    assert asked("== Quotes ==\n=== Quotes on water ===\n* " + SAID + "\n").attribution == "confirmed"


@pytest.mark.parametrize(
    "note",
    [
        "''Misquote'': '''A lock is a ladder that water has to climb.'''",
        "Often misquoted as “A lock is a ladder that water has to climb.”",
        "''Misquoted as'': A lock is a ladder that water has to climb.",
    ],
)
def test_what_a_note_calls_a_misquotation_is_filed_as_one(note: str) -> None:
    page = filed("Quotes", f"''Locks'' (1901), p. 4\n** {note}\n*** Note: the misquote is better known.")
    bent = asked(page, "A lock is a ladder that water has to climb")
    assert (bent.wording, bent.attribution) == ("exact", "misattributed")
    assert f"a misquotation of “{SAID}”" in bent.summary
    assert (asked(page).wording, asked(page).attribution) == ("exact", "confirmed")


def test_nobody_is_named_for_a_misquotation_where_the_claim_names_nobody() -> None:
    page = filed("Quotes", "Often misquoted as “A lock is a staircase for water that nobody ever thanks.”")
    with given(read((PERSON + page).encode(), name="wilma-tarn.wikitext")) as record:
        claim = Claim("A lock is a staircase for water that nobody ever thanks.")
        verdict = verify_claim(claim, record, what="text")
    assert (verdict.attribution, verdict.speakers) == ("not_claimed", ())


def test_words_of_a_note_are_not_read_on_as_the_quotation() -> None:
    page = filed(
        "Quotes", "''Locks'' (1901). She took it back in June: I never saw a lock that I did not like."
    )
    assert asked(page, "I never saw a lock that I did not like").attribution != "confirmed"


def test_beside_a_saying_stand_its_own_notes_and_nothing_else() -> None:
    page = (
        filed("Quotes", "''Locks'' (1901), p. 4") + "* A weir is a lock that has given up.\n** Letter, 1902\n"
    )
    verdict = asked(page)
    assert (verdict.prefix, verdict.suffix) == ("“", ".”\nLocks (1901), p. 4")


@pytest.mark.parametrize(
    ("heading", "doubt"),
    [
        ("Disputed", "a collection doubts the credit to Wilma Tarn"),
        ("Misattributed", "a collection says that the credit to Wilma Tarn is false"),
    ],
)
def test_words_of_doubtful_origin_are_disputed_whoever_is_claimed_for_them(heading: str, doubt: str) -> None:
    page = filed(heading, "Also attributed to Gudrun Aske; not found before 2015.")
    other = asked(page, speaker="Gudrun Aske")
    assert (other.attribution, other.rules[0]) == ("disputed", "source_doubts_origin")
    assert doubt in other.summary
    nobody = asked(page, speaker="")
    assert nobody.attribution == "not_claimed"
    assert doubt in nobody.summary


def test_whoever_really_said_a_misattributed_saying_is_confirmed_and_others_are_not_disputed() -> None:
    page = filed("Misattributed", "Actually by [[Oda Kestrel]], ''Salt Letters'' (1931), p. 7")
    assert asked(page, speaker="Oda Kestrel").attribution == "confirmed"
    assert asked(page, speaker="Gudrun Aske").attribution == "different_speaker"


def test_a_note_that_calls_the_claimed_words_a_misquotation_is_told_beside_their_wording() -> None:
    saying = {
        "text": SAID,
        "said_by": "Wilma Tarn",
        "section": "sourced",
        "credited_to": [],
        "citation": "Locks, 1901.",
    }
    saying["note"] = 'Often misquoted as "Nobody thanks the stairs".'
    listed = json.dumps(
        {"title": "Lock sayings", "tier": "collection", "language": "en", "sayings": [saying]}
    )
    with given(read(listed.encode(), name="sayings.json")) as record:
        bent, whole = (
            verify_claim(Claim(words, "Wilma Tarn"), record, what="text")
            for words in ("Nobody thanks the stairs.", SAID)
        )
    assert bent.summary.endswith("“Lock sayings” notes that the words are often misquoted just so.")
    assert [finding.rule for finding in bent.findings if finding.kind == "misquotation"] == [
        "noted_misquotation"
    ]
    assert "Noted as a misquotation" in [badge.text for badge in badges(bent)]
    assert not [finding for finding in whole.findings if finding.kind == "misquotation"]
