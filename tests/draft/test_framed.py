"""A fragment in a draft is read with what the writer says before the marks in the same sentence."""

import pytest

from quotes import check
from quotes.draft.drafts import CheckedQuotation
from quotes.verdict.framed import PUT, RULE, TOLD

RECORD = """Guild meeting
Date: 2023-05-14

BEA HALM: I do not have a plan for the old bridge. If the frost holds, we will open the lower road to carts. I think the
ferry can be mended by the spring. We must never sell the bell of the guild.

IDA MOOR: I would not trust the man with a borrowed ladder.
"""


PLAIN = """Guild meeting
Date: 2023-05-15

BEA HALM: We will open the lower road to carts if the frost holds.

IDA MOOR: I repaired the crooked steps. I found the key under the third stone.
"""


def last(draft: str, record: str = RECORD) -> CheckedQuotation:
    return check(draft, against=record).quotations[-1]


@pytest.mark.parametrize(
    "draft",
    [
        "Bea Halm said she did not “have a plan for the old bridge”.",
        "Asked about it, Bea Halm said that she didn't “have a plan for the old bridge”.",
        "Bea Halm denied that they would “sell the bell of the guild”.",
        "Bea Halm said they should never “sell the bell of the guild”.",
        "Bea Halm said that if the frost held the guild “will open the lower road to carts”.",
        "Bea Halm said she thought that “the ferry can be mended by the spring”.",
        "Ida Moor said she would not “trust the man with a borrowed ladder”.",
        "Bea Halm did not think she would “have a plan for the old bridge”.",
        "Bea Halm said she did not and would not “have a plan for the old bridge”.",
        "If the frost holds, Bea Halm said, the guild “will open the lower road to carts”.",
    ],
)
def test_what_the_writer_says_before_the_marks_was_not_cut_away(draft: str) -> None:
    checked = last(draft)
    assert checked.verdict.wording == "excerpt", checked.verdict.summary
    assert not any(finding.turns for finding in checked.verdict.findings)


def test_the_finding_stays_and_says_why_it_turns_nothing() -> None:
    findings = last("Bea Halm said she did not “have a plan for the old bridge”.").verdict.findings
    assert TOLD in {finding.note for finding in findings if finding.kind == "negation"}


@pytest.mark.parametrize(
    "draft",
    [
        "Bea Halm said she would “have a plan for the old bridge”.",
        "Bea Halm, who did not say why, would “have a plan for the old bridge”.",
        "Bea Halm did not wait. “Have a plan for the old bridge,” she said.",
        "Bea Halm said the guild must “sell the bell of the guild”.",
        "Bea Halm said they could not wait, and “will open the lower road to carts”.",
        "Ida Moor said she would “trust the man with a borrowed ladder”.",
        "Bea Halm did not deny that she would “have a plan for the old bridge”.",
        "It is not true that Bea Halm did not “have a plan for the old bridge”.",
        "Bea Halm said she would not only “have a plan for the old bridge” but money.",
        "Bea Halm said that despite the frost they “will open the lower road to carts”.",
        "Bea Halm asked if they “will open the lower road to carts”.",
    ],
)
def test_what_nobody_says_before_the_marks_is_missing(draft: str) -> None:
    assert last(draft).verdict.wording == "meaning_changed"


@pytest.mark.parametrize(
    ("draft", "turned"),
    [
        ("Bea Halm said she had “a plan for the old bridge”.", True),
        ("Bea Halm said she did not have “a plan for the old bridge”.", False),
        ("Bea Halm denied having “a plan for the old bridge”.", False),
        ("Bea Halm lacked “a plan for the old bridge”, she said.", False),
        ("Ida Moor spoke of “the man with a borrowed ladder”.", False),
        ("Ida Moor said she knew “the man with a borrowed ladder”.", False),
        ("Ida Moor said she would trust “the man with a borrowed ladder”.", True),
        ("Ida Moor said she would never trust “the man with a borrowed ladder”.", False),
    ],
)
def test_the_verb_of_the_record_without_its_denial(draft: str, turned: bool) -> None:
    verdict = last(draft).verdict
    assert verdict.wording == ("meaning_changed" if turned else "excerpt")


def test_a_denial_some_words_before_is_named_where_the_writer_has_its_verb() -> None:
    verdict = last("Ida Moor said she would trust “the man with a borrowed ladder”.").verdict
    (lost,) = [finding for finding in verdict.findings if finding.turns]
    assert lost.rule == RULE
    assert lost.recorded == "not"


@pytest.mark.parametrize(
    "draft",
    [
        "Bea Halm said they would not “open the lower road to carts if the frost holds”.",
        "Ida Moor said she never “repaired the crooked steps”.",
        "Ida Moor said she never found “the key under the third stone”.",
        "Bea Halm denied that they would “open the lower road to carts if the frost holds”.",
        "Bea Halm denied that the guild would “open the lower road to carts if the frost holds”.",
        "Ida Moor denied that she had “repaired the crooked steps”.",
        "Ida Moor denied having “found the key under the third stone”.",
    ],
)
def test_a_denial_of_the_writers_own_turns_what_the_record_affirms(draft: str) -> None:
    (put,) = [finding for finding in last(draft, PLAIN).verdict.findings if finding.turns]
    assert (put.rule, put.note) == (RULE, PUT)


@pytest.mark.parametrize(
    "draft",
    [
        "Bea Halm said they would “open the lower road to carts if the frost holds”.",
        "Bea Halm did not want them to “open the lower road to carts if the frost holds”.",
        "Bea Halm said that if they did not “open the lower road to carts if the frost holds” all would starve.",
        "Bea Halm said they would not only “open the lower road to carts if the frost holds” but mend it.",
        "Ida Moor never said who had lost “the key under the third stone”.",
        "Ida Moor did not say no, she found “the key under the third stone”.",
        "Ida Moor did not deny that she had “repaired the crooked steps”.",
        "Ida Moor denied the theft and said that she had “repaired the crooked steps”.",
    ],
)
def test_a_denial_of_something_else_turns_nothing(draft: str) -> None:
    assert not any(finding.turns for finding in last(draft, PLAIN).verdict.findings)


@pytest.mark.parametrize(
    ("draft", "wording"),
    [
        ("Bea Halm said the guild “will open the lower road to carts” if the frost holds.", "excerpt"),
        (
            "Bea Halm said the guild “will open the lower road to carts”, provided that the frost holds.",
            "excerpt",
        ),
        (
            "Bea Halm said they “will open the lower road to carts”, she said, as long as the frost holds.",
            "excerpt",
        ),
        ("“We will open the lower road to carts,” Bea Halm said, if the frost holds.", "excerpt"),
        (
            "Bea Halm said the guild “will open the lower road to carts” if the carts are mended.",
            "meaning_changed",
        ),
        ("Bea Halm said the guild “will open the lower road to carts” unless it rains.", "meaning_changed"),
        (
            "Bea Halm said they “will open the lower road to carts”. If the frost holds, she eats.",
            "meaning_changed",
        ),
        ("Bea Halm said the guild “will open the lower road to carts” in the spring.", "meaning_changed"),
    ],
)
def test_a_condition_that_the_writer_gives_behind_the_marks_was_not_cut_away(
    draft: str, wording: str
) -> None:
    assert last(draft, PLAIN).verdict.wording == wording
