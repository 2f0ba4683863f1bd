"""What is offered to paste where the record of a quotation lies in several rows, some of which have no mark at their end."""

import json

import pytest

from quotes.verdict.sequels import between
from tests.conftest import Program

KEPT = "I have never sold a goat to anybody"
WHY = "We keep them for the milk and for the company"
PAGE = """<html><head><title>Goats at the mill</title></head><body><article><h1>Goats at the mill</h1>
<p>The miller of Weirbridge spoke to the council on Monday about her years of keeping animals by the river.</p>
<p>“{},” said Martha Pell{} “{}.”</p>
<p>The council will meet again in spring to decide about the meadow beside the old weir.</p></article></body></html>"""


def rows(*texts: str) -> str:
    row = {"speaker": "Martha Pell", "document": "hearing", "kind": "source"}
    return "".join(f"{json.dumps({**row, 'text': text, 'position': n})}\n" for n, text in enumerate(texts, 1))


def offered(program: Program, words: str) -> str | None:
    draft = program.write("draft.md", f"“{words}” said Martha Pell.\n")
    (checked,) = json.loads(program("check", draft, "--json").out)["quotations"]
    suggested: str | None = checked["quotation"]["places"][0]["suggested"]
    return suggested


def test_rows_without_a_mark_at_their_end_are_offered_as_two_sentences(quotes_in: Program) -> None:
    quotes_in("import", quotes_in.write("rows.jsonl", rows(KEPT, WHY, "The weir is my grandfather's")))
    said = "I have never sold a sheep to anybody. We keep them for the milk and for the company,"
    assert offered(quotes_in, said) == f"“{KEPT}. {WHY},”"


def test_a_row_that_goes_on_in_the_next_is_offered_as_one_sentence(quotes_in: Program) -> None:
    quotes_in("import", quotes_in.write("rows.jsonl", rows(KEPT, "and that is because they keep us company")))
    said = "I have never sold a sheep to anybody and that is because they keep us company,"
    assert offered(quotes_in, said) == f"“{KEPT} and that is because they keep us company,”"


@pytest.mark.parametrize(
    ("ends", "follows", "parted"),
    [(".", WHY, f". {WHY}"), (",", "because they keep us company", ", because they keep us company")],
)
def test_what_a_narrator_parts_is_offered_with_the_mark_that_he_sets(
    quotes_in: Program, ends: str, follows: str, parted: str
) -> None:
    quotes_in("add", quotes_in.write("page.html", PAGE.format(KEPT, ends, follows)))
    said = f"I have never sold a sheep to anybody{parted},"
    assert offered(quotes_in, said) == f"“{KEPT}{parted},”"


def test_pieces_that_stand_apart_are_offered_with_a_gap_between_them(quotes_in: Program) -> None:
    apart = (
        "and so the weir was mended by all hands before the flood",
        "nobody in the valley was paid for it",
    )
    quotes_in("import", quotes_in.write("rows.jsonl", rows(KEPT, *apart, WHY)))
    assert offered(quotes_in, f"{KEPT}. {WHY},") == f"“{KEPT} […] {WHY},”"


def test_a_piece_that_lost_its_last_word_is_not_offered(quotes_in: Program) -> None:
    apart = (
        "and so the weir was mended by all hands before the flood",
        "nobody in the valley was paid for it",
    )
    quotes_in("import", quotes_in.write("rows.jsonl", rows(KEPT, *apart, WHY)))
    assert offered(quotes_in, f"I have never sold a goat to anyone. {WHY},") is None


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("Is it so?", "We keep them", " "),
        ("the mill, the weir,", "The house", " "),
        ("the mill", "“The house", ". "),
        ("the mill", "and the house", " "),
    ],
)
def test_rows_are_parted_by_a_full_stop_where_a_capital_begins_the_next(
    before: str, after: str, parted: str
) -> None:
    assert between(before, after) == parted
