"""A date counts only if the place can have it: no future, no "updated", no day that a late report claims."""

import pytest

from quotes.family.dating import REASONS, Dated, dated, said

ADDED = "2026-01-10T08:00:00Z"


@pytest.mark.parametrize(
    ("published", "said_on", "modified", "tier", "expected"),
    [
        ("2020-05-01", None, None, "secondary", ("2020-05-01", "published")),
        ("2020-05-01T23:10:00+02:00", None, None, "secondary", ("2020-05-01", "published")),
        ("2020", None, None, "secondary", ("2020-12-31", "published")),
        ("2020-02", None, None, "secondary", ("2020-02-29", "published")),
        ("2026-01-11", None, None, "secondary", ("2026-01-11", "published")),
        ("2026-01-12", None, None, "secondary", (None, "future")),
        ("2027", None, None, "primary", (None, "future")),
        ("2020-13-40", None, None, "secondary", (None, "unreadable")),
        ("0000-00-00", None, None, "secondary", (None, "unreadable")),
        ("last Tuesday", None, None, "secondary", (None, "unreadable")),
        (None, "1863-11-19", None, "primary", ("1863-11-19", "said")),
        (None, "1863-11-19", None, "collection", (None, "claimed")),
        (None, None, "2021-01-01", "secondary", (None, "updated")),
        ("", "", "", "secondary", (None, "undated")),
    ],
)
def test_the_day_a_place_is_dated_by(
    published: str | None,
    said_on: str | None,
    modified: str | None,
    tier: str,
    expected: tuple[str | None, str],
) -> None:
    found = dated(published, said_on, modified, tier=tier, added=ADDED)
    assert (found.day, found.why) == expected
    assert found.why in REASONS


def test_a_year_does_not_come_before_a_day_of_that_year() -> None:
    year, day = (dated(text, tier="secondary", added=ADDED) for text in ("2020", "2020-05-01"))
    assert (day.day or "") < (year.day or "")
    assert year == Dated("2020-12-31", "2020", "published")


@pytest.mark.parametrize(
    ("published", "said_on", "tier", "expected"),
    [
        ("2020-05-04", "2020-05-01", "secondary", "2020-05-01"),
        ("2020-05-04", "1863-11-19", "secondary", "2020-05-04"),
        ("2020-05-04", "2020-06-01", "secondary", "2020-05-04"),
        ("2020-05-04", "1863-11-19", "primary", "1863-11-19"),
        (None, "1863-11-19", "collection", None),
        (None, None, "secondary", None),
    ],
)
def test_when_words_were_said_is_believed_of_the_record_and_of_prompt_reports(
    published: str | None, said_on: str | None, tier: str, expected: str | None
) -> None:
    assert said(published, said_on, tier=tier, added=ADDED) == expected
