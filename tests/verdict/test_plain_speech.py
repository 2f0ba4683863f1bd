"""Words that stand in a file which was added are found there, or the answer says that its own text was not searched."""

import json

import pytest

from tests.cli.test_cli_adding import content
from tests.conftest import Program

SPEECH = """Remarks at the new weir

Neighbours, this weir was dug by hand in the driest summer that anybody here can remember.

We shall open it every morning, and no farm below it will pay for the water it already owned.
"""
REPORT = """The board met in the mill on Friday. It was a long evening, and the stove smoked.

“The weir stays shut,” Ida Rowan said. Nobody in the room had expected that the board would agree so soon.
"""
VERBATIM = "this weir was dug by hand in the driest summer that anybody here"


def verdict(quotes_in: Program, words: str) -> dict[str, str]:
    answer: dict[str, str] = json.loads(quotes_in("verify", words, "--json").out)
    return answer


def test_a_plain_text_that_quotes_nobody_is_searched_for_its_own_words(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("speech.txt", SPEECH))
    answer = verdict(quotes_in, VERBATIM)
    assert (answer["wording"], answer["attribution"]) == ("excerpt", "not_claimed")


def test_a_report_is_searched_for_what_it_quotes_and_the_answer_says_so(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("report.txt", REPORT))
    answer = verdict(quotes_in, "Nobody in the room had expected that the board would agree so soon")
    assert answer["wording"] == "not_found"
    assert "Of reports only what they quote is searched." in answer["summary"]


@pytest.mark.parametrize("signed", ["By Ada Finch\n\n", "Publisher: The Courier\n\n"])
def test_a_text_that_names_paper_or_reporter_is_a_report(quotes_in: Program, signed: str) -> None:
    ran = quotes_in("add", quotes_in.write("signed.txt", signed + SPEECH))
    assert "0 quotations stored; its own text is not searched (--tier primary" in ran.out
    assert verdict(quotes_in, VERBATIM)["wording"] == "not_found"


def test_a_file_added_as_the_record_is_searched_whole_also_where_it_was_stored_as_a_report(
    quotes_in: Program,
) -> None:
    report = quotes_in.write("report.txt", REPORT)
    quotes_in("add", report)
    quotes_in("add", report, "--tier", "primary")
    answer = verdict(quotes_in, "Nobody in the room had expected that the board would agree so soon")
    assert answer["wording"] == "excerpt"
    assert "already stored" in quotes_in("add", report, "--tier", "primary").out
    database = quotes_in.folder / "quotes.db"
    before = content(database)
    assert quotes_in("rebuild").code == 0
    assert content(database) == before


def test_a_block_quote_in_markdown_is_a_quotation(quotes_in: Program) -> None:
    quotes_in(
        "add",
        quotes_in.write("note.md", "The board met.\n\n> The weir stays shut\n> until the survey is done.\n"),
    )
    assert verdict(quotes_in, "The weir stays shut until the survey is done.")["wording"] == "exact"
