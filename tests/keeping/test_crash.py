"""Killed at any point of its work and run again, a command ends as if nothing had happened."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crash import WORKS, Work, content, gathered, point, run, sound
from tests.crawl_site import SOURCES, Paper, entry, serving

# One of each here; `make crash` runs two hundred.
SEEDS = range(int(os.environ.get("CRASH_SEEDS", "1")))
Whole = Callable[[Work], tuple[Path, float]]


@pytest.fixture(scope="module")
def works() -> Iterator[dict[str, Work]]:
    """Every kind of work; collecting has a site of twelve pages on loopback to collect."""
    with serving(Paper(12, slow=1, flapping=1)) as paper:
        listed = SOURCES + entry("canal", "site", paper.starts, depth=4, budget=500)

        def ready(folder: Path) -> None:
            (folder / "sources.yml").write_text(listed, "utf-8")

        collect = Work("collect", ready, ("collect", "canal"), left=gathered)
        yield {work.name: work for work in (*WORKS, collect)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Undisturbed runs, each made once: the folder it leaves and the processor time it took."""
    made: dict[str, tuple[Path, float]] = {}

    def of(work: Work) -> tuple[Path, float]:
        if work.name not in made:
            folder = tmp_path_factory.mktemp(f"whole-{work.name}")
            work.ready(folder)
            code, seconds, said = run(folder, work)
            assert code == 0, said
            made[work.name] = folder, seconds
        return made[work.name]

    return of


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", [*(work.name for work in WORKS), "collect"])
def test_what_is_killed_and_run_again_ends_like_an_undisturbed_run(
    tmp_path: Path, works: dict[str, Work], whole: Whole, name: str, seed: int
) -> None:
    work = works[name]
    undisturbed, seconds = whole(work)
    work.ready(tmp_path)
    code, _, killed = run(tmp_path, work, dies=max(0.001, seconds * point(seed, name)))
    assert code in (0, -signal.SIGPROF), killed
    if name != "migrate":
        assert sound(tmp_path) == []
    code, _, said = run(tmp_path, work)
    assert code == 0, said
    assert sound(tmp_path) == []
    left = work.left or content
    assert left(tmp_path) == left(undisturbed)
    if name == "review":
        # Whatever was told to have been stored before the kill is there.
        kept = {str(value) for row in content(tmp_path)["reviews.db decisions"] for value in row}
        assert set(killed.split()) <= kept
