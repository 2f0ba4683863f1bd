"""A database in a folder that is shut to the reader is read as it is now, or not at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from db.errors import NotOurs, Unmerged
from db.opening import is_fixed, is_writable
from db.reviewing.reviews import Reviews
from db.store import Store
from quotes.cli import serving, workers
from quotes.intake.deposit import keys_of
from tests.conftest import Program
from tests.keeping.test_store import batch

NOBODY = 65534


@contextmanager
def a_stranger(folder: Path) -> Iterator[None]:
    """Being somebody who may read a folder and not write it."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(NOBODY)
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that others can reach, which pytest's own is not."""
    folder = Path(mkdtemp())
    folder.chmod(0o755)
    yield folder / "q.db"
    shutil.rmtree(folder)


def sources(path: Path) -> int:
    with Store(path, readonly=True) as store:
        return int(store.conn.execute("SELECT count(*) FROM sources").fetchone()[0])


def test_somebody_elses_database_is_read_with_what_the_owner_is_writing(shelf: Path) -> None:
    with Store(shelf, create=True) as owner:
        owner.put(batch(), keys_of)
        with a_stranger(shelf.parent):
            assert not is_fixed(shelf)
            assert not is_writable(shelf)
            with Store(shelf, readonly=True) as reader:
                count = "SELECT count(*) FROM sources"
                assert reader.conn.execute(count).fetchone() == (1,)
                os.seteuid(os.getuid())
                owner.put(batch("2", "the second tide goes out"), keys_of)
                assert reader.conn.execute(count).fetchone() == (2,)


def test_a_database_that_nobody_has_open_is_read_where_nothing_can_be_written(shelf: Path) -> None:
    with Store(shelf, create=True) as owner:
        owner.put(batch(), keys_of)
    with a_stranger(shelf.parent):
        assert is_fixed(shelf)
        assert sources(shelf) == 1
    assert is_writable(shelf)
    assert not is_fixed(shelf)


def test_a_log_that_cannot_be_read_is_told_and_nothing_is_answered_without_it(shelf: Path) -> None:
    copied = shelf.with_name("copied")
    copied.mkdir()
    with Store(shelf, create=True) as owner:
        owner.put(batch(), keys_of)
        for name in ("q.db", "q.db-wal"):
            shutil.copy(shelf.with_name(name), copied / name)
    with a_stranger(copied):
        with pytest.raises(Unmerged, match="copy both"):
            is_fixed(copied / "q.db")
        with pytest.raises(Unmerged, match="copy both"):
            sources(copied / "q.db")


@pytest.mark.parametrize("held", [True, False])
def test_a_site_takes_for_immutable_only_what_its_owner_has_not_open(
    shelf: Path, held: bool, quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(workers, "run", lambda args, *_: called.append(args))
    # The metadata is copied, which needs a folder of one's own.
    monkeypatch.setattr(serving, "metadata_file", lambda: None)
    owner = Store(shelf, create=True)
    owner.put(batch(), keys_of)
    if not held:
        owner.close()
    with a_stranger(shelf.parent):
        ran = quotes_in("serve", "--db", shelf)
    owner.close()
    assert (ran.code, ran.err) == (0, "")
    assert ("--immutable" in called[0]) is not held


def test_a_database_is_examined_where_nothing_can_be_written(shelf: Path, quotes_in: Program) -> None:
    quotes_in.story()
    shutil.copytree(quotes_in.folder, shelf.parent, dirs_exist_ok=True)
    path, content = shelf.with_name("quotes.db"), (quotes_in.folder / "quotes.db").read_bytes()
    with a_stranger(shelf.parent):
        sound = quotes_in("doctor", "--db", path)
    assert (sound.code, sound.err) == (0, "")
    assert sound.out.endswith(f"{path} is sound\n")
    assert path.read_bytes() == content
    with Store(path) as store, store.transaction():
        store.conn.execute(
            "INSERT INTO variants (n, id, text, words) SELECT max(n) + 1, 'x', 'late words', 2 FROM variants"
        )
    with a_stranger(shelf.parent):
        late = quotes_in("doctor", "--db", path)
    # The copy is not brought in step unseen.
    assert late.code == 3
    assert "wordings that are not indexed: 1" in late.out
    assert "indexed now" not in late.out
    missing = quotes_in("doctor", "--db", shelf.with_name("none.db"))
    assert (missing.code, "There is no database at" in missing.err) == (3, True)


def test_an_old_database_that_cannot_be_written_is_not_found_sound(shelf: Path, quotes_in: Program) -> None:
    quotes_in.story()
    path = shelf.with_name("quotes.db")
    shutil.copy(quotes_in.folder / "quotes.db", path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm017%'")
        conn.commit()
    os.utime(path, (1, 1))
    with a_stranger(shelf.parent):
        ran = quotes_in("doctor", "--db", path)
    assert (ran.code, "was written by an older version" in ran.err) == (3, True)


def test_what_is_no_database_is_not_taken_for_a_fixed_one(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    path.write_bytes(b"SQLite format 3\0" + bytes(200))
    assert not is_fixed(path)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("PRAGMA schema_version")


READ_AND_CLOSE = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1])
conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
conn.close()
"""


@pytest.mark.parametrize("opened", [Store, Reviews])
def test_a_process_that_opens_a_database_again_keeps_the_log_that_it_writes(
    tmp_path: Path, opened: type[Store] | type[Reviews]
) -> None:
    path = tmp_path / "q.db"
    if opened is Store:
        Store(path, create=True).close()
    with opened(path) as held:
        with held.transaction():
            held.conn.execute("CREATE TABLE told (n)")
        with opened(path, readonly=True):
            pass
        # Another process closes the file: the last one to do so takes the log away.
        subprocess.run([sys.executable, "-c", READ_AND_CLOSE, path], check=True)
        with held.transaction():
            held.conn.execute("INSERT INTO told VALUES (1)")
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT n FROM told").fetchall() == [(1,)]


@pytest.mark.parametrize("content", [b"x", b"\n", b"hello", b"a" * 511, b"a" * 5_000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "q.db"
    path.write_bytes(content)
    for readonly in (True, False):
        with pytest.raises(NotOurs, match="is not a database; name another file with --db"):
            Store(path, create=True, readonly=readonly)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["q.db"]
