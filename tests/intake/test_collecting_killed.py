"""Collecting that is killed, or breaks: nothing stored is asked again, nothing is left out, nothing stays unlinked."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from tests.collected import rows, sources, stored
from tests.conftest import Program
from tests.crawl_site import SOURCES, Paper, entry


def start(program: Program) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "collect", "canal"]
    return subprocess.Popen(command, cwd=program.folder, start_new_session=True, stdout=subprocess.DEVNULL)


def killed(program: Program, paper: Paper, at: int) -> set[str]:
    """Start collecting, kill everything once so many pages are stored, and give back which those are."""
    paper.pause = 0.05
    process = start(program)
    end = time.monotonic() + 60
    while not (program.folder / "quotes.db").exists() or len(sources(program)) < at:
        assert process.poll() is None, "the crawl ended early"
        assert time.monotonic() < end, "the crawl did not get so far"
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.2)
    paper.asked.clear()
    paper.pause = 0.0
    return sources(program)


def test_after_a_kill_at_half_way_nothing_that_is_stored_is_asked_again(
    quotes_in: Program, paper: Paper
) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("canal", "site", paper.starts, depth=4, budget=500))
    have = killed(quotes_in, paper, 12)
    assert len(have & paper.read) < len(paper.read)
    assert quotes_in("collect", "canal").code == 0
    again = {paper.url(path.removeprefix("paper")) for path in paper.asked if path.startswith("paper/")}
    assert not again & have
    assert stored(quotes_in, paper) == paper.read
    finished = rows(quotes_in, "SELECT finished IS NOT NULL FROM collection_runs ORDER BY started")
    assert finished == [(0,), (1,)]


def test_what_was_stored_and_not_linked_before_a_kill_is_linked_when_the_run_goes_on(
    quotes_in: Program, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("canal", "site", paper.starts, depth=4, budget=500))
    linked = 0

    def dying(*_: object) -> int:
        nonlocal linked
        linked += 1
        if linked == 3:
            raise KeyboardInterrupt
        return 0

    with monkeypatch.context() as patch:
        patch.setattr("quotes.intake.deposit.link", dying)
        assert quotes_in("collect", "canal").code == 130
    assert rows(quotes_in, "SELECT count(*) FROM variants WHERE quote_id IS NULL") != [(0,)]
    assert quotes_in("collect", "canal").code == 0
    assert rows(quotes_in, "SELECT count(*) FROM variants WHERE quote_id IS NULL") == [(0,)]


def test_a_crawl_that_breaks_says_so_and_the_next_goes_on(quotes_in: Program, paper: Paper) -> None:
    paper.pause = 0.05
    quotes_in.write("sources.yml", SOURCES + entry("canal", "site", paper.starts, depth=4, budget=500))
    process = start(quotes_in)
    end = time.monotonic() + 60
    while sum(path.startswith("paper/a/") for path in list(paper.asked)) < 5:
        assert time.monotonic() < end, "the crawl did not get so far"
        time.sleep(0.01)
    psutil.Process(process.pid).children()[0].kill()
    assert process.wait() == 3
    paper.pause = 0.0
    assert quotes_in("collect", "canal").code == 0
    assert stored(quotes_in, paper) == paper.read


def test_a_page_stored_but_not_noted_before_a_kill_is_not_asked_again(
    quotes_in: Program, paper: Paper
) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("canal", "site", [paper.url("/a/1")], depth=3))
    have = killed(quotes_in, paper, 2)
    # What was settled is forgotten, as if each note had been lost with the kill.
    (quotes_in.folder / "quotes.jobs" / "canal" / "run" / "settled").write_text("")
    assert quotes_in("collect", "canal").code == 0
    assert not {paper.url(path.removeprefix("paper")) for path in paper.asked} & have
