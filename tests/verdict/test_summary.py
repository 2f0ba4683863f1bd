"""The verdict in a sentence that can be read out: true to both axes, and never an accusation."""

from typing import Any, Literal

import pytest

from quotes.verdict.summary import listed, summarise
from quotes.verdicts import AttributionVerdict, Comparison, Edit, Finding, Searched, Wording

DROPPED = Edit("delete", "", "already ", 5, 5, 5, 13)
NOT = Finding("negation", "", "not", "guard.negation", turns=True)


def told(wording: Wording, attribution: AttributionVerdict = "confirmed", **more: Any) -> str:
    comparison = Comparison(wording, 90.0, 0, 10, **more)
    return summarise(comparison, attribution, speaker="Ann Lee", speakers=["Bo Ray"], searched=Searched())


def test_an_altered_wording_names_the_change() -> None:
    assert told("altered", edits=(DROPPED,)) == (
        "These words are on record in a different form: “already” was dropped. "
        "The record credits Ann Lee with the words on record."
    )


def test_an_altered_wording_does_not_name_what_is_only_written_otherwise() -> None:
    opened = Edit("replace", "I am ", "I'm ", 0, 5, 0, 4)
    found = (
        Finding("contraction", "I am", "I'm", "words.contraction", False, 0, 4, 0, 3),
        Finding("dropped", "", "already", "words.dropped", recorded_start=5, recorded_end=12),
    )
    assert "form: “already” was dropped. " in told("altered", edits=(opened, DROPPED), findings=found)


def test_an_altered_wording_does_not_name_what_may_be_left_out() -> None:
    again = Edit("delete", "", "we will, ", 13, 13, 20, 29)
    found = (
        Finding("dropped", "", "already", "words.dropped", recorded_start=5, recorded_end=12),
        Finding("false_start", "", "we will", "words.false_start", recorded_start=20, recorded_end=27),
    )
    sentence = told("altered", edits=(DROPPED, again), findings=found)
    assert "“already” was dropped. " in sentence
    assert "we will" not in sentence


def test_words_that_are_only_reported_are_told_as_such_and_marks_at_an_edge_are_not() -> None:
    changed = Edit("replace", "left.", "departed,", 5, 10, 5, 14)
    found = (Finding("reported_speech", "", "", "indirect_only"),)
    assert told("altered", edits=(changed,), findings=found).startswith(
        "A source reports this in its writer’s own words and quotes nobody with them: “departed” became “left”. "
    )


def test_whoever_is_doubted_is_not_told_as_credited_besides() -> None:
    def doubted(speakers: list[str]) -> str:
        comparison = Comparison("exact", 100.0, 0, 10)
        return summarise(comparison, "disputed", speaker="Ann Lee", speakers=speakers, searched=Searched())

    assert doubted(["Ann Lee"]).endswith("A source doubts that they are Ann Lee’s.")
    assert doubted(["Ann Lee", "Bo Ray"]).endswith(
        "A source doubts that they are Ann Lee’s; credited: Bo Ray."
    )


def test_a_turned_meaning_names_what_turned_it() -> None:
    assert "negation: “not” is missing" in told("meaning_changed", findings=(NOT,))


@pytest.mark.parametrize(
    ("attribution", "part"),
    [
        ("confirmed", "credits Ann Lee with them"),
        ("likely", "probably credits Ann Lee"),
        ("different_speaker", "credits Bo Ray with them, not Ann Lee"),
        ("misattributed", "the credit to Ann Lee is false; the words are Bo Ray’s"),
        ("disputed", "A source doubts that they are Ann Lee’s; credited: Bo Ray"),
        ("unattributed", "does not say whose"),
        ("not_claimed", "credits Bo Ray with them"),
    ],
)
def test_each_attribution_is_told(attribution: AttributionVerdict, part: str) -> None:
    assert part in told("exact", attribution)


@pytest.mark.parametrize(
    ("attribution", "rule", "part"),
    [
        ("disputed", "sources_disagree", "Sources do not agree that they are Ann Lee’s"),
        ("disputed", "reviewers_decision", "Reviewers doubt that they are Ann Lee’s"),
        ("misattributed", "reviewers_decision", "Reviewers say that the credit to Ann Lee is false"),
        ("not_claimed", "sources_disagree", "Sources credit different people with them: Bo Ray and Cy Poe"),
    ],
)
def test_it_is_told_who_doubts(attribution: AttributionVerdict, rule: str, part: str) -> None:
    comparison, people = Comparison("exact", 100.0, 0, 10), ["Bo Ray", "Cy Poe"]
    told = summarise(
        comparison, attribution, speaker="Ann Lee", speakers=people, searched=Searched(), rule=rule
    )
    assert part in told


def test_not_found_says_what_was_searched_and_not_that_it_was_never_said() -> None:
    searched = Searched(sources=3, primary=1, secondary=2, first="1999-01-01", last="2024-05-05")
    sentence = summarise(None, "not_recorded", speaker="Ann Lee", speakers=(), searched=searched)
    assert "3 sources (1 primary, 2 secondary, 1999 to 2024)" in sentence
    assert "does not mean they were never said" in sentence
    assert "lie" not in sentence.lower()


@pytest.mark.parametrize(
    ("speaker", "what", "advised"),
    [(None, "database", True), ("", "database", True), ("Ann Lee", "database", False), (None, "text", False)],
)
def test_not_found_advises_to_name_a_speaker_where_that_finds_more(
    speaker: str | None, what: Literal["database", "text"], advised: bool
) -> None:
    searched = Searched(what=what, sources=3)
    told = summarise(None, "not_recorded", speaker=speaker, speakers=(), searched=searched)
    assert ("Name the speaker" in told) == advised


def test_names_are_listed_as_in_a_sentence() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D"]) == "A, B and 2 others"


@pytest.mark.parametrize(
    ("attribution", "part"),
    [
        ("misattributed", "the credit to Ann Lee is false; the words on record are Bo Ray’s."),
        ("disputed", "A source doubts that the words on record are Ann Lee’s; credited: Bo Ray."),
        ("unattributed", "The record does not say whose the words on record are."),
    ],
)
def test_of_changed_words_it_is_said_whose_the_recorded_ones_are(
    attribution: AttributionVerdict, part: str
) -> None:
    assert part in told("altered", attribution, edits=(DROPPED,))


@pytest.mark.parametrize(
    ("recorded", "claim", "shown"),
    [
        ("a.m. ", "p.m. ", "“a.m.” became “p.m.”"),
        ("the U.S. ", "the quay. ", "“the U.S.” became “the quay”"),
        ("pier;", "quay.", "“pier” became “quay”"),
    ],
)
def test_changed_words_are_shown_without_the_marks_that_only_end_them(
    recorded: str, claim: str, shown: str
) -> None:
    edit = Edit("replace", claim, recorded, 0, len(claim), 0, len(recorded))
    assert shown in told("altered", edits=(edit,))
