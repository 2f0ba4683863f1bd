"""Whose a database file is, and whether its tables are those of this version.

What makes tables takes a fifth of a second to load, and a file that is up to date needs none of it.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Owner:
    """A kind of database file: the number it is told by, its migrations, and how an older one is updated.

    `name` is that of the migrations, `module` holds them, and `steps` is how many they are, numbered from m001 on. `cure`
    is what to do about a file that somebody changed.
    `synchronous` is SQLite's word for what survives a power cut: NORMAL where the archive has it too, else FULL.
    """

    application_id: int
    name: str
    module: str
    steps: int
    update: str
    cure: str
    synchronous: str = "NORMAL"

    def applied(self, conn: sqlite3.Connection) -> list[str]:
        """The steps that a file has taken, in order."""
        if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
            return []
        rows = conn.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY name", [self.name]
        )
        return [str(name) for (name,) in rows]

    def newer(self, conn: sqlite3.Connection) -> str | None:
        """The last step that a file has taken and this version does not know."""
        return max((step for step in self.applied(conn) if step[:4] > self._last), default=None)

    def pending(self, conn: sqlite3.Connection) -> bool:
        """Whether a file has not taken all steps yet."""
        taken = {step[:4] for step in self.applied(conn)}
        return not taken.issuperset(map(_number, range(1, self.steps + 1)))

    def apply(self, conn: sqlite3.Connection) -> None:
        """Take the steps that a file has not taken."""
        from sqlite_utils import Database

        import_module(self.module).migrations.apply(Database(conn, execute_plugins=False))

    def blank(self) -> bytes:
        """A file without rows."""
        with closing(sqlite3.connect(":memory:")) as conn:
            self.apply(conn)
            return conn.serialize()

    @property
    def _last(self) -> str:
        return _number(self.steps)


def _number(step: int) -> str:
    """How the name of a step begins."""
    return f"m{step:03}"


# "QUOT" and "QUOR" in ASCII.
QUOTES = Owner(
    0x51554F54, "quotes", "db.migrations", 17, "run `quotes doctor --db {path}` once to update it",
    "make it again with `quotes rebuild`",
)  # fmt: skip
REVIEWS = Owner(
    0x51554F52, "reviews", "db.reviewing.review_schema", 3, "run `quotes rebuild` once to update it",
    "restore it from a backup", "FULL",
)  # fmt: skip
