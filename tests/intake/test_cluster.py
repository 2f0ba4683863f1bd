"""On a cluster the same rows, the same families: two workers, local or started by hand, one of them killed in the middle."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from distributed import LocalCluster

from db.linking.families import wordings as store_wordings
from db.linking.texts import all_texts
from db.store import Store
from quotes.cluster import connected
from quotes.errors import CannotRead
from quotes.family import gathering, landing, linking, spread
from quotes.family.agreement import joined
from quotes.family.comparing import compared
from tests.bulk_files import warc
from tests.conftest import Program
from tests.crash import content, rows
from tests.pair import Cluster, losing_a_worker


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
    """Two databases with the same six hundred wordings, not linked yet."""
    path = quotes_in.write("rows.jsonl", rows(600))
    for name in ("here.db", "there.db"):
        assert quotes_in("import", path, "--db", name).code == 0
    return quotes_in


def test_a_cluster_links_the_same_families_as_one_machine(imported: Program, cluster: Cluster) -> None:
    assert imported("link", "--db", "here.db").code == 0
    ran = imported("link", "--db", "there.db", "--scheduler", cluster.address)
    assert ran.code == 0, ran.err
    here = families(imported.folder / "here.db")
    assert families(imported.folder / "there.db") == here
    assert len({row[1] for row in here[:600]}) < 600
    assert imported("doctor", "--db", "there.db").code == 0


def test_the_kin_are_the_same_over_many_partitions(
    imported: Program, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "ROWS", 65)
    with Store(imported.folder / "here.db") as store:
        expected = linking.kin_of(joined(part.kin for part in compared(store.conn)))
        members = store_wordings(store.conn, {n for one in expected for n in (one.n, one.to)})
        grouped = linking.families(members, expected)
        wordings = all_texts(store.conn)
        with connected(cluster.address) as client:
            found = spread.found(client, *wordings, lambda some: gathering._members(store, some))
            landing.land(tmp_path / "kin", landing.stamp(*wordings[:2]), found)
    assert len(expected) > 150
    assert sorted(linking.kin_of(landing.kin(tmp_path / "kin")), key=repr) == sorted(expected, key=repr)
    assert len(list((tmp_path / "kin").glob("*.parquet"))) > 5
    landed = landing.families(tmp_path / "kin", members)
    assert sorted(landed, key=repr) == sorted(grouped, key=repr)
    whole = pd.concat([part.assign(part=at) for at, part in enumerate(landing.parts(tmp_path / "kin"))])
    assert (whole.groupby("component")["part"].nunique() == 1).all()


def test_what_a_cluster_found_is_loaded_again_without_one(
    imported: Program, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    options = ("link", "--db", "there.db", "--scheduler", cluster.address, "--parquet", "kin")
    with monkeypatch.context() as patch:
        patch.setattr(landing, "families", killed)
        assert imported(*options).code == 130
    ran = imported(*options[:-1], ".")
    assert (ran.code, "holds" in ran.err) == (2, True)
    monkeypatch.setattr(spread, "found", killed)
    ran = imported(*options)
    assert ran.code == 0, ran.err
    assert imported("link", "--db", "here.db").code == 0
    assert families(imported.folder / "there.db") == families(imported.folder / "here.db")
    assert imported("link", "--parquet", "kin").code == 2


def test_a_local_cluster_of_two_workers_links_the_same_families(imported: Program) -> None:
    options: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with LocalCluster(**options, silence_logs=logging.ERROR) as local:
        ran = imported("link", "--db", "there.db", "--scheduler", local.scheduler_address)
        assert ran.code == 0, ran.err
    assert imported("link", "--db", "here.db").code == 0
    assert families(imported.folder / "there.db") == families(imported.folder / "here.db")


def test_of_two_workers_one_is_killed_in_the_middle(imported: Program, tmp_path: Path) -> None:
    assert imported("link", "--db", "here.db").code == 0
    small = "import quotes.family.spread as s; s.ROWS = 100"
    code, said = losing_a_worker(
        tmp_path, "link", "--db", "there.db", cwd=imported.folder, busy=any, before=small
    )
    assert code == 0, said
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


def test_while_a_scheduler_is_waited_for_others_write_and_no_family_is_taken_apart(
    imported: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imported("link", "--db", "here.db").code == 0
    before = families(imported.folder / "here.db")

    @contextmanager
    def never(_: str) -> Iterator[None]:
        with Store(imported.folder / "here.db") as other:
            other.conn.execute("PRAGMA busy_timeout = 0")
            with other.transaction():
                other.conn.execute("INSERT INTO state VALUES ('meanwhile', '1')")
        raise CannotRead("No scheduler answers.")
        yield

    monkeypatch.setattr("quotes.cluster.connected", never)
    assert imported("link", "--all", "--db", "here.db", "--scheduler", "tcp://127.0.0.1:9").code == 3
    assert families(imported.folder / "here.db") == before
    with Store(imported.folder / "here.db") as store:
        assert store.noted("meanwhile") == 1


def test_an_address_where_nobody_answers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.cluster.PATIENCE_S", 0.5)
    with (
        pytest.raises(CannotRead, match="No scheduler answers"),
        connected("tcp://127.0.0.1:9"),
    ):
        pass
