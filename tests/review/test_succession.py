"""An id that somebody cited leads to what stands for it today."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.reviewing.reviews import Reviews
from db.reviewing.succession import (
    OriginalChange,
    Redirect,
    changes,
    leads_to,
    put_changes,
    put_redirects,
    redirects,
    split_from,
)

NOON = "2026-05-04T12:00:00Z"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Reviews]:
    with Reviews(tmp_path / "reviews.db") as held:
        yield held


def put(held: Reviews, *rows: Redirect) -> None:
    with held.transaction():
        put_redirects(held.conn, rows)


def merged(old: str, *new: str) -> Redirect:
    return Redirect(old, new, "split" if len(new) > 1 else "merged", NOON)


def test_an_id_that_was_never_redirected_stands_for_itself(held: Reviews) -> None:
    assert leads_to(held.conn, "a") == ("a",)


def test_redirects_are_followed_to_the_end(held: Reviews) -> None:
    put(held, merged("a", "b"), merged("b", "c"), merged("c", "d", "e"))
    assert leads_to(held.conn, "a") == ("d", "e")


def test_an_id_that_came_back_is_not_followed_in_a_circle(held: Reviews) -> None:
    put(held, merged("a", "b"), merged("b", "a"))
    assert leads_to(held.conn, "a") == ("a",)
    assert leads_to(held.conn, "b") == ("a",)


def test_what_was_split_off_an_id_that_stayed_is_told_until_it_comes_back(held: Reviews) -> None:
    put(held, merged("b", "a"), merged("a", "a", "b"))
    assert (split_from(held.conn, "a"), split_from(held.conn, "b")) == (("b",), ())
    put(held, merged("x", "y", "z"), merged("b", "c"))
    assert (split_from(held.conn, "x"), split_from(held.conn, "a")) == ((), ("c",))
    put(held, merged("c", "a"))
    assert split_from(held.conn, "a") == ()


def test_the_last_redirect_of_an_id_counts(held: Reviews) -> None:
    put(held, merged("a", "b"), merged("a", "c"))
    assert leads_to(held.conn, "a") == ("c",)
    assert [row.new_ids for row in redirects(held.conn)] == [("b",), ("c",)]


def test_a_rebuild_that_says_the_same_again_adds_nothing(held: Reviews) -> None:
    put(held, merged("a", "b", "c"), merged("a", "c", "b"))
    put(held, merged("a", "b", "c"))
    assert redirects(held.conn) == [merged("a", "b", "c")]


def test_changes_of_original_are_kept_once_each_in_order(held: Reviews) -> None:
    first = OriginalChange("q", "o1", "o2", NOON, "an earlier source came in")
    back = OriginalChange("q", "o2", "o1", NOON, "it was removed")
    with held.transaction():
        put_changes(held.conn, [first, first, back])
    assert changes(held.conn, "q") == [first, back]
