"""A database stores batches whole or not at all, and refuses what is not its own."""

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from db.errors import Missing, NewerSchema, NotOurs
from db.keeping import integrity
from db.migrations import migrations
from db.owners import QUOTES, REVIEWS, Owner
from db.rows import AttributionRow, Batch, OccurrenceRow, OfficeRow, SourceRow, SpeakerRow, VariantRow
from db.store import Store
from quotes.intake.deposit import keys_of, keys_of_all
from tests.conftest import Program


def batch(ident: str = "1", text: str = "the tide comes in") -> Batch:
    return Batch(
        sources=[SourceRow(f"s{ident}", "a.txt", "secondary", "context", "text", "2026-01-01T00:00:00Z")],
        speakers=[SpeakerRow("k", "Rosa Quill")],
        variants=[VariantRow(f"v{ident}", text, 4)],
        occurrences=[OccurrenceRow(f"o{ident}", f"v{ident}", f"s{ident}", "direct")],
        attributions=[AttributionRow(f"o{ident}", "k", "asserted", "certain", "test")],
    )


def dump(store: Store) -> list[str]:
    return list(store.conn.iterdump())


def test_a_batch_is_stored_and_numbered_from_one(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        assert store.put(batch(), keys_of) == [1]
        assert store.put(batch("2", "another sentence stands here"), keys_of) == [2]
        assert store.has("variants", "v2")


def test_the_same_batch_twice_changes_only_the_generation(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        store.put(batch(), keys_of)
        before = [line for line in dump(store) if "generation" not in line]
        assert store.put(batch(), keys_of) == []
        assert [line for line in dump(store) if "generation" not in line] == before
        assert store.generation() == 2


def test_a_batch_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    good = batch()
    bad = Batch(
        good.sources, variants=good.variants, occurrences=[OccurrenceRow("o", "unknown", "s1", "direct")]
    )
    with Store(tmp_path / "q.db", create=True) as store:
        before = dump(store)
        with pytest.raises(KeyError):
            store.put(bad, keys_of)
        assert dump(store) == before


def test_wordings_stored_without_keys_are_indexed_by_catching_up(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        store.put(batch())
        assert store.catch_up(keys_of_all) == 1
        assert store.catch_up(keys_of_all) == 0


def test_what_a_killed_import_left_unindexed_is_indexed_by_the_next_batch(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        store.put(batch())
        store.put(batch("2", "another sentence stands here"), keys_of)
        assert list(integrity.faults(store.conn, keys_of_all)) == []


def test_a_file_says_how_it_was_made_as_it_said_first(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        assert store.made_with("folding", "1") == "1"
        assert store.made_with("folding", "2") == "1"


def test_what_was_stored_can_be_searched_by_its_words(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        store.put(batch(), keys_of)
        found = store.conn.execute(
            "SELECT rowid FROM variants_fts WHERE variants_fts MATCH 'tide'"
        ).fetchall()
        assert found == [(1,)]


def test_a_missing_database_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="quotes add"):
        Store(tmp_path / "none.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"hello, I am a letter\n" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(NotOurs, match="--db"):
        Store(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE recipes (name TEXT)")
    conn.close()
    with pytest.raises(NotOurs, match="another program"):
        Store(path, create=True)


def test_a_database_of_another_program_without_tables_is_refused(tmp_path: Path) -> None:
    for name, made in (("views", "CREATE VIEW recipes AS SELECT 1"), ("mark", "PRAGMA application_id = 7")):
        path = tmp_path / f"{name}.db"
        with closing(sqlite3.connect(path)) as conn:
            conn.execute(made)
        before = path.read_bytes()
        with pytest.raises(NotOurs, match="another program"):
            Store(path, create=True)
        assert path.read_bytes() == before


@pytest.mark.parametrize("readonly", [True, False])
def test_a_file_with_our_mark_and_a_strange_list_of_steps_is_refused_in_a_sentence(
    tmp_path: Path, readonly: bool
) -> None:
    path = tmp_path / "q.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA application_id = {QUOTES.application_id}")
        conn.execute("CREATE TABLE _sqlite_migrations (step TEXT)")
    with pytest.raises(
        NotOurs, match=r"mark and not its tables .* make it again with `quotes rebuild`, or name another"
    ):
        Store(path, readonly=readonly)


@pytest.mark.parametrize(
    "change",
    ["DELETE FROM _sqlite_migrations", "UPDATE _sqlite_migrations SET name = NULL", "DROP TABLE _sqlite_migrations",
     "DELETE FROM _sqlite_migrations WHERE name LIKE 'm007%'", "ALTER TABLE _sqlite_migrations DROP COLUMN name"],
)  # fmt: skip
def test_a_database_whose_list_of_steps_was_changed_says_how_to_mend_it_and_is_mended_so(
    quotes_in: Program, change: str
) -> None:
    quotes_in.story()
    path = quotes_in.folder / "quotes.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("CREATE TABLE kept AS SELECT * FROM _sqlite_migrations")
        conn.execute("DROP TABLE _sqlite_migrations")
        conn.execute("ALTER TABLE kept RENAME TO _sqlite_migrations")
        conn.execute(change)
    for command in (("doctor",), ("add", "meeting.txt")):
        ran = quotes_in(*command)
        assert (ran.code, ran.out) == (3, "")
        assert "has this program's mark and not its tables as they were left" in ran.err
        assert "make it again with `quotes rebuild`" in ran.err
    assert quotes_in("rebuild").code == 0
    assert quotes_in("doctor").code == 0


def test_steps_stand_in_their_turn_whatever_file_they_stand_in() -> None:
    assert [step.name[:4] for step in migrations._migrations] == [
        f"m{n:03}" for n in range(1, QUOTES.steps + 1)
    ]


def test_a_step_that_was_left_out_is_taken_whatever_else_is_on_the_list(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        QUOTES.apply(conn)
        conn.execute("UPDATE _sqlite_migrations SET name = 'm001_again' WHERE name LIKE 'm017%'")
        assert QUOTES.pending(conn)
        conn.execute("UPDATE _sqlite_migrations SET name = NULL WHERE name = 'm001_again'")
        assert QUOTES.pending(conn)


@pytest.mark.parametrize("step", [step.name for step in migrations._migrations])
def test_no_other_process_takes_a_step_while_one_takes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "q.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA application_id = {QUOTES.application_id}")
        migrations.apply(Database(conn, execute_plugins=False), stop_before=step)
    listed = Migrations.pending
    met: list[bool] = []

    def pending(self: Migrations, db: Database) -> list[Migrations._Migration]:
        found = listed(self, db)
        if not met:
            met.append(True)
            with closing(sqlite3.connect(path, timeout=0)) as other, suppress(sqlite3.OperationalError):
                QUOTES.apply(other)
        return found

    monkeypatch.setattr(Migrations, "pending", pending)
    with Store(path) as store:
        assert met
        assert QUOTES.applied(store.conn) == [step.name for step in migrations._migrations]


def test_a_newer_schema_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    with Store(path, create=True) as store:
        store.conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('quotes', 'm999_later', '2099')"
        )
        store.conn.commit()
    with pytest.raises(NewerSchema, match="m999_later"):
        Store(path)


@pytest.mark.parametrize("owner", [QUOTES, REVIEWS], ids=lambda owner: owner.name)
def test_an_owner_knows_its_steps_without_loading_them(owner: Owner) -> None:
    known: Migrations = import_module(owner.module).migrations
    assert known.name == owner.name
    names = [step.name for step in known._migrations]
    assert [name[:4] for name in names] == [f"m{number:03}" for number in range(1, owner.steps + 1)]
    with closing(sqlite3.connect(":memory:")) as conn:
        assert owner.pending(conn)
        owner.apply(conn)
        assert (owner.applied(conn), owner.pending(conn), owner.newer(conn)) == (names, False, None)


def test_a_database_that_is_up_to_date_is_opened_without_what_makes_one(tmp_path: Path) -> None:
    Store(tmp_path / "q.db", create=True).close()
    told = "import sys; from db.store import Store; Store(sys.argv[1]).close(); print('sqlite_utils' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", told, tmp_path / "q.db"], check=True, capture_output=True, text=True
    )
    assert ran.stdout.strip() == "False"


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotOurs, match="folder"):
        Store(tmp_path, create=True)


def test_terms_of_before_places_were_kept_stay_until_their_list_tells_more(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    with closing(sqlite3.connect(path)) as conn:
        migrations.apply(Database(conn, execute_plugins=False), stop_before="m017_places_of_offices")
        conn.execute("INSERT INTO speakers (id, name) VALUES ('k', 'Ansel Tarn')")
        conn.execute("INSERT INTO speaker_offices VALUES ('k', 'mayor', '', '2022', 'people.jsonl')")
        conn.commit()
    terms = "SELECT [end], place FROM speaker_offices ORDER BY place"
    with Store(path) as store:
        assert store.conn.execute(terms).fetchall() == [("2022", "")]
        told = [OfficeRow("k", "mayor", "", "2022", "people.jsonl", place) for place in ("saltby", "otterby")]
        for _ in range(2):
            store.name([SpeakerRow("k", "Ansel Tarn")], [], told)
            assert store.conn.execute(terms).fetchall() == [("2022", "otterby"), ("2022", "saltby")]
        assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
