"""On a cluster the same rows, the same families: two workers, one of them killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from quotes.cluster import connected
from quotes.errors import CannotRead
from quotes.family import apart, spread
from tests.conftest import ROOT, Program
from tests.crash import content, rows
from tests.test_importing import warc

QUIET = {
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
    "DASK_DISTRIBUTED__SCHEDULER__DASHBOARD__STATUS__TASK_STREAM_LENGTH": "1",
}


def started(*arguments: str) -> "subprocess.Popen[str]":
    """A process of Dask's, as an operator starts it by hand."""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def address_of(scheduler: "subprocess.Popen[str]") -> str:
    """Where a scheduler listens, from what it says of itself."""
    assert scheduler.stderr is not None
    for line in scheduler.stderr:
        if "Scheduler at:" in line:
            return line.split("Scheduler at:")[1].strip()
    raise AssertionError("the scheduler ended before it listened")


class Cluster:
    """A scheduler and two workers on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = address_of(self.scheduler)
        self.workers = [self.worker() for _ in range(2)]

    def worker(self) -> "subprocess.Popen[str]":
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        return started("worker", self.address, *options, "--local-directory", str(self.folder))

    def close(self) -> None:
        """End all of them."""
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            assert process.stderr is not None
            process.stderr.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("dask"))
    yield made
    made.close()


def families(path: Path) -> list[tuple[object, ...]]:
    with Store(path, readonly=True) as store:
        quotes = store.conn.execute("SELECT n, quote_id FROM variants ORDER BY n").fetchall()
        links = store.conn.execute("SELECT * FROM links ORDER BY 1, 2").fetchall()
    return [*quotes, *links]


@pytest.fixture
def imported(quotes_in: Program) -> Program:
    """Two databases with the same twelve hundred wordings, not linked yet."""
    path = quotes_in.write("rows.jsonl", rows(1200))
    for name in ("here.db", "there.db"):
        assert quotes_in("import", path, "--db", name).code == 0
    return quotes_in


def test_a_cluster_links_the_same_families_as_one_machine(imported: Program, cluster: Cluster) -> None:
    assert imported("link", "--db", "here.db").code == 0
    ran = imported("link", "--db", "there.db", "--scheduler", cluster.address)
    assert ran.code == 0, ran.err
    here = families(imported.folder / "here.db")
    assert families(imported.folder / "there.db") == here
    assert len({row[1] for row in here[:1200]}) < 1200
    assert imported("doctor", "--db", "there.db").code == 0


def test_the_kin_are_the_same_over_many_partitions(
    imported: Program, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "ROWS", 130)
    from db import wholesale

    with Store(imported.folder / "here.db") as store:
        expected = apart.kin_of(apart.compared(store))
        with connected(cluster.address) as client:
            found = apart.kin_of(spread.compared(client, *wholesale.texts(store.conn)))
    assert len(expected) > 300
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_a_worker_that_is_killed_in_the_middle_is_done_without(
    imported: Program, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imported("link", "--db", "here.db").code == 0
    third = cluster.worker()
    cluster.workers.append(third)
    with connected(cluster.address) as client:
        client.wait_for_workers(3, timeout=30)
    program = "import quotes.family.spread as s; s.ROWS = 100; from quotes.cli import main; main()"
    command = [sys.executable, "-W", "ignore", "-c", program, "link", "--scheduler", cluster.address]
    linking = subprocess.Popen(
        [*command, "--db", "there.db"],
        cwd=imported.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with connected(cluster.address) as client:
        until = time.monotonic() + 60
        while not any(client.processing().values()) and linking.poll() is None:
            assert time.monotonic() < until, "no work came"
            time.sleep(0.005)
    os.killpg(third.pid, signal.SIGKILL)
    _, said = linking.communicate(timeout=120)
    assert linking.returncode == 0, said
    assert families(imported.folder / "there.db") == families(imported.folder / "here.db")


def test_pages_and_rows_are_read_by_the_workers(quotes_in: Program, cluster: Cluster) -> None:
    pages = quotes_in.write("pages.warc.gz", warc(20))
    bulk = quotes_in.write("rows.jsonl", rows(300))
    (quotes_in.folder / "a").mkdir()
    (quotes_in.folder / "b").mkdir()
    for path, format_ in ((pages, "warc"), (bulk, "jsonl")):
        assert quotes_in("import", path, "--format", format_, "--db", "a/quotes.db").code == 0
        options = ("--db", "b/quotes.db", "--scheduler", cluster.address)
        ran = quotes_in("import", path, "--format", format_, *options, "--json")
        assert ran.code == 0, ran.err
        assert json.loads(ran.out)["rows"] in (20, 300)
    assert content(quotes_in.folder / "a") == content(quotes_in.folder / "b")


def test_an_address_where_nobody_answers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.cluster.PATIENCE_S", 0.5)
    with (
        pytest.raises(CannotRead, match="No scheduler answers"),
        connected("tcp://127.0.0.1:9"),
    ):
        pass
