"""What is still to be asked: each address once, fairly between hosts, and on disk at every moment."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.crawl.canonical import key
from scrapers.crawl.frontier import Frontier, Planned, settle

Make = Callable[..., Frontier]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes frontiers in one folder, and closes them when the test is over."""
    made: list[Frontier] = []

    def one(**more: Any) -> Frontier:
        made.append(Frontier(tmp_path, **more))
        return made[-1]

    yield one
    for frontier in made:
        frontier.close()


def urls(frontier: Frontier, most: int = 9) -> list[str]:
    found = []
    while (planned := frontier.take({}, most)) is not None:
        found.append(planned.url)
    return found


def test_an_address_is_planned_once_under_all_its_names(make: Make) -> None:
    frontier = make(pages=9)
    assert frontier.plan(Planned("http://a.example/x?utm_source=1"))
    assert not frontier.plan(Planned("http://a.example/x#part"))
    assert frontier.mark("http://a.example/y")
    assert not frontier.plan(Planned("http://a.example/y"))
    assert len(urls(frontier)) == 1


def test_a_crawl_that_was_killed_goes_on_with_what_was_not_settled(make: Make, tmp_path: Path) -> None:
    frontier = make(pages=9)
    for name in "abc":
        frontier.plan(Planned(f"http://a.example/{name}", 1))
    frontier.take({}, 1)
    # Nothing is closed: this is what a kill leaves, with half a line at the end.
    with (tmp_path / "frontier.jsonl").open("a") as file:
        file.write('["http://a.example/cut", 1')
    again = make(pages=9, settled=[key("http://a.example/b")])
    assert again.resumed
    assert not again.plan(Planned("http://a.example/b"))
    assert again.plan(Planned("http://a.example/d"))
    assert urls(again) == [f"http://a.example/{name}" for name in "acd"]


def test_the_budget_counts_pages_and_not_lists(make: Make, tmp_path: Path) -> None:
    frontier = make(pages=1)
    for name in "ab":
        frontier.plan(Planned(f"http://a.example/{name}"))
    frontier.plan(Planned("http://a.example/list", role="list", counts=False))
    assert frontier.waits()
    assert urls(frontier) == ["http://a.example/list", "http://a.example/a"]
    assert not frontier.waits()
    frontier.finish(keep=True)
    settle(tmp_path)
    assert urls(make(pages=9)) == ["http://a.example/b"]


def test_a_finished_crawl_without_rest_leaves_no_journal_once_all_is_stored(
    make: Make, tmp_path: Path
) -> None:
    frontier = make(pages=9)
    frontier.plan(Planned("http://a.example/a"))
    urls(frontier)
    frontier.finish(keep=True)
    assert (tmp_path / "frontier.jsonl").exists()
    settle(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_pages_that_a_finished_crawl_told_and_nobody_stored_are_asked_again(make: Make) -> None:
    frontier = make(pages=9)
    for name in "ab":
        frontier.plan(Planned(f"http://a.example/{name}"))
    urls(frontier)
    frontier.finish(keep=True)
    assert urls(make(pages=9, settled=["http://a.example/a"])) == ["http://a.example/b"]


def test_a_busy_host_waits_while_others_go_on(make: Make) -> None:
    frontier = make(pages=9)
    for url in ("http://slow.example/1", "http://slow.example/2", "http://quick.example/1"):
        frontier.plan(Planned(url))
    taken = frontier.take({"slow.example": 2}, 2)
    assert taken is not None
    assert taken.url == "http://quick.example/1"
    assert frontier.take({"slow.example": 2}, 2) is None
    assert frontier.waits()


def test_what_is_put_off_comes_when_its_time_has_come(make: Make) -> None:
    frontier = make(pages=9)
    frontier.later(5.0, "second")
    frontier.later(4.0, "first")
    assert frontier.due(3.9) is None
    assert [frontier.due(9.0), frontier.due(9.0), frontier.due(9.0)] == ["first", "second", None]


@given(st.lists(st.integers(0, 5), max_size=20))
def test_hosts_take_turns_and_nothing_is_lost(hosts: list[int]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        frontier = Frontier(Path(folder), pages=100)
        for at, host in enumerate(hosts):
            frontier.plan(Planned(f"http://h{host}.example/{at}"))
        found = urls(frontier)
        frontier.close()
        assert len(found) == len(hosts)
        first = [url.split("/")[2] for url in found[: len(set(hosts))]]
        assert len(set(first)) == len(first)
