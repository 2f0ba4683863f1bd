"""The way in: whether this site has a desk, whether this person may enter it, and where it keeps what is decided."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from datasette.utils.asgi import Forbidden, NotFound

from db.errors import DatabaseError
from db.reviewing import reviews
from db.reviewing.reviews import AuditRow, Reviews, beside
from quotes.intake.deposit import now
from quotes.web import access, rate, settings
from quotes.web.rate import Buckets
from quotes.web.reviewing import permission
from quotes.web.settings import SiteSettings

T = TypeVar("T")
log = logging.getLogger("quotes.web")
# What Datasette says of an address where nothing is: nobody learns here that there is a desk.
CLOSED = "Page not found"


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at the desk: who, at which database, with which decisions."""

    datasette: Any
    db: Any
    actor: str
    reviews: Path
    limits: SiteSettings
    sources: bool

    @property
    def database(self) -> Path:
        """The file of the database."""
        return Path(self.db.path)

    async def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """The answer of a function that reads the database."""
        return await access.read(self.db, question, self.limits.time_limit_ms)

    async def decided(self, question: Callable[[Reviews | None], T]) -> T:
        """The answer of a function that reads the decisions, None where there are none yet."""

        def asked() -> T:
            with reviews.reading(self.reviews) as held:
                return question(held)

        return await asyncio.to_thread(asked)


async def enter(datasette: Any, request: Any, *, action: str = "see") -> Desk:
    """Somebody who may review; raises `NotFound` for who is not signed in, `Forbidden` for who may not.

    Nothing here answers to who is not signed in. What is refused to somebody who writes goes into the audit.
    """
    actor = permission.actor_id(request.actor)
    if actor is None:
        await _refused(datasette, request, action)
        raise NotFound(CLOSED)
    found = await _found(datasette)
    if found is None:
        raise NotFound(CLOSED)
    db, path = found
    if not await permission.may(datasette, request.actor, permission.REVIEW):
        if request.method == "POST":
            await note(path, actor, action, None, "refused: no permission")
        raise Forbidden("You are signed in but may not review; ask whoever runs this site for review-quotes.")
    await access.ensure(datasette, request, db)
    limits = settings.of(datasette)
    may_sources = await permission.may(datasette, request.actor, permission.SOURCES)
    return Desk(datasette, db, actor, path, limits, may_sources)


async def present(datasette: Any, request: Any) -> Desk | None:
    """Somebody who may review, None for everybody else: for what is shown on pages that everybody sees."""
    try:
        return await enter(datasette, request)
    except (NotFound, Forbidden):
        return None


async def note(
    path: Path, actor: str | None, action: str, thing: str | None, outcome: str, decision: str | None = None
) -> None:
    """A line in the audit; a site on which nobody could ever decide keeps none. One that cannot be written is logged."""

    def noted() -> None:
        with Reviews(path) as held, held.transaction():
            reviews.note_attempt(held.conn, AuditRow(now(), actor, action, thing, outcome, decision))

    try:
        await asyncio.to_thread(noted)
    except DatabaseError:
        log.exception("The audit could not be written: %s, %s, %s: %s", actor, action, thing, outcome)


async def _refused(datasette: Any, request: Any, action: str) -> None:
    """Note that somebody who is not signed in tried to write, as often as one client may be noted."""
    path = await where(datasette) if request.method == "POST" else None
    if path is not None and sign_ins(datasette).take(rate.client(request)) == 0:
        await note(path, None, action, None, "refused: not signed in")


def sign_ins(datasette: Any) -> Buckets:
    """How often each client may still try to sign in, kept with the site."""
    return rate.buckets(datasette, "sign-ins", settings.of(datasette).sign_ins_per_minute)


async def where(datasette: Any) -> Path | None:
    """The file of decisions of this site; None where there is no desk."""
    config = datasette.plugin_config("quotes") or {}
    found = await _found(datasette) if config.get("permissions") else None
    return found[1] if found else None


async def _found(datasette: Any) -> tuple[Any, Path] | None:
    """The database and its file of decisions; None where nothing can be decided: in memory, or immutable."""
    config = datasette.plugin_config("quotes") or {}
    db = await access.database(datasette)
    if not db.path or not db.is_mutable:
        return None
    return db, Path(config["reviews"]) if config.get("reviews") else beside(Path(db.path))
