"""The fit finds the exponent that was put in, and docs/scale.md says what was measured and what was carried on."""

from dataclasses import replace
from math import log

import pytest

from bench import fitting, report, scale_page, sizes
from bench.sizes import Point

ROWS = (100_000, 300_000, 1_000_000, 10_000_000)


def point(rows: int, *, linked: bool = True) -> Point:
    """A made-up size whose costs are powers of its rows."""
    made = Point(
        date="2026-01-01",
        rows=rows,
        wordings=rows,
        import_seconds=1e-4 * rows,
        import_megabytes=500.0,
        index_seconds=2e-6 * rows * log(rows),
        tables={"variants": 250 * rows, "match index": 300 * rows, "state": 4096},
        search_median=0.01 * rows**0.3,
        search_99th=0.05 * rows**0.3,
        verify_median=0.02 * rows**0.3,
        verify_99th=0.1 * rows**0.3,
    )
    return (
        replace(made, link_seconds=1e-6 * rows**1.2, link_megabytes=1e-3 * rows, links=1) if linked else made
    )


POINTS = [*map(point, ROWS[:-1]), point(ROWS[-1], linked=False)]


def test_a_power_of_the_rows_is_found_exactly() -> None:
    assert fitting.fit(fitting.LINK, POINTS).exponent == pytest.approx(1.2)
    line = fitting.fit(fitting.IMPORT, POINTS)
    assert line.exponent == pytest.approx(1.0)
    assert line.error == pytest.approx(0.0, abs=1e-9)
    assert line.at(178_000_000) == pytest.approx(17_800)
    assert fitting.carried_on(fitting.IMPORT, POINTS, 178_000_000) == pytest.approx(17_800)


def test_n_log_n_is_told_by_its_own_bound() -> None:
    line = fitting.fit(fitting.INDEX, POINTS)
    assert line.exponent == pytest.approx(fitting.log_linear(ROWS))
    assert 1.05 < line.exponent < 1.1


def test_a_size_that_was_not_linked_counts_for_the_other_costs_only() -> None:
    assert list(fitting.fit(fitting.LINK, POINTS).rows) == list(ROWS[:-1])
    assert list(fitting.fit(fitting.SEARCH, POINTS).rows) == list(ROWS)


def test_what_is_done_for_every_row_is_not_expected_to_grow_more_slowly_than_the_rows() -> None:
    fixed = [replace(one, import_seconds=10 + 1e-4 * one.rows) for one in POINTS]
    assert fitting.fit(fitting.IMPORT, fixed).exponent < 1
    assert fitting.carried_on(fitting.IMPORT, fixed, 20_000_000) == pytest.approx(2 * (10 + 1e-4 * ROWS[-1]))
    assert fitting.carried_on(fitting.VERIFY, POINTS, 20_000_000) < 2 * POINTS[-1].verify_median


def test_one_size_makes_no_line() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        fitting.fit(fitting.IMPORT, POINTS[:1])


def test_what_was_carried_on_is_marked() -> None:
    table = fitting.carried(POINTS, (1_000_000, 10_000_000, 1_000_000_000))
    rows = {str(row[0]): row[1:] for row in table.rows}
    assert rows["link, hours of one processor"][0] == f"{1e-6 * 1e6**1.2 / 3600:,.2f}"
    assert str(rows["link, hours of one processor"][1]).startswith("~ ")
    assert rows["import, hours of one processor"] == ["0.03", "0.28", "~ 27.78"]


def test_bytes_a_row_sum_up_to_the_database() -> None:
    rows = {str(row[0]): row[1] for row in fitting.bytes_a_row(POINTS).rows}
    assert rows["variants"] == 250
    assert rows["match index"] == 300
    assert rows["whole database"] == pytest.approx(550 + 4096 / ROWS[0])


def test_the_page_says_what_is_on_record() -> None:
    parts = report.parts(scale_page.PAGE.read_text("utf-8"))
    assert parts == scale_page.generated(sizes.points(), sizes.ran_on())
