"""Every command that writes, on a full disk, in a folder that may not be written, and beside another writer."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.bulk_files import warc
from tests.conftest import ARTICLE, MEETING, Program, Ran
from tests.crash import Row, content, rows, sound
from tests.keeping.test_disk_faults import mounted

COMMANDS = {
    "add": ("add", "more.html"),
    "collect": ("collect",),
    "import": ("import", "rows.jsonl"),
    "link": ("link",),
    "speakers": ("speakers", "import", "people.jsonl"),
    "remove": ("remove", "https://courier.example/wall", "--reason", "withdrawn"),
    "rebuild": ("rebuild",),
    "publish": ("publish", "public"),
}
# A bundle is copied out of the database while others write to it.
READING = ("publish",)
PEOPLE = "".join(f'{{"name": "Ann {"abcdefghijklmnop"[n % 16] * (n // 16 + 1)}quill"}}\n' for n in range(400))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of two documents, and with what each command takes."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "meeting.txt").write_text(MEETING, "utf-8")
    (folder / "article.html").write_text(ARTICLE, "utf-8")
    (folder / "more.html").write_text(ARTICLE.replace("/wall", "/more"), "utf-8")
    (folder / "rows.jsonl").write_text(rows(600), "utf-8")
    (folder / "people.jsonl").write_text(PEOPLE, "utf-8")
    (folder / "papers.warc.gz").write_bytes(warc(12))
    (folder / "sources.yml").write_text(
        "sources: [{name: papers, kind: warc, files: [papers.warc.gz]}]\n", "utf-8"
    )
    assert ran(folder, "add", "meeting.txt", "article.html").code == 0
    return folder


def ran(folder: Path, *command: str) -> Ran:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("QUOTES_DB", raising=False)
        found = Program(folder)(*command)
    assert "Traceback" not in found.err
    return found


def left(folder: Path) -> dict[str, list[Row]]:
    """What stands in the databases, the archive and the bundle; each run of a collection has an id of its own."""
    found = {name: rows for name, rows in content(folder).items() if "collection_runs" not in name}
    found["bundle"] = sorted((path.name,) for path in folder.glob("public/*"))
    found["half a bundle"] = [(path.name,) for path in folder.glob(".public*")]
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_on_a_full_disk_says_so_and_ends_as_ever_when_there_is_room(
    tmp_path: Path, prepared: Path, name: str
) -> None:
    whole = shutil.copytree(prepared, tmp_path / "whole")
    assert ran(whole, *COMMANDS[name]).code == 0
    with mounted(tmp_path / "small", "size=64m") as small:
        shutil.copytree(prepared, small, dirs_exist_ok=True)
        used = sum(path.stat().st_blocks for path in small.rglob("*")) // 2
        subprocess.run(["mount", "-o", f"remount,size={used + 8}k", str(small)], check=True)
        told = ran(small, *COMMANDS[name])
        assert told.code == 3, told.err
        assert "room" in told.err
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        assert sound(small) == []
        again = ran(small, *COMMANDS[name])
        assert again.code == 0, again.err
        assert sound(small) == []
        assert left(small) == left(whole)


def test_every_command_says_in_a_sentence_that_a_folder_may_not_be_written(
    tmp_path: Path, prepared: Path
) -> None:
    with mounted(tmp_path / "shut", "size=16m") as shut:
        shutil.copytree(prepared, shut, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(shut)], check=True)
        for name, command in COMMANDS.items():
            told = ran(shut, *command)
            assert (told.code, told.err.count("\n")) == (3, 1), name
            assert "written" in told.err, name


def test_a_database_is_read_where_nothing_can_be_written(tmp_path: Path, prepared: Path) -> None:
    asked = ("verify", "The harbour wall will not be raised before the survey is complete", "--json")
    with mounted(tmp_path / "shut", "size=16m") as shut:
        shutil.copytree(prepared, shut, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(shut)], check=True)
        told = ran(shut, *asked)
        assert (told.code, json.loads(told.out)["wording"]) == (0, "exact"), told.err
        assert ran(shut, "search", "harbour").code == 0
        subprocess.run(["mount", "-o", "remount,rw", str(shut)], check=True)
        (shut / "quotes.db-wal").write_bytes(b"not merged")
        subprocess.run(["mount", "-o", "remount,ro", str(shut)], check=True)
        told = ran(shut, *asked)
        assert (told.code, told.err.count("\n")) == (3, 1)
        assert "quotes.db-wal beside it; copy both" in told.err


def test_every_command_says_that_another_program_writes_and_goes_on_when_it_has_finished(
    tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(prepared, tmp_path / "held")
    before = {name: found for name, found in content(folder).items() if ".db " in name}
    monkeypatch.setattr("db.opening.BUSY_MS", 50)
    holder = sqlite3.connect(folder / "quotes.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    for name, command in COMMANDS.items():
        told = ran(folder, *command)
        assert told.code == (0 if name in READING else 3), name
        assert name in READING or "written by another process" in told.err, name
    holder.execute("ROLLBACK")
    holder.close()
    assert {name: found for name, found in content(folder).items() if ".db " in name} == before
    shutil.rmtree(folder / "public")
    for name, command in COMMANDS.items():
        assert ran(folder, *command).code == 0, name
    assert sound(folder) == []


@pytest.mark.parametrize(
    "command",
    [
        ("check", "draft.txt", "-o", "small/answer.html"),
        ("check", "draft.txt", "-o", "small/answer.txt"),
        ("verify", "--batch", "claims.jsonl", "-o", "small/answer.jsonl"),
    ],
)
def test_an_answer_for_which_there_is_no_room_leaves_the_one_that_was_there(
    tmp_path: Path, prepared: Path, command: tuple[str, ...]
) -> None:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    (tmp_path / "draft.txt").write_text(
        '"The harbour wall will be raised," Rosa Quill said.\n' * 200, "utf-8"
    )
    (tmp_path / "claims.jsonl").write_text('{"id": 1, "claim": "needs new doors by 2025"}\n' * 200, "utf-8")
    with mounted(tmp_path / "small", "size=24k") as small:
        answer = tmp_path / command[-1]
        answer.write_text("what was answered before", "utf-8")
        told = ran(tmp_path, *command)
        assert (told.code, told.err.count("\n")) == (3, 1)
        assert "the disk has no room left" in told.err
        assert "check the path" not in told.err
        assert answer.read_text("utf-8") == "what was answered before"
        beside = [path.name for path in small.iterdir() if path != answer]
        assert beside == (["answer.jsonl.part"] if command[0] == "verify" else [])
        assert all(f"stands in {small / name}" in told.err for name in beside)
        shutil.copytree(small, tmp_path / "room")
    again = (*command[:-1], command[-1].replace("small", "room"))
    assert ran(tmp_path, *again).code in (0, 1)
    assert len((tmp_path / again[-1]).read_text("utf-8")) > 24_000


def test_an_answer_keeps_the_link_and_the_rights_of_the_file_it_takes_the_place_of(
    tmp_path: Path, prepared: Path
) -> None:
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    (tmp_path / "draft.txt").write_text('"The harbour wall will be raised," Rosa Quill said.\n', "utf-8")
    (tmp_path / "kept.csv").write_text("old", "utf-8")
    (tmp_path / "kept.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to("kept.csv")
    assert ran(tmp_path, "check", "draft.txt", "-o", "link.csv").code == 1
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kept.csv").stat().st_mode & 0o777 == 0o640
    assert "harbour wall" in (tmp_path / "kept.csv").read_text("utf-8")
    assert ran(tmp_path, "check", "draft.txt", "-o", "/dev/null", "--format", "csv").code == 1
