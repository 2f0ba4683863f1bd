"""Search in scripts that put no space between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan.

SQLite's full-text search takes a whole clause of these for one word. So the wordings that hold such letters stand
in a table of their own, cut into pairs of neighbouring letters: two letters that are looked for are a pair, more are
a phrase of pairs, and a single one is the beginning of one.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence

LETTERS = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
UNSPACED = re.compile(f"[{LETTERS}]")
_PIECES = re.compile(rf"([{LETTERS}]+)|([^\W_{LETTERS}]+)")


def create(conn: sqlite3.Connection) -> None:
    """Make the table, and fill it with the wordings that are there."""
    # Vowels above and below a Thai letter are marks, not letters, and part of its word.
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
    conn.execute(f'CREATE VIRTUAL TABLE unspaced_fts USING fts5(pairs, tokenize = "{tokenize}")')
    conn.execute(
        "CREATE TRIGGER variants_unspaced AFTER DELETE ON variants BEGIN DELETE FROM unspaced_fts WHERE rowid = old.n; END"
    )
    put(conn, conn.execute("SELECT n, text FROM variants ORDER BY n"))


def put(conn: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take in the wordings, `(n, text)`, that hold such letters; the others are left out."""
    conn.executemany(
        "INSERT INTO unspaced_fts (rowid, pairs) VALUES (?, ?)",
        ((n, pairs(text)) for n, text in rows if not text.isascii() and UNSPACED.search(text)),
    )


def pairs(text: str) -> str:
    """The text as it is indexed: each letter with the next one, the last of a run alone, other words as they are."""
    return " ".join(token for run in _runs(text) for token in _tokens(run, last=True))


def query(terms: Sequence[str]) -> str | None:
    """The terms as a query of the table, each a phrase; None where none of them holds such letters."""
    if not any(UNSPACED.search(folded(term)) for term in terms):
        return None
    return " ".join(found for term in terms if (found := _phrase(_runs(term))))


def folded(text: str) -> str:
    """Full-width and half-width forms as their usual letters (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def _runs(text: str) -> list[str]:
    return [found[0] for found in _PIECES.finditer(folded(text))]


def _tokens(run: str, *, last: bool) -> list[str]:
    if not UNSPACED.match(run):
        return [run]
    return [run[at : at + 2] for at in range(len(run) - (0 if last else 1))]


def _phrase(runs: list[str]) -> str:
    """A phrase; the last letter of its last run is looked for as the second of a pair, or as the first."""
    tokens = [token for run in runs[:-1] for token in _tokens(run, last=True)]
    if not runs:
        return ""
    end = runs[-1]
    if len(end) == 1 and UNSPACED.match(end):
        return f'"{" ".join([*tokens, end])}" *'
    return f'"{" ".join([*tokens, *_tokens(end, last=False)])}"'
