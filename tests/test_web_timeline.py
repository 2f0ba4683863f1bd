"""The history of a quote: a drawing that says no more than the table behind it, and neither more than the record."""

from db.history import WORDINGS, Cell, History, Step
from db.pages import Wording
from quotes.web import timeline
from tests.test_web_pages import Reader
from tests.web_fixtures import desk, quote_id

ONE, TWO = Wording(1, "The wall will be raised", 3), Wording(2, "The wall must be raised at once", 1)


def _history(*cells: Cell, steps: tuple[Step, ...] = ()) -> History:
    return History(cells, steps, 3, 2)


def test_a_wording_has_a_line_from_its_first_year_to_its_last_and_a_dot_in_each() -> None:
    told = _history(Cell(1, 1990, "primary", 1), Cell(1, 2010, "secondary", 4), Cell(2, 2010, "secondary", 1),
                    steps=(Step(2, 1, "altered"),))  # fmt: skip
    drawing = timeline.drawn((TWO, ONE), told)
    assert drawing is not None
    assert [line.n for line in drawing.lines] == [1, 2]
    first, second = drawing.lines
    assert (first.x1, first.x2) == (timeline.LEFT, timeline.WIDTH - timeline.RIGHT)
    assert (first.from_y, second.from_y) == (None, first.y)
    assert [dot.told for dot in drawing.dots] == [
        "1990: 1 place, primary", "2010: 4 places, secondary", "2010: 1 place, secondary"
    ]  # fmt: skip
    assert drawing.dots[1].r > drawing.dots[0].r
    assert drawing.told == "2 wordings, 1990 to 2010"


def test_where_there_is_nothing_to_compare_nothing_is_drawn() -> None:
    assert timeline.drawn((ONE,), _history(Cell(1, 1990, "primary", 5))) is None
    assert (
        timeline.drawn((ONE,), _history(Cell(1, None, "primary", 5), Cell(1, None, "secondary", 5))) is None
    )
    assert timeline.drawn((), _history()) is None


def test_a_large_family_is_drawn_by_its_oldest_wordings_within_the_frame() -> None:
    wordings = tuple(Wording(n, "word " * 400, 1) for n in range(500))
    drawing = timeline.drawn(wordings, _history(*(Cell(n, 1500 + n, "secondary", 10**6) for n in range(500))))
    assert drawing is not None
    assert len(drawing.lines) == WORDINGS
    assert all(0 <= dot.x <= drawing.width and dot.r <= 9 for dot in drawing.dots)
    assert all(len(line.label) <= timeline.LABEL for line in drawing.lines)
    assert len(drawing.ticks) <= timeline.MOST_TICKS + 1


def test_the_table_counts_every_place_once() -> None:
    cells = (Cell(1, 1990, "primary", 1), Cell(2, 1990, "primary", 2), Cell(1, None, "collection", 4))
    assert timeline.tally(_history(*cells)) == (timeline.Tally(1990, 3, 0, 0), timeline.Tally(None, 0, 0, 4))


async def test_the_page_of_a_quote_says_how_many_sources_are_independent() -> None:
    async with desk() as site:
        answer = await site.client.get(f"/quotes/quotes/{quote_id('human scum')}")
    page = Reader(answer.text)
    assert "1 source, 1 of them independent" in " ".join(page.text.split())
    assert "2025" in page.text.split("Places by year")[1]
