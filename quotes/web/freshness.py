"""Whether an answer is still the one that was given before: entity tags, and what is counted once a generation.

An answer follows from the database, the engine and the settings, so its tag is made of these: the number of
batches ever stored, and the state of the file, which linking and removal change too.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from quotes.verdict.verification import ENGINE
from quotes.web import access, together
from quotes.web.settings import SiteSettings

T = TypeVar("T")
Stamp = tuple[object, ...]

# Kept by the browser or proxy of one visitor, and asked about each time: the next source may change the answer.
CACHE = "private, no-cache"
# Answers kept at a time; the page of a quote or its tree is some 100 KB.
KEPT = 200


def _build() -> str:
    """The head of a hash over code, templates and styles of the site, so that an update changes every tag."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".html", ".css", ".py"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


BUILD = _build()


async def tag(db: Any, settings: SiteSettings) -> str:
    """The entity tag (RFC 9110, 8.8.3) of whatever is answered now; weak, since `ms` differs each time."""
    state = stamp(db)
    if state is None:
        known: Any = await _generation(db)
    else:
        known = await once(db, "generation", _read_generation, settings)
    parts = (known, state, ENGINE, BUILD, settings.hash())
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'


def stamp(db: Any) -> Stamp | None:
    """What changes whenever anybody writes to the file; None for a database in memory.

    An immutable file has the hash of its content, the same on every machine that serves it.
    """
    if not db.path:
        return None
    if (held := together.of(db)) is not None:
        return (held.found.cut,)
    if not db.is_mutable:
        return (db.hash,)
    return tuple(_state(f"{db.path}{ending}") for ending in ("", "-wal"))


def fresh(request: Any, etag: str) -> bool:
    """Whether the visitor already holds the answer with this tag (RFC 9110, 13.1.2)."""
    held = request.headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in held.split(",")[:100]}
    return request.method in ("GET", "HEAD") and ("*" in tags or etag.removeprefix("W/") in tags)


async def once(db: Any, name: str, question: Callable[[Any], T], settings: SiteSettings) -> T:
    """The answer of a question whose answer changes only when something is written."""
    state = stamp(db)
    kept: dict[str, tuple[Stamp, Any]] = db.__dict__.setdefault("_quotes_kept", {})
    held = kept.get(name)
    if state is not None and held is not None and held[0] == state:
        kept[name] = kept.pop(name)  # the one asked for longest ago is forgotten first
        answer: T = held[1]
        return answer
    answer = await access.read(db, question, settings.time_limit_ms)
    if state is not None:
        kept[name] = (state, answer)
        while len(kept) > KEPT:
            del kept[next(iter(kept))]
    return answer


def _state(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


async def _generation(db: Any) -> Any:
    return await db.execute_fn(_read_generation)


def _read_generation(conn: Any) -> str:
    row = conn.execute("select value from state where name = 'generation'").fetchone()
    return str(row[0]) if row else "0"
