"""A full disk, a folder that may not be written, a locked database: one sentence, nothing lost, and the work goes on."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.store import Store
from tests.conftest import ARTICLE, MEETING, ROOT, Program
from tests.crash import Work, content, rows, run, sound


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small file system in memory; without the right to mount, a test skips, but never in CI."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        done = subprocess.CompletedProcess(command, 1, "", "there is no mount")
    if done.returncode:
        if os.environ.get("CI"):
            pytest.fail(f"in CI a small file system can be mounted: {done.stderr}")
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def readied(work: Work, folder: Path) -> Work:
    work.ready(folder)
    return work


def _bulk(folder: Path) -> None:
    (folder / "rows.jsonl").write_text(rows(3000), "utf-8")


def _sources(folder: Path) -> None:
    (folder / "meeting.txt").write_text(MEETING * 30, "utf-8")
    (folder / "article.html").write_text(ARTICLE, "utf-8")


IMPORT = Work("import", _bulk, ("import", "rows.jsonl"))
ADD = Work("add", _sources, ("add", "meeting.txt", "article.html"))


@pytest.mark.parametrize(
    ("work", "kilobytes"),
    [(IMPORT, 600), (IMPORT, 1000), (IMPORT, 1700), (ADD, 300), (ADD, 700)],
    ids=lambda value: value.name if isinstance(value, Work) else str(value),
)
def test_a_full_disk_is_said_and_with_room_again_the_work_ends_as_ever(
    tmp_path: Path, work: Work, kilobytes: int
) -> None:
    (tmp_path / "whole").mkdir()
    code, _, said = run(tmp_path / "whole", readied(work, tmp_path / "whole"))
    assert code == 0, said
    with mounted(tmp_path / "small", f"size={kilobytes}k") as small:
        work.ready(small)
        code, _, said = run(small, work)
        assert code == 3, said
        assert "Traceback" not in said
        assert "no room" in said.casefold()
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        assert sound(small) == []
        code, _, said = run(small, work)
        assert code == 0, said
        assert sound(small) == []
        assert content(small) == content(tmp_path / "whole")


def test_a_folder_that_may_not_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    with mounted(tmp_path / "shut", "size=1m") as shut:
        ADD.ready(shut)
        subprocess.run(["mount", "-o", "remount,ro", str(shut)], check=True)
        code, _, said = run(shut, ADD)
    assert code == 3, said
    assert "Traceback" not in said
    assert "written" in said


def test_a_database_that_another_program_holds_is_said_and_nothing_is_lost(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes_in.story()
    before = content(quotes_in.folder)
    holder = sqlite3.connect(quotes_in.folder / "quotes.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("db.opening.BUSY_MS", 50)
    quotes_in.write("rows.jsonl", rows(30))
    ran = quotes_in("import", "rows.jsonl")
    assert ran.code == 3
    assert "written by another process" in ran.err
    assert "Traceback" not in ran.err
    holder.execute("ROLLBACK")
    holder.close()
    after = content(quotes_in.folder)
    assert {k: v for k, v in after.items() if ".db " in k} == {k: v for k, v in before.items() if ".db " in k}
    assert json.loads(quotes_in("import", "rows.jsonl", "--json").out)["rows"] == 30


def test_two_writers_at_once_lose_nothing(quotes_in: Program) -> None:
    half = rows(1200).splitlines(keepends=True)
    quotes_in.write("a.jsonl", "".join(half[:600]))
    quotes_in.write("b.jsonl", "".join(half[600:]))
    Store(quotes_in.folder / "quotes.db", create=True).close()
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "import"]
    writers = [
        subprocess.Popen(
            [*command, name], cwd=quotes_in.folder, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
        )
        for name in ("a.jsonl", "b.jsonl")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sound(quotes_in.folder) == []
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM occurrences").fetchone() == (1200,)
    assert len([entry for entry in content(quotes_in.folder)["journal"] if entry[0] == "import"]) == 2
