"""The data that the benchmarks read, beside the checkout and no part of it, and where results are put."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "bench"
EXTRACTION, PAGES, VERIFICATION = SHARED / "extraction", SHARED / "pages", SHARED / "verification"
CORPUS, CLAIMS = VERIFICATION / "corpus.jsonl.gz", VERIFICATION / "claims_dev.jsonl"
# Databases and scratch files; `make clean` takes them away.
WORK = ROOT / ".bench"

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a file of JSON lines, plain or gzipped."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def half_of(name: str) -> int:
    """0 or 1, by the hash of a page's, a row's or a claim's id: what was tuned on one half is held on the other."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def sha256(path: Path) -> str:
    """Of a file's bytes; of a folder, of the names and hashes of all files in it."""
    if path.is_file():
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    told = hashlib.sha256()
    for file in sorted(one for one in path.rglob("*") if one.is_file()):
        told.update(f"{sha256(file)}  {file.relative_to(path).as_posix()}\n".encode())
    return told.hexdigest()
