"""What the tests of decisions share: decisions made short, and a story that people decide about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from db.reviewing import reviews
from db.reviewing.reviews import DecisionRow, Kind, Reviews, beside
from db.store import Store
from quotes.family.gathering import link
from quotes.review.composing import Asked, compose, undo
from quotes.review.obeying import Obeyed, obey
from tests.conftest import ARTICLE, MEETING, Program

NOON = "2026-05-04T12:00:00Z"
WALL = "The harbour wall will not be raised before the survey is complete."
BENT = "The harbour wall will be raised before the survey is complete"


def row(ident: str, kind: Kind = "confirm", author: str = "ada", **more: Any) -> DecisionRow:
    """A decision as it is stored; `n` follows from the figures in its id."""
    given: dict[str, Any] = {"about": "quote", "object": "q", "at": NOON, **more}
    number = int("".join(c for c in ident if c.isdigit()) or 1)
    return DecisionRow(id=ident, kind=kind, author=author, n=number, **given)


@dataclass
class Newsroom:
    """A database with the story in it, and people who decide about it."""

    program: Program
    clock: int = 0

    @property
    def db(self) -> Path:
        return self.program.folder / "quotes.db"

    @property
    def reviews(self) -> Path:
        return beside(self.db)

    @contextmanager
    def store(self) -> Iterator[Store]:
        with Store(self.db) as store:
            yield store

    def one(self, sql: str, *values: object) -> Any:
        """The first value of the first row."""
        with self.store() as store:
            found = store.conn.execute(sql, values).fetchone()
            return found[0] if found else None

    def all(self, sql: str, *values: object) -> list[Any]:
        with self.store() as store:
            return store.conn.execute(sql, values).fetchall()

    def decide(self, kind: str, about: str, thing: str, author: str = "ada", **more: str) -> DecisionRow:
        """Decide, store, and obey at once, as the site does."""
        self.clock += 1
        at = f"2026-05-04T12:{self.clock // 60:02}:{self.clock % 60:02}Z"
        with self.store() as store:
            made = compose(store.conn, Asked(kind, about, thing, author, at, **more))
        self.put(made)
        self.obey()
        return made

    def undo(self, target: str, author: str = "ada") -> DecisionRow:
        self.clock += 1
        at = f"2026-05-04T12:{self.clock // 60:02}:{self.clock % 60:02}Z"
        with Reviews(self.reviews) as held:
            made = undo(held, target, author=author, at=at)
        self.put(made)
        self.obey()
        return made

    def put(self, *rows: DecisionRow) -> None:
        with Reviews(self.reviews) as held, held.transaction():
            reviews.put_decisions(held.conn, [replace(made, n=0) for made in rows])

    def obey(self) -> Obeyed:
        with self.store() as store:
            return obey(store, self.reviews, link)

    def rebuild(self) -> None:
        assert self.program("rebuild").code == 0

    def quote_of(self, words: str) -> str:
        found: str = self.one("SELECT quote_id FROM variants WHERE text = ?", words)
        return found

    def variant_of(self, words: str) -> str:
        found: str = self.one("SELECT id FROM variants WHERE text = ?", words)
        return found

    def place_of(self, words: str) -> str:
        found: str = self.one(
            "SELECT o.id FROM occurrences o JOIN variants v ON v.n = o.variant_n WHERE v.text = ? ORDER BY o.id",
            words,
        )
        return found

    def credits(self, words: str) -> list[tuple[str, str, str]]:
        """Who is credited with a wording: name, status, rule."""
        return self.all(
            "SELECT p.name, a.status, a.rule FROM attributions a JOIN speakers p ON p.id = a.speaker_id "
            "JOIN occurrences o ON o.id = a.occurrence_id JOIN variants v ON v.n = o.variant_n WHERE v.text = ? "
            "ORDER BY p.name, a.status",
            words,
        )


def newsroom(program: Program) -> Newsroom:
    """The story: a meeting, which is the record, and an article that bends its words."""
    program.story()
    return Newsroom(program)


__all__ = ["ARTICLE", "BENT", "MEETING", "NOON", "WALL", "Newsroom", "newsroom", "row"]
