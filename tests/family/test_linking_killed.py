"""`quotes link` killed at any moment and run again gives the same database as an undisturbed run."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench.planting import planted
from db.store import Store
from quotes.family import gathering
from tests.family.test_linking_order import SAID, content, document, put

# Few rows must take the way of many: other processes compare, and read the links.
LINK = """
import sys
from pathlib import Path
from db.store import Store
from quotes.family import apart, gathering
gathering.BATCH = gathering.APART = gathering.READ_APART = 10
apart.JUDGED = 5
with Store(Path(sys.argv[1])) as store:
    gathering.link(store)
"""
MOMENTS = 4
SEED = 8_211


def library(path: Path) -> None:
    """Some hundred wordings of which every second is an edited copy."""
    chance = random.Random(SEED)
    corpus = []
    for n in range(150):
        words = " ".join(chance.sample(SAID, 2)).split()
        chance.shuffle(words)
        corpus.append({"id": f"r{n}", "text": " ".join(words[:24])})
    rows = [{"text": row["text"], "speaker": None} for row in (*corpus, *planted(corpus, 150))]
    with Store(path, create=True) as store:
        for at in range(0, len(rows), 25):
            put(store, document(at, rows[at : at + 25], None, "secondary"))


def linking(path: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", LINK, str(path)], stderr=subprocess.DEVNULL)


def test_a_linking_killed_at_any_moment_and_run_again_ends_in_the_same_database(tmp_path: Path) -> None:
    fresh, whole, killed = (tmp_path / name for name in ("fresh.db", "whole.db", "killed.db"))
    library(fresh)
    shutil.copy(fresh, whole)
    started = time.monotonic()
    assert linking(whole).wait() == 0
    took = time.monotonic() - started
    with Store(whole, readonly=True) as store:
        undisturbed = content(store)
    assert undisturbed["links"]
    assert not [row for row in undisturbed["links"] if row[2] == "unread"]
    chance = random.Random(SEED)
    for _ in range(MOMENTS):
        shutil.copy(fresh, killed)
        # Python itself needs the first third to start.
        process = linking(killed)
        time.sleep(took * chance.uniform(0.3, 1.0))
        process.kill()
        process.wait()
        with Store(killed) as store:
            gathering.link(store)
            assert content(store) == undisturbed
        for leftover in tmp_path.glob("killed.db*"):
            leftover.unlink()
