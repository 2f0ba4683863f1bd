"""A quote whose speaker the page names costs its length, whatever stands between its words."""

import pytest

from scrapers.webpage.blockquotes import stated_quotes
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
