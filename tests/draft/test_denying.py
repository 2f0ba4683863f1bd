"""A draft that says of quoted words that nobody said them has nothing to put right."""

import pytest

from quotes import check
from quotes.draft.badges import advice, badges, tone
from quotes.draft.drafts import CheckedQuotation, read_quotations

LINE = "Sell the bell before the rope rots"
RECORD = f"Guild meeting\nDate: 2023-05-14\n\nBEA HALM: {LINE}. So be it.\n\nIDA MOOR: Then let us go home.\n\nBEA HALM: Yes.\n"


def first(draft: str) -> CheckedQuotation:
    return check(draft, against=RECORD).quotations[0]


@pytest.mark.parametrize(
    "draft",
    [
        f"“{LINE},” runs a poster on every wall. Ida Moor never said that.",
        f"“{LINE},” Ida Moor is supposed to have said. “I never said that,” Moor told this paper.",
        f"“{LINE},” Ida Moor wrote, if one believes the poster. But she did not write those words.",
        f"Ida Moor never said “{LINE}.”",
        f"Some put “{LINE}” down to Ida Moor, but it is not hers.",
        f"“{LINE},” Ida Moor is said to have written. The line was never hers.",
    ],
)
def test_words_denied_by_the_draft_are_no_fault_of_it(draft: str) -> None:
    checked = first(draft)
    assert checked.quotation.denied
    assert "Denied in the draft" in [badge.text for badge in badges(checked)]
    assert "instead of" not in advice(checked)
    assert not checked.fails(("different_speaker", "exact", "excerpt"))
    assert all(place.suggested is None for place in checked.quotation.places)


def test_a_denial_of_what_the_record_has_is_to_be_looked_at() -> None:
    checked = first(f"“{LINE},” Bea Halm is said to have called out. Halm never said that.")
    assert tone(checked) == "care"
    assert advice(checked) == "The draft denies these words: the record credits Bea Halm with them."


@pytest.mark.parametrize(
    "draft",
    [
        f"“{LINE},” said Ida Moor. She did not say why.",
        f"“{LINE},” said Ida Moor. He did not.",
        f"“{LINE},” said Ida Moor. The rope is not hers.",
        f"“{LINE},” said Ida Moor. It was not hers.",
        f"“{LINE},” said Ida Moor. Some put “A bell is a loud friend” down to her, but it is not hers.",
        f"“{LINE},” said Ida Moor. Bea Halm never said that.",
        f"“{LINE},” said Ida Moor. “I never said that,” said Bea Halm.",
        f"“{LINE},” said Ida Moor. Otto Moor never said that.",
        f"“{LINE},” said Ida Moor. She never said so much on one evening.",
    ],
)
def test_other_words_behind_a_quotation_deny_nothing(draft: str) -> None:
    assert not read_quotations(draft)[0].denied
    assert not first(draft).quotation.denied
    assert tone(first(draft)) == "bad"


def test_a_correction_repeats_what_was_printed_and_denies_it() -> None:
    text = "An earlier version quoted Ada Finch as saying “the satellite is late”; she said “the satnav is late”."
    assert [one.denied for one in read_quotations(text)] == [True, False]
    plain = "An earlier version was shorter. Ada Finch said “the satellite is late” and left."
    assert [one.denied for one in read_quotations(plain)] == [False]
