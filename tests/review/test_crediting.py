"""What decisions make of the credits at a place."""

from typing import Any

from db.reviewing.rulings import RulingRow
from db.rows import AttributionRow
from quotes.review.crediting import credits

READ = [AttributionRow("o", "quill", "asserted", "likely", "said", cue="said")]


def ruling(kind: str, value: str, about: str = "quote", **more: Any) -> RulingRow:
    return RulingRow(f"{kind}-{value}", kind, about, "x", "2026-05-04", "exact", value=value, **more)


def shown(
    *rulings: RulingRow, read: list[AttributionRow] | None = None, first: bool = True
) -> set[tuple[str, str, str, str]]:
    rows = credits("o", READ if read is None else read, rulings, first=first)
    return {(row.speaker_id, row.status, row.confidence, row.rule) for row in rows}


def test_without_decisions_the_credits_are_as_they_were_read() -> None:
    assert credits("o", READ, []) == READ


def test_a_confirmed_credit_is_certain_and_keeps_its_cue() -> None:
    (row,) = credits("o", READ, [ruling("confirm", "quill")])
    assert (row.confidence, row.rule, row.cue) == ("certain", "reviewed_quote", "said")


def test_another_speaker_takes_the_place_of_the_one_that_was_read() -> None:
    assert shown(ruling("speaker", "bremm")) == {("bremm", "asserted", "certain", "reviewed_quote")}


def test_a_denied_credit_stays_and_is_marked() -> None:
    assert shown(ruling("misattributed", "quill")) == {
        ("quill", "misattributed", "certain", "reviewed_quote")
    }


def test_denied_and_given_to_another_by_one_decision_each() -> None:
    assert shown(ruling("misattributed", "quill"), ruling("speaker", "bremm")) == {
        ("quill", "misattributed", "certain", "reviewed_quote"),
        ("bremm", "asserted", "certain", "reviewed_quote"),
    }


def test_a_credit_that_nobody_gives_is_denied_at_the_first_place_only() -> None:
    denied = ("einstein", "misattributed", "certain", "reviewed_quote")
    assert denied in shown(ruling("misattributed", "einstein"))
    assert denied not in shown(ruling("misattributed", "einstein"), first=False)


def test_the_narrower_decision_wins_at_its_place() -> None:
    found = shown(ruling("speaker", "bremm"), ruling("speaker", "finch", "occurrence"))
    assert found == {("finch", "asserted", "certain", "reviewed_place")}
    found = shown(ruling("misattributed", "quill"), ruling("confirm", "quill", "variant"))
    assert found == {("quill", "asserted", "certain", "reviewed_wording")}


def test_contested_decisions_leave_everybody_named_in_dispute() -> None:
    found = shown(ruling("speaker", "bremm", contested=True), ruling("speaker", "quill", contested=True))
    assert found == {
        ("bremm", "disputed", "certain", "reviewers_disagree"),
        ("quill", "disputed", "certain", "reviewers_disagree"),
    }


def test_an_attribution_is_decided_on_like_its_place() -> None:
    assert shown(ruling("disputed", "quill", "attribution")) == {
        ("quill", "disputed", "certain", "reviewed_place")
    }
