"""What is offered to paste: the recorded words, set as the draft sets its own."""

import json

import pytest

from quotes.draft.suggestions import suggestions
from quotes.verdicts import Edit, Verdict, Wording
from quotes.wording import compare
from tests.conftest import Program


def offered(
    claim: str, record: str, before: str = "“", after: str = "”", wording: Wording | None = None
) -> str | None:
    found = compare(claim, record)
    verdict = Verdict(
        claim, wording or found.wording, "not_claimed", "", recorded=record[found.recorded_start : found.recorded_end],
        edits=found.edits, prefix=record[: found.recorded_start], suffix=record[found.recorded_end :],
        findings=found.findings,
    )  # fmt: skip
    return suggestions(verdict, [(claim, before, after)])[0]


def test_what_an_edit_took_from_the_sentences_around_is_not_offered() -> None:
    claim, record = "Nine gulls nested on the old slip.", "Late. Ninety gulls nested on the old slips. They"
    edits = (
        Edit("replace", "Nine", "Late. Ninety", 0, 4, 0, 12),
        Edit("equal", " gulls nested on the old ", " gulls nested on the old ", 4, 29, 12, 37),
        Edit("replace", "slip.", "slips. They", 29, 34, 37, 48),
    )
    for wording in ("altered", "meaning_changed"):
        verdict = Verdict(
            claim, wording, "not_claimed", "", recorded=record, edits=edits, suffix=" stayed until dusk. Then rain."
        )  # fmt: skip
        assert suggestions(verdict, [(claim, "“", "”")]) == ["“Ninety gulls nested on the old slips.”"]


def test_words_that_stand_are_left_alone() -> None:
    assert offered("the ferry left early", "I know that the ferry left early today.") is None


def test_the_last_mark_and_the_first_capital_are_the_drafts() -> None:
    record = "And so the ferry left very early on Monday, with nobody on board."
    assert (
        offered("The ferry left quite early on Monday,", record) == "“The ferry left very early on Monday,”"
    )


def test_marks_inside_the_record_become_single_ones() -> None:
    record = "She called it “a very bad day” for the whole town and went home."
    assert offered("she called it a truly bad day for the whole town", record) == (
        "“she called it ‘a very bad day’ for the whole town”"
    )


def test_stage_directions_are_not_pasted() -> None:
    record = "The ferry left early. [Applause] It will never leave that late again."
    told = offered("The ferry left early. It will not ever leave so late again.", record, wording="altered")
    assert told == "“The ferry left early. It will never leave that late again.”"


def test_a_long_silent_gap_is_shown_as_a_gap() -> None:
    gap = "There was much to be said about the weather, the harbour and the money, and we said it all. "
    edits = (
        Edit("equal", "The ferry left. ", "The ferry left. ", 0, 16, 0, 16),
        Edit("delete", "", gap, 16, 16, 16, 16 + len(gap)),
        Edit("equal", "It was cold.", "It was cold.", 16, 28, 16 + len(gap), 28 + len(gap)),
    )
    claim = "The ferry left. It was cold."
    verdict = Verdict(
        claim, "spliced", "not_claimed", "", recorded=f"The ferry left. {gap}It was cold.", edits=edits
    )
    assert suggestions(verdict, [(claim, '"', '"')]) == ['"The ferry left. […] It was cold."']


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        # The very words, which turned by what stood before them.
        ("I never saw the flood", 'The miller told me, "I never saw the flood." I said no more.'),
        # What takes them back stands in the next sentence.
        (
            "we hid four letters from the board",
            "Some have said that we hid four letters from the board. That is false.",
        ),
        # The writer's own word stands in brackets.
        ("the miller [Ole Brandt] drove to town", "It was late when the miller drove to town in his cart."),
        ("the miller [must] leave the mill", "They would like to see the miller leave the mill by Friday."),
    ],
)
def test_words_that_may_not_stand_alone_are_not_offered(claim: str, record: str) -> None:
    found = compare(claim, record)
    assert found.wording in ("meaning_changed", "minor")
    verdict = Verdict(
        claim, found.wording, "not_claimed", "", recorded=record[found.recorded_start : found.recorded_end],
        edits=found.edits, findings=found.findings, prefix=record[: found.recorded_start],
        suffix=record[found.recorded_end :],
    )  # fmt: skip
    assert suggestions(verdict, [(claim, "“", "”")]) == [None]


def test_changed_last_words_are_offered_to_the_end_of_their_sentence() -> None:
    record = "We shall keep the weir. And we shall open it for the barges in the spring, all of them."
    assert offered("We shall keep the weir. And we shall open it for the farmers.", record) == (
        "“We shall keep the weir. And we shall open it for the barges in the spring, all of them.”"
    )


@pytest.mark.parametrize("record", ["", "…"])
def test_nothing_on_record_is_nothing_to_offer(record: str) -> None:
    verdict = Verdict("some words", "not_found", "not_recorded", "", recorded=record or None)
    assert suggestions(verdict, [("some words", "", "")]) == [None]


def test_a_reporters_own_words_are_not_offered_between_marks(quotes_in: Program) -> None:
    report = (
        "Storm over Saltby\n\nThe harbour wall gave way on Sunday night, and the board met at once.\n\n"
        "“Nobody slept,” Odile Brun, the ambassador, said. Brun told the board that Saltby stands ready to pay for dredgers.\n"
    )
    assert quotes_in("add", quotes_in.write("report.txt", report)).code == 0
    draft = quotes_in.write("draft.txt", "“We stand ready to pay for dredgers,” Odile Brun told the board.\n")
    (found,) = json.loads(quotes_in("check", draft, "--json").out)["quotations"]
    assert found["verdict"]["wording"] == "altered"
    assert [place["suggested"] for place in found["quotation"]["places"]] == [None]
    page = quotes_in.folder / "checked.html"
    quotes_in("check", draft, "-o", page)
    assert "The record has this in a reporter’s own words alone: paraphrase without marks" in page.read_text(
        "utf-8"
    )


def test_a_false_start_that_was_left_out_is_not_offered_back() -> None:
    record = "For the minutes, the goat has, um, the goat has a season ticket."
    assert offered("For the minutes, the goat has a season ticket.", record) is None
    assert offered("For the minutes, the goat's got a season ticket.", record) is not None


@pytest.mark.parametrize("denied", ["don't", "don’t"])
def test_the_denial_that_a_verb_lost_is_offered_back(denied: str) -> None:
    assert (
        offered("I fear the sea,", f"I {denied} fear the sea. I owe it money.")
        == f"“I {denied} fear the sea,”"
    )


def test_a_cannot_that_lost_its_denial_is_offered_whole() -> None:
    record = "We cannot mend both boats, and I am done with hoping so."
    assert offered("We can mend both boats.", record) == "“We cannot mend both boats.”"


def test_a_comma_before_an_inner_mark_is_not_set_twice() -> None:
    told = offered("She told us once, ‘It never leaks’,", "She told us once, ‘It always leaks,’ and left.")
    assert told == "“She told us once, ‘It always leaks’,”"


def test_the_owner_of_a_thing_is_offered_back() -> None:
    told = offered("I sold my godmother's old lamp.", "I sold my godfather's old lamp.")
    assert told == "“I sold my godfather's old lamp.”"


def test_words_of_another_that_only_begin_are_not_offered() -> None:
    record = "My mother always told me, ‘Never trust a dry summer by the lake,’ and she was right."
    assert offered("Always trust a dry summer by the lake", record) is None


def test_a_label_in_bold_is_not_pasted() -> None:
    record = "**Bo Krantz: Do you think that lamps will replace you?**"
    found = offered("lamps will replace you", record, wording="meaning_changed")
    assert found == "“Do you think that lamps will replace you”"


@pytest.mark.parametrize(
    ("claim", "record", "pasted"),
    [
        (
            "Rye is dearer than wheat",
            "Wheat is dearer than rye, and so it was in my father's time.",
            "Wheat is dearer than rye",
        ),
        (
            "the miller is poorer than the priest",
            "I know that the priest is poorer than the miller; ask anybody.",
            "the priest is poorer than the miller",
        ),
    ],
)
def test_exchanged_sides_are_offered_without_the_next_clause(claim: str, record: str, pasted: str) -> None:
    assert offered(claim, record) == f"“{pasted}”"
