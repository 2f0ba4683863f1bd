"""What a page says in words follows from the data; what is not understood stays as it is."""

import pytest

from quotes.web import plain


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2025-11-04", "4 November 2025"), ("2025-11-04T10:00:00Z", "4 November 2025"), ("2025-11", "November 2025"),
        ("1863", "1863"), ("2025-13-04", "2025-13-04"), ("last spring", "last sprin"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_date_is_said_as_a_person_would(date: str | None, told: str) -> None:
    assert plain.day(date) == told


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (83.9, "1:23"), (3723, "1:02:03"), (-1, "0:00")])
def test_a_second_is_shown_as_players_show_it(seconds: float, told: str) -> None:
    assert plain.clock(seconds) == told


def test_a_word_that_is_not_known_stays_as_it_is() -> None:
    assert (plain.tier("odd"), plain.status("odd"), plain.confidence("odd"), plain.kind("odd_one")) == (
        "odd",
        "odd",
        "odd",
        "odd one",
    )
