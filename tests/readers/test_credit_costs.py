"""A quote whose speaker the page names costs its length, whatever stands between its words."""

import pytest

from scrapers.markdown import block_quotes, without_markup
from scrapers.webpage.blockquotes import stated_quotes
from scrapers.webpage.creditlines import credit_at
from scrapers.webpage.page import parse
from tests.bench.test_growth import WORST, grown


def stated(words: str) -> dict[str, str | None]:
    page = f"<html><body><blockquote><p>{words}<cite>Ida Rowan</cite></p></blockquote></body></html>"
    return {letters: about.speaker for letters, about in stated_quotes(parse(page)).items()}


@pytest.mark.parametrize("piece", [" ", " -", "\n", "’ "])
def test_a_quote_on_a_page_costs_its_length(piece: str) -> None:
    assert grown(stated, lambda size: f"The sluice{piece * (size // len(piece))}is shut. ") < WORST


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The sluice is shut. – ", True),
        ("“The sluice is shut” ", True),
        ("The sluice is shut!”) --  ", True),
        ("The sluice is shut — ", True),
        ("The sluice is shut - ", False),
        ("The sluice is shut, says ", False),
    ],
)
def test_a_name_follows_a_sentence_that_is_over(words: str, named: bool) -> None:
    assert ("thesluiceisshut" in stated(words)) is named


@pytest.mark.parametrize(
    "line",
    [
        "> The sluice is shut.\n",
        "> The sluice is shut.\n>\n",
        "> The sluice is shut.\n>\n> — the clerk\n>\n",
        "> — shut\n>\n",
        ">\n",
        "> — a\n>\n>\n>\n",
    ],
)
def test_a_block_of_many_lines_costs_its_length(line: str) -> None:
    def blocks(text: str) -> None:
        block_quotes(text, without_markup(text))

    assert grown(blocks, lambda size: line * (size // len(line) + 1)) < WORST


def test_a_line_without_a_name_credits_a_block_only_where_blank_lines_alone_follow() -> None:
    block = "> The sluice is shut.\n>\n> — the clerk of the weir\n>\n>\n"
    (one,) = block_quotes(block, without_markup(block))
    assert block[one.start : one.end] == "The sluice is shut."
    longer = f"{block}> It leaks.\n"
    (two,) = block_quotes(longer, without_markup(longer))
    assert longer[two.start : two.end].endswith("It leaks.")


@pytest.mark.parametrize("piece", ["’-a", "’ - a", "” ", "” — a", '"-a\n', "’" + " " * 20])
def test_a_credit_behind_the_closing_mark_is_looked_for_at_the_end_alone(piece: str) -> None:
    assert grown(credit_at, lambda size: f"{piece * (size // len(piece) + 1)}”") < WORST


@pytest.mark.parametrize("before", ["", "It’s the weir’s – the clerks’ – affair. " * 20])
@pytest.mark.parametrize("gap", ["", " ", " " * 300])
def test_a_credit_ends_long_words_as_it_ends_short_ones(before: str, gap: str) -> None:
    words = f"“{before}The sluice is shut.”"
    found = credit_at(f"{words}{gap}— Ida Rowan, clerk of the weir")
    assert found is not None
    assert (found[0], found[1].speaker) == (len(words), "Ida Rowan")
