"""Whose words they are: what a source denies, what a primary source says, what sources dispute."""

from dataclasses import replace

import pytest

from db.reading.evidence import Credit, Place
from quotes.verdict.credits import POSSIBLE, rule
from quotes.verdict.summary import summarise
from quotes.verdicts import AttributionVerdict, Comparison, Searched

QUILL = Credit("k1", "Rosa Quill", "asserted", "certain", "turn", None, None)
BREMM = Credit("k2", "Oskar Bremm", "asserted", "certain", "subject-verb-after", None, None)
PLACE = Place(
    1, "v", "q", "o", "s1", "words", "direct", "", "", 0, 5, None, None, None, None, None, "Title", "The Courier",
    "a.txt", None, "2023-04-19", "secondary", "context", "en",
)  # fmt: skip


def place(*credits: Credit, source: str = "s1", tier: str = "secondary") -> Place:
    return replace(PLACE, source_id=source, tier=tier, credits=credits)


def told(claimed: str | None, *places: Place) -> AttributionVerdict:
    return rule(claimed, (), places).verdict


def test_the_recorded_speaker_is_confirmed_by_a_certain_attribution_and_likely_by_a_likely_one() -> None:
    assert told("Rosa Quill", place(QUILL)) == "confirmed"
    assert told("Ms. Quill", place(replace(QUILL, confidence="likely"))) == "likely"


def test_what_rests_on_credits_that_allow_another_reading_alone_says_perhaps() -> None:
    possible, other = replace(QUILL, confidence="possible"), replace(BREMM, confidence="possible")
    assert told("Rosa Quill", place(possible)) == "likely"
    assert rule("Rosa Quill", (), [place(possible)]).rule == POSSIBLE
    assert (
        rule("Rosa Quill", (), [place(possible), place(replace(QUILL, confidence="likely"))]).rule != POSSIBLE
    )
    assert rule("Rosa Quill", (), [place(other)]).rule == POSSIBLE
    assert rule("Rosa Quill", (), [place(BREMM)]).rule != POSSIBLE


def test_somebody_else_is_named() -> None:
    ruling = rule("Rosa Quill", (), [place(BREMM)])
    assert (ruling.verdict, ruling.speakers) == ("different_speaker", ("Oskar Bremm",))


def test_without_a_claimed_name_the_recorded_ones_are_listed() -> None:
    ruling = rule(None, (), [place(BREMM)])
    assert (ruling.verdict, ruling.speakers) == ("not_claimed", ("Oskar Bremm",))


def test_words_without_a_speaker_are_unattributed_and_without_a_place_not_recorded() -> None:
    assert told("Rosa Quill", place()) == "unattributed"
    assert told("Rosa Quill") == "not_recorded"


@pytest.mark.parametrize("status", ["misattributed", "disputed"])
def test_a_source_that_says_the_credit_is_false_or_doubtful_comes_first(status: AttributionVerdict) -> None:
    denied = replace(QUILL, status=status)
    assert told("Rosa Quill", place(QUILL, source="s2"), place(denied, BREMM)) == status
    assert rule("Ms. Quill", (), [place(denied, BREMM)]).meant == "Rosa Quill"


def test_two_independent_sources_that_credit_two_people_dispute_the_credit() -> None:
    assert told("Rosa Quill", place(QUILL), place(BREMM, source="s2")) == "disputed"


def test_a_report_that_credits_somebody_with_another_part_of_the_remark_speaks_only_where_none_here_does() -> (
    None
):
    here, aside = place(QUILL), place(BREMM, source="s2")
    assert rule("Rosa Quill", (), [here], rest=[aside]).verdict == "confirmed"
    assert rule("Oskar Bremm", (), [here], rest=[aside]).verdict == "different_speaker"
    assert rule("Oskar Bremm", (), [place()], rest=[aside]).verdict == "confirmed"
    record, denial = (
        replace(aside, tier="primary"),
        place(replace(QUILL, status="misattributed"), source="s3"),
    )
    assert rule("Rosa Quill", (), [here], rest=[record]).verdict == "different_speaker"
    assert rule("Rosa Quill", (), [here], rest=[denial]).verdict == "misattributed"


def test_a_primary_source_decides_alone() -> None:
    record = place(QUILL, source="s9", tier="primary")
    assert told("Rosa Quill", place(BREMM), record) == "confirmed"
    assert told("Oskar Bremm", place(BREMM), record) == "different_speaker"


def test_joint_speakers_of_one_place_do_not_contradict_each_other() -> None:
    assert told("Rosa Quill", place(QUILL, BREMM)) == "confirmed"


def test_the_head_of_a_name_is_probably_its_bearer_unless_it_is_a_first_name_or_somebodys_own() -> None:
    ropes = replace(QUILL, name="Tidewell Ropes")
    ruling = rule("Tidewell", (), [place(ropes)])
    assert (ruling.verdict, ruling.rule, ruling.meant) == ("likely", "short_name", "Tidewell Ropes")
    assert rule("Tidewell", ("k9",), [place(ropes)]).verdict == "different_speaker"
    assert told("Rosa", place(QUILL)) == "unattributed"
    assert rule("Rosa", ("k9",), [place(QUILL)]).verdict == "different_speaker"


def test_a_primary_source_decides_alone_whether_somebody_is_named_or_nobody() -> None:
    report, record = place(QUILL), place(BREMM, source="s2", tier="primary")
    for claimed in (None, "Oskar Bremm", "Rosa Quill"):
        assert rule(claimed, (), [record, report]).speakers == ("Oskar Bremm",)


def test_two_reports_that_credit_different_people_are_told_as_divided_where_nobody_is_named() -> None:
    one, other = place(QUILL), place(BREMM, source="s2")
    assert rule(None, (), [one, other]).rule == "sources_disagree"
    assert rule(None, (), [one, replace(one, source_id="s2")]).rule == "no_name"


def test_credits_that_are_all_possible_are_told_as_such_where_nobody_is_named() -> None:
    weak = place(replace(QUILL, confidence="possible"))
    assert rule(None, (), [weak]).rule == POSSIBLE
    assert rule(None, (), [weak, place(QUILL, source="s2")]).rule == "no_name"
    words = Comparison("exact", 100.0, 0, 5)
    told = summarise(
        words, "not_claimed", speaker=None, speakers=("Rosa Quill",), searched=Searched(), rule=POSSIBLE
    )
    assert told.endswith("The record perhaps credits Rosa Quill with them.")
