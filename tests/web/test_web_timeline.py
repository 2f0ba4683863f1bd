"""The tree of a quote: a drawing that says no more than the table behind it, and neither more than the record."""

from quotes.family.descent import Branch, Carrier, Kind, Step, Tree, YearCredit
from quotes.web import timeline
from tests.hard_fixtures import WALL, hard
from tests.page_reader import Reader
from tests.web_fixtures import desk, quote_id, row_id


def _credit(year: int | None, tier: str, places: int = 1, speaker: str | None = "s") -> YearCredit:
    return YearCredit(year, tier, speaker, speaker and "Somebody", speaker and "asserted", places)


def _branch(
    n: int, *credits: YearCredit, day: str | None = None, ancestor: int | None = None, kind: Kind = "altered",
    turned: tuple[str, ...] = (), backward: bool = False, text: str = "The wall will be raised",
) -> Branch:  # fmt: skip
    step = Step(kind, (), turned, backward) if ancestor else None
    first = Carrier("o", "s", None, None, "u", "primary", day, "published")
    return Branch(n, f"v{n}", text, 1, ancestor, step, first, credits)


def _tree(*branches: Branch, total: int | None = None) -> Tree:
    credits = tuple(credit for branch in branches for credit in branch.credits)
    return Tree("q", "words", None, None, branches, total or len(branches), credits)


def test_a_wording_has_a_line_from_its_first_day_to_its_last_year_and_a_branch_from_its_ancestor() -> None:
    one = _branch(7, _credit(1990, "primary"), _credit(2010, "secondary", 4), day="1990-01-01")
    two = _branch(8, _credit(2000, "secondary"), day="2000-01-01", ancestor=7, turned=("negation",))
    drawing = timeline.drawn(_tree(one, two))
    assert drawing is not None
    first, second = drawing.lines
    assert (first.number, second.number) == (1, 2)
    assert (first.x1, first.x2) == (timeline.LEFT, timeline.WIDTH - timeline.RIGHT)
    assert (first.branch, second.branch) == (None, f"M{second.x1} {second.y}V{first.y}")
    assert (first.turned, second.turned) == (False, True)
    assert [dot.tier for dot in drawing.dots] == ["secondary", "primary", "secondary"]
    assert drawing.dots[0].r > drawing.dots[1].r
    assert drawing.told == "2 wordings, 1990 to 2010"


def test_a_branch_to_an_ancestor_found_later_runs_on_to_where_it_begins() -> None:
    late = _branch(1, _credit(2010, "primary"), day="2010-01-01")
    early = _branch(2, _credit(2000, "secondary"), day="2000-01-01", ancestor=1, backward=True)
    drawing = timeline.drawn(_tree(late, early))
    assert drawing is not None
    above, below = drawing.lines
    assert below.backward
    assert below.branch == f"M{below.x1} {below.y}V{above.y}H{above.x1}"


def test_the_undated_stand_in_a_column_of_their_own() -> None:
    dated = _branch(1, _credit(2010, "primary"), _credit(2011, "primary"), day="2010-01-01")
    drawing = timeline.drawn(_tree(dated, _branch(2, _credit(None, "secondary"), ancestor=1)))
    assert drawing is not None
    assert drawing.ticks[0][1] == "undated"
    assert drawing.dots[-1].x == drawing.ticks[0][0] < min(dot.x for dot in drawing.dots[:-1])


def test_within_a_year_the_foot_counts_months() -> None:
    one = _branch(1, _credit(2020, "primary"), day="2020-01-15")
    two = _branch(2, _credit(2020, "secondary"), day="2020-06-15", ancestor=1)
    drawing = timeline.drawn(_tree(one, two))
    assert drawing is not None
    assert [told for _, told in drawing.ticks] == ["Feb 2020", "Mar 2020", "Apr 2020", "May 2020", "Jun 2020"]


def test_where_there_is_nothing_to_compare_nothing_is_drawn() -> None:
    assert timeline.drawn(_tree(_branch(1, _credit(1990, "primary", 5), day="1990-01-01"))) is None
    assert timeline.drawn(_tree(_branch(1, _credit(None, "primary"), _credit(None, "secondary")))) is None


def test_a_large_family_is_drawn_by_its_first_wordings_within_the_frame() -> None:
    branches = [
        _branch(n, _credit(1500 + n, "secondary", 10**6), day=f"{1500 + n}-01-01", text="word " * 400)
        for n in range(1, 101)
    ]
    drawing = timeline.drawn(_tree(*branches, total=500))
    assert drawing is not None
    assert len(drawing.lines) == timeline.MOST_LINES
    assert drawing.told == f"{timeline.MOST_LINES} wordings of 500, 1501 to 1512"
    assert all(0 <= dot.x <= drawing.width and dot.r <= 9 for dot in drawing.dots)
    assert all(len(line.label) <= timeline.LABEL for line in drawing.lines)
    assert len(drawing.ticks) <= timeline.MOST_TICKS + 1


def test_the_table_counts_every_credit_once_by_year_and_speaker() -> None:
    credits = (
        _credit(1990, "primary", 1),
        _credit(1990, "secondary", 2),
        _credit(None, "collection", 4, None),
    )
    assert timeline.tally(credits) == (
        timeline.Tally(1990, "s", "Somebody", "asserted", 1, 2, 0),
        timeline.Tally(None, None, None, None, 0, 0, 4),
    )


def test_a_wording_stands_one_step_below_its_ancestor() -> None:
    tree = _tree(_branch(5), _branch(6, ancestor=5), _branch(9, ancestor=6), _branch(7))
    assert timeline.depths(tree) == {5: 0, 6: 1, 9: 2, 7: 0}


async def test_the_page_of_a_quote_draws_its_tree_and_tells_it_in_a_table() -> None:
    async with desk(hard()) as site:
        rows = (await site.client.get("/quotes/variants.json?_shape=array&_search=harbour+wall+will")).json()
        ident = next(row["quote_id"] for row in rows if row["text"] == WALL)
        page = Reader((await site.client.get(f"/quotes/quotes/{ident}")).text)
    table = " ".join(page.text.split("Wording, and what was changed")[1].split())
    assert page.all("svg")
    assert table.index(WALL) < table.index("will be raised") < table.index("will never be raised")
    assert "Meaning changed (negation), from no. 1 not" in table
    assert "2 June 2020" in table


async def test_the_page_of_a_quote_in_one_place_says_so_without_a_drawing() -> None:
    async with desk() as site:
        page = Reader((await site.client.get(f"/quotes/quotes/{quote_id('human scum')}")).text)
    assert "1 wording in 1 source." in " ".join(page.text.split())
    assert not page.all("svg")
    assert row_id("speakers", "name", "Dunstan") in str(page.all("a"))
