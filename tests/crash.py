"""Commands that are killed at a seeded point of their work and run again: what must hold is told by the caller.

A command runs in a process of its own with a timer on its *processor* time, so that a busy machine does not move the
point at which it dies; the signal's default action ends it at once, like `kill -9`.
"""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from db.keeping.archive import Archive
from db.migrations import migrations
from db.store import Store
from tests.conftest import ARTICLE, MEETING, ROOT

CHILD = """
import signal, sys, time
from pathlib import Path
dies, used = float(sys.argv.pop(1)), sys.argv.pop(1)
from quotes.cli import main
from quotes.intake import importing
import quotes.cli.adding, quotes.cli.keeping, quotes.cli.naming
importing.IMPORT_ROWS = 150
began = time.process_time()
if dies:
    signal.setitimer(signal.ITIMER_PROF, dies)
try:
    main()
finally:
    Path(used).write_text(str(time.process_time() - began))
"""
REVIEWING = """
import signal, sys, time
from pathlib import Path
dies, used = float(sys.argv.pop(1)), sys.argv.pop(1)
from db.reviewing.reviews import DecisionRow, Reviews, put_decisions
began = time.process_time()
if dies:
    signal.setitimer(signal.ITIMER_PROF, dies)
with Reviews(Path("reviews.db")) as reviews:
    for n in range(120):
        row = DecisionRow(f"d{n:03}", "note", "quote", "q1", "ann", "2024-01-01T00:00:00Z", reason=f"reason {n}")
        with reviews.transaction():
            put_decisions(reviews.conn, [row])
        print(row.id, flush=True)
Path(used).write_text(str(time.process_time() - began))
"""
# What no two runs share: times, and how many rounds the work took.
TIMES = {"added", "at", "fetched", "started", "finished", "time", "run_id"}
ROUNDS = {"generation", "merges"}
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: how its folder is made ready, the program that is killed, and its arguments."""

    name: str
    ready: Callable[[Path], None]
    arguments: tuple[str, ...]
    program: str = CHILD
    left: Callable[[Path], dict[str, list[Row]]] | None = None


def run(folder: Path, work: Work, *, dies: float = 0.0) -> tuple[int, float, str]:
    """Run it, dead after `dies` seconds of processor time (0: never); exit code, seconds used, what it printed."""
    with tempfile.TemporaryDirectory() as desk:
        used, printed = Path(desk, "used"), Path(desk, "printed")
        with printed.open("w") as out:
            child = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", work.program, str(dies), str(used), *work.arguments],
                cwd=folder,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
            )
            code = child.wait()
        # A crawler that the dead process had started dies with it.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        # Dead while it wrote this down, it left an empty file.
        seconds = used.read_text() if used.exists() else ""
        return code, float(seconds or 0), printed.read_text()


def point(seed: int, name: str) -> float:
    """The part of the work after which it dies, between 0 and 1, the same for the same seed on every machine."""
    return int.from_bytes(hashlib.sha256(f"{name} {seed}".encode()).digest()[:4]) / 2**32


def content(folder: Path) -> dict[str, list[Row]]:
    """Every row of every table in the folder's databases, without times; the archive's files by their names."""
    found: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.db")):
        with sqlite3.connect(path) as conn:
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",), path
            for (table,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                if "_fts_" not in table:
                    found[f"{path.name} {table}"] = _rows(conn, table)
        conn.close()
    archive = Archive(folder / "quotes.archive")
    # A document whose storing failed is written down again when it is added again.
    found["journal"] = sorted({(e.act, e.sha256, e.name) for e in archive.entries()})
    kept = archive.folder.rglob("*") if archive.folder.is_dir() else []
    found["kept"] = sorted((path.name,) for path in kept if path.is_file() and path.suffix != ".part")
    return found


def _rows(conn: sqlite3.Connection, table: str) -> list[Row]:
    names = [row[1] for row in conn.execute(f"PRAGMA table_info([{table}])")]
    kept = ", ".join(f"[{name}]" for name in names if name not in TIMES and not name.endswith("_at"))
    rows = conn.execute(f"SELECT {kept} FROM [{table}]").fetchall()
    return sorted((row for row in rows if row[0] not in ROUNDS), key=repr)


def gathered(folder: Path) -> dict[str, list[Row]]:
    """What a crawl left, in which pages arrive in any order: every source, and every place in it with its words."""
    with sqlite3.connect(folder / "quotes.db") as conn:
        places = "SELECT o.id, v.text FROM occurrences o JOIN variants v ON v.n = o.variant_n ORDER BY o.id"
        found = {
            "sources": conn.execute("SELECT id, url, text FROM sources ORDER BY id").fetchall(),
            "places": conn.execute(places).fetchall(),
            "quotes": conn.execute("SELECT id, text FROM quotes ORDER BY id").fetchall(),
        }
    conn.close()
    return found


def _sources(folder: Path) -> None:
    (folder / "meeting.txt").write_text(MEETING, "utf-8")
    (folder / "article.html").write_text(ARTICLE, "utf-8")
    for n in range(4):
        more = ARTICLE.replace("courier.example/wall", f"courier.example/wall-{n}").replace(
            "full", f"full {n}"
        )
        (folder / f"article-{n}.html").write_text(more, "utf-8")


def rows(count: int) -> str:
    """Bulk rows of which every third says nearly what another one says."""
    lines = []
    for n in range(count):
        text = f"The survey of the {n // 3} old harbour wall will take us {n // 3 + 2} more long weeks"
        text += (" to finish", " to complete", "")[n % 3]
        lines.append(
            json.dumps({"id": n, "text": text, "speaker": f"Rosa Quill {n % 7}", "document": f"d{n // 50}"})
        )
    return "\n".join(lines) + "\n"


def _bulk(folder: Path) -> None:
    (folder / "rows.jsonl").write_text(rows(900), "utf-8")


def _unlinked(folder: Path) -> None:
    _bulk(folder)
    code, _, said = run(folder, Work("", _bulk, ("import", "rows.jsonl")))
    assert code == 0, said


def _old(folder: Path) -> None:
    """A database as the first version left it, with a few hundred wordings."""
    with sqlite3.connect(folder / "quotes.db") as conn:
        db = Database(conn, execute_plugins=False)
        migrations.apply(db, stop_before="m004_attributions")
        conn.execute("PRAGMA application_id = 0x51554F54")
        source = ("s", "a.txt", "primary", "full", "text", "2024-01-01T00:00:00Z", "x")
        conn.execute(
            "INSERT INTO sources (id, url, tier, publish, reader, added, text) VALUES (?,?,?,?,?,?,?)", source
        )
        for n in range(1, 301):
            text = f"The survey number {n} of the old harbour wall is complete."
            conn.execute("INSERT INTO variants (n, id, text, words) VALUES (?, ?, ?, 10)", [n, f"v{n}", text])
            conn.execute(
                "INSERT INTO occurrences (id, variant_n, source_id, kind) VALUES (?, ?, 's', 'turn')",
                [f"o{n}", n],
            )
    conn.close()


WORKS = (
    Work("add", _sources, ("add", "meeting.txt", "article.html", *(f"article-{n}.html" for n in range(4)))),
    Work("import", _bulk, ("import", "rows.jsonl")),
    Work("link", _unlinked, ("link",)),
    Work("rebuild", _unlinked, ("rebuild",)),
    Work("migrate", _old, ("doctor",)),
    Work("review", lambda _: None, (), REVIEWING),
)


def sound(folder: Path) -> list[str]:
    """What `quotes doctor` finds wrong with the folder's database; a folder without one is sound."""
    from db.keeping import integrity
    from quotes.intake.deposit import keys_of_all

    if not (folder / "quotes.db").exists():
        return []
    with Store(folder / "quotes.db") as store:
        store.catch_up(keys_of_all)
        return [f"{fault.check}: {fault.detail}" for fault in integrity.faults(store.conn, keys_of_all)]
