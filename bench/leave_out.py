"""Rows left out: what is answered to a row whose words are no longer there?

10,000 rows of the corpus, by the hash of their id, are asked as claims while they and every row of the same
folded words are hidden. An answer is right when it is another wording of the same utterance (another
translation of the verse, the same sentence quoted elsewhere). Answers outside the Bible translations are all
labelled by hand, of the others a sample by hash; `labels/leave_out.jsonl` holds row ids and a reason, no text.
"""

import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from db.index.library import Library, Postings
from db.reading.evidence import Evidence, Place
from quotes.search import retrieval
from quotes.speakers import name_fold
from quotes.text import words

LABELS = Path(__file__).with_name("labels") / "leave_out.jsonl"
ASKED = 10_000
# Of the answers from Bible translations so many are read, the first by hash.
SAMPLE = 230


class Without(Library):
    """A library without the rows that are hidden at the moment, all of which hold the same words."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__(conn)
        self.hidden: frozenset[int] = frozenset()

    def postings(self, keys: NDArray[np.uint64], budget: int) -> Postings:
        """The library's, with each hidden row taken out of each key's count: all of them hold all keys."""
        found = super().postings(keys, budget)
        if not self.hidden:
            return found
        kept = ~np.isin(found.rows, np.array(sorted(self.hidden), np.uint32))
        frequencies = np.maximum(found.frequencies - len(self.hidden), 0)
        return Postings(frequencies, found.rows[kept], found.owners[kept])

    def texts(self, rows: Sequence[int]) -> dict[int, str]:
        """The library's, without the hidden ones."""
        return {n: text for n, text in super().texts(rows).items() if n not in self.hidden}

    def neighbours(self, row: int) -> list[tuple[int | None, int | None]]:
        """The library's, without the hidden ones."""
        shown = self._shown
        return [(shown(before), shown(after)) for before, after in super().neighbours(row)]

    def along(self, row: int, most: int, *, back: bool) -> list[int]:
        """The library's, without the hidden ones."""
        return [n for n in super().along(row, most, back=back) if n not in self.hidden]

    def _shown(self, row: int | None) -> int | None:
        return None if row in self.hidden else row


class Partly(Evidence):
    """A record of which the rows that hold some words can be hidden, and asked as if they were not there."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        super().__init__(conn)
        self._without = self.library = Without(conn)
        self._same: defaultdict[str, set[int]] = defaultdict(set)
        for n, text in conn.execute("SELECT n, text FROM variants"):
            self._same[" ".join(words(text))].add(n)

    @contextmanager
    def without(self, text: str) -> Iterator[None]:
        """Inside, every row of the same folded words as the text is hidden."""
        self._without.hidden = frozenset(self._same[" ".join(words(text))])
        try:
            yield
        finally:
            self._without.hidden = frozenset()

    def places(self, wordings: Sequence[int]) -> list[Place]:
        """The record's, without those of hidden rows."""
        return [place for place in super().places(wordings) if place.variant_n not in self._without.hidden]

    def linked(self, wordings: Sequence[int]) -> list[int]:
        """The record's, without the hidden ones."""
        return [n for n in super().linked(wordings) if n not in self._without.hidden]


@dataclass(frozen=True, slots=True)
class Answer:
    """A row asked, the row answered (both as the corpus numbers them), and the collection of the asked."""

    asked: str
    answered: str
    collection: str

    @property
    def bible(self) -> bool:
        """Whether the row is a verse, of which other translations are there."""
        return self.collection == "bible"


def run(record: Partly, corpus: Sequence[dict[str, Any]], *, named: bool, asked: int = ASKED) -> list[Answer]:
    """What is answered to the rows left out; `named` says that the claim names the row's speaker."""
    ids: dict[int, str] = {}
    for n, ident in record.conn.execute(
        "SELECT variant_n, external_id FROM occurrences ORDER BY external_id"
    ):
        ids.setdefault(n, ident)
    answers = []
    for row in by_hash(corpus)[:asked]:
        credited = _credited(record, row["speaker"]) if named else None
        with record.without(row["text"]):
            found = retrieval.find(row["text"], record.library, credited=credited)
        if found:
            answers.append(Answer(row["id"], ids[found.hits[0].rows[0]], row["collection"]))
    return answers


def _credited(record: Evidence, speaker: str) -> retrieval.Credited:
    owners = record.owners(name_fold(speaker))
    return lambda rows: record.credited(rows, owners)


def by_hash(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in the order of the SHA-256 of their ids."""
    return sorted(rows, key=lambda row: hashlib.sha256(row["id"].encode()).digest())


def labels() -> dict[tuple[str, str], str]:
    """The labels given by hand: (asked, answered) to `variant`, `arguable` or `false`."""
    lines = (json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines())
    return {(line["asked"], line["answered"]): line["label"] for line in lines}


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the rows asked were answered, what share of all got a false answer, and its 95 % interval."""

    asked: int
    answered: int
    share: float
    low: float
    high: float
    labelled: dict[str, dict[str, int]]


def rate(answers: Sequence[Answer], asked: int = ASKED) -> Rate:
    """The share of false answers; where only a sample of a part was read, that part's share stands for all of it."""
    known = labels()
    share = spread = 0.0
    labelled = {}
    for name, part in (
        ("outside the Bible", [a for a in answers if not a.bible]),
        ("Bible verses", [a for a in answers if a.bible]),
    ):
        read = Counter(known[key] for a in part if (key := (a.asked, a.answered)) in known)
        labelled[name] = {"answered": len(part), "labelled": read.total(), **read}
        if read:
            false = read["false"] / read.total()
            share += len(part) * false / asked
            # What the sample leaves open; nothing when all answers were read.
            left = 1 - read.total() / len(part)
            spread += (len(part) / asked) ** 2 * false * (1 - false) / read.total() * left
    spread += share * (1 - share) / asked
    reach = 1.96 * sqrt(spread)
    return Rate(asked, len(answers), share, max(0.0, share - reach), share + reach, labelled)


def unread(answers: Sequence[Answer]) -> list[Answer]:
    """The answers that a person has still to read: all outside the Bible, of the others the sample."""
    known = labels() if LABELS.exists() else {}
    verses = [a for a in answers if a.bible]
    verses.sort(key=lambda a: hashlib.sha256(a.asked.encode()[::-1]).digest())
    wanted = [a for a in answers if not a.bible] + verses[:SAMPLE]
    return [a for a in wanted if (a.asked, a.answered) not in known]
