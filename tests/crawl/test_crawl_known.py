"""Whether a stored page needs a new look."""

from datetime import UTC, datetime, timedelta

import pytest

from scrapers.crawl.canonical import bare, key
from scrapers.crawl.known import Known, moment

URL = "https://post.example/a"
DAY_BEFORE = datetime.now(UTC) - timedelta(days=1)


@pytest.mark.parametrize(
    ("read", "modified", "fresh"),
    [
        (DAY_BEFORE, None, True),
        (DAY_BEFORE, DAY_BEFORE - timedelta(hours=1), True),
        (DAY_BEFORE, DAY_BEFORE + timedelta(hours=1), False),
        (DAY_BEFORE - timedelta(days=31), None, False),
    ],
)
def test_a_page_is_asked_again_when_it_changed_or_was_read_long_ago(
    read: datetime, modified: datetime | None, fresh: bool
) -> None:
    known = Known({key(URL): read.isoformat()}, recheck=30)
    assert known.fresh(f"{URL}?utm_source=x#top", modified.isoformat() if modified else None) is fresh


def test_a_page_that_is_not_stored_is_never_fresh() -> None:
    assert not Known({}, recheck=30).fresh(URL)


def test_a_day_ends_with_its_last_second_and_what_is_no_date_is_long_ago() -> None:
    assert moment("2024-05-01") == datetime(2024, 5, 2, tzinfo=UTC)
    assert moment("soon") < moment("1900-01-01")


def test_the_layout_in_a_host_s_name_makes_no_other_site() -> None:
    assert bare("https://www.post.example/a") == bare("https://m.post.example/") == "post.example"
    assert bare("https://m.example/") == "m.example"
