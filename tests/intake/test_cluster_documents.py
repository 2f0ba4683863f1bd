"""Documents read by a cluster's workers: the same database and archive as one process makes, whatever becomes of a worker."""

import logging
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import dask
import pytest
from distributed import LocalCluster

from quotes import executors
from quotes.cluster import connected
from quotes.errors import CannotRead
from quotes.executors import Workers, each, of_cluster
from quotes.intake.preparing import Brought, ahead
from scrapers.errors import NotADocument
from scrapers.fetching.fetch import fetch
from tests.bulk_files import warc
from tests.conftest import ARTICLE, MEETING, Program
from tests.crash import content
from tests.crawl_site import SOURCES, Paper, page
from tests.intake.test_collecting_files import archive, dump
from tests.pair import Cluster, losing_a_worker
from tests.readers.test_readers_wikiquote import PAGE, THEME


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    options: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with LocalCluster(**options, silence_logs=logging.ERROR) as local:
        yield local.scheduler_address


@pytest.fixture
def both(quotes_in: Program) -> tuple[Path, Path]:
    """Two folders, for one process and for a cluster."""
    here, there = quotes_in.folder / "here", quotes_in.folder / "there"
    here.mkdir()
    there.mkdir()
    return here, there


def documents(program: Program) -> Path:
    """Files of several kinds: articles, a transcript, a WARC of pages, the same file twice, and two that are none."""
    folder = program.folder / "files"
    folder.mkdir()
    (folder / "meeting.txt").write_text(MEETING)
    (folder / "article.html").write_text(ARTICLE)
    (folder / "again.html").write_text(ARTICLE)
    (folder / "pages.warc.gz").write_bytes(warc(5))
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(80))
    (folder / "empty.txt").write_text(" \n")
    for n in range(12):
        (folder / f"page-{n:02}.html").write_bytes(page(n, []))
    return folder


def same(here: Path, there: Path) -> bool:
    one, other = content(here), content(there)
    # A run's own id is made of the moment it began.
    for found in (one, other):
        for name in [name for name in found if name.endswith(("collection_runs", "rejects"))]:
            found[name] = [(name, len(found[name]))]
    assert one == other
    return len(one["quotes.db occurrences"]) > 10


def test_files_are_read_by_the_workers_and_stored_and_made_again_as_by_one_process(
    quotes_in: Program, both: tuple[Path, Path], scheduler: str
) -> None:
    folder = documents(quotes_in)
    alone = quotes_in("add", folder, "no-such-file.html", "--db", both[0] / "quotes.db")
    ran = quotes_in(
        "add", folder, "no-such-file.html", "--db", both[1] / "quotes.db", "--scheduler", scheduler
    )
    assert (ran.code, ran.out, ran.err) == (3, alone.out, alone.err)
    assert same(*both)
    assert quotes_in("rebuild", "--db", both[1] / "quotes.db", "--scheduler", scheduler).code == 0
    assert quotes_in("rebuild", "--db", both[0] / "quotes.db").code == 0
    assert same(*both)
    assert quotes_in("doctor", "--db", both[1] / "quotes.db").code == 0


def test_many_files_are_read_by_all_cores_and_stored_and_made_again_as_by_one_process(
    quotes_in: Program, both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = documents(quotes_in)
    pools: list[int] = []

    def pool(count: int, **options: Any) -> ProcessPoolExecutor:
        pools.append(count)
        return ProcessPoolExecutor(count, **options)

    monkeypatch.setattr(executors, "ProcessPoolExecutor", pool)
    monkeypatch.setattr(executors, "cores", lambda: 2)
    for work in (("add", folder, "no-such-file.html"), ("rebuild",)):
        alone = quotes_in(*work, "--db", both[0] / "quotes.db")
        assert not pools
        with monkeypatch.context() as many:
            many.setattr(executors, "MANY", 5)
            ran = quotes_in(*work, "--db", both[1] / "quotes.db")
        assert pools.pop() == 2
        assert (ran.code, ran.err) == (alone.code, alone.err)
        assert same(*both)


def test_dumps_archives_and_sites_are_collected_as_by_one_process(
    quotes_in: Program, both: tuple[Path, Path], scheduler: str, paper: Paper
) -> None:
    (quotes_in.folder / "wiki.xml.bz2").write_bytes(
        dump(("Ann Lee", PAGE), ("Nothing", "No words."), ("B", THEME))
    )
    archive(quotes_in.folder / "crawl.warc.gz", range(8))
    cut = quotes_in.folder / "crawl.warc.gz"
    (quotes_in.folder / "cut.warc.gz").write_bytes(cut.read_bytes()[:-60])
    paper.listed = list(range(paper.size))
    quotes_in.write(
        "sources.yml",
        f"{SOURCES}  - {{name: wiki, kind: dump, files: [wiki.xml.bz2]}}\n  - {{name: old, kind: warc, files: ['*.warc.gz']}}\n"
        f"  - {{name: paper, kind: feed, address: '{paper.url('/feed.xml')}', per_host: 1, publisher: The Lock}}\n",
    )
    alone = quotes_in("collect", "--db", both[0] / "quotes.db")
    ran = quotes_in("collect", "--db", both[1] / "quotes.db", "--scheduler", scheduler)
    assert (ran.code, ran.out, ran.err) == (alone.code, alone.out, alone.err)
    assert f"paper: {paper.size + 1} pages read, {paper.size} new" in ran.out
    assert same(*both)


def test_a_worker_killed_in_the_middle_of_adding_changes_nothing(
    quotes_in: Program, both: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Dask asks a worker that is gone for half a minute, three times.
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "2s")
    folder = quotes_in.folder / "many"
    folder.mkdir()
    for n in range(40):
        (folder / f"page-{n:02}.html").write_bytes(
            page(n, []).replace(b"</body>", b"<p>And so on.</p>" * 300)
        )
    assert quotes_in("add", folder, "--db", both[0] / "quotes.db").code == 0
    code, told = losing_a_worker(tmp_path, "add", str(folder), cwd=both[1], busy=all)
    assert code == 0, told
    assert same(*both)


@pytest.mark.parametrize(
    "command",
    [["add", "meeting.txt"], ["collect"], ["import", "rows.jsonl"], ["rebuild"]],
    ids=["add", "collect", "import", "rebuild"],
)
def test_a_scheduler_that_does_not_answer_is_one_sentence_and_nothing_is_written(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr("quotes.cluster.PATIENCE_S", 0.5)
    quotes_in.write("meeting.txt", MEETING)
    quotes_in.write("rows.jsonl", '{"text": "The bridge will open in May."}\n')
    quotes_in.write("sources.yml", "sources:\n- {name: a, kind: warc, files: ['*.warc']}\n")
    before = sorted(quotes_in.folder.rglob("*"))
    ran = quotes_in(*command, "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 3
    assert ran.err.splitlines() == [
        "quotes: No scheduler answers at tcp://127.0.0.1:9; start one with `dask scheduler`, or check the address."
    ]
    assert sorted(quotes_in.folder.rglob("*")) == before


def test_a_scheduler_that_is_gone_in_the_middle_ends_a_run_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = Cluster(tmp_path / "dask")
    done: list[None] = []

    def worked() -> None:
        with of_cluster(pair.address) as hands:
            assert hands is not None
            for one in each(time.sleep, [0.05] * 2000, hands):
                done.append(one)
                if len(done) == 3:
                    os.killpg(pair.scheduler.pid, signal.SIGKILL)

    try:
        with connected(pair.address) as client:
            client.wait_for_workers(2, timeout=60)
        monkeypatch.setattr("quotes.cluster.PATIENCE_S", 3)
        with pytest.raises(CannotRead, match="is gone; what was stored stays"):
            worked()
    finally:
        pair.close()
    assert 3 <= len(done) < 2000


def test_work_that_brings_down_its_workers_ends_a_run_with_a_sentence() -> None:
    options: dict[str, Any] = {"n_workers": 1, "threads_per_worker": 1, "dashboard_address": ":0"}

    def worked(scheduler: str) -> None:
        with of_cluster(scheduler) as hands:
            assert hands is not None
            list(each(os._exit, [1], hands))

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(**options, silence_logs=logging.CRITICAL) as local,
        pytest.raises(CannotRead, match="brought down several workers"),
    ):
        worked(local.scheduler_address)


def test_what_came_before_a_break_is_handed_on_before_the_break_is_told(
    tmp_path: Path, scheduler: str
) -> None:
    (tmp_path / "meeting.txt").write_text(MEETING)
    meeting = Brought(fetch(str(tmp_path / "meeting.txt")))

    def broken() -> Iterator[Brought | None]:
        yield from (None, meeting, None, meeting, None)
        raise NotADocument("The file breaks off.")

    def seen(hands: Workers | None) -> list[tuple[bool, bool]]:
        found: list[tuple[bool, bool]] = []
        told = ahead(broken(), lambda item: item, hands)
        with pytest.raises(NotADocument):
            found.extend((item is not None, prepared is not None) for item, prepared in told)
        return found

    with of_cluster(scheduler) as hands:
        assert seen(hands) == [(False, False), (True, True), (False, False), (True, True), (False, False)]
    assert seen(None) == [(False, False), (True, False), (False, False), (True, False), (False, False)]
