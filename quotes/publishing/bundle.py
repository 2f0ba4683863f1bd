"""Writes a bundle: the same database and decisions give the same bytes, and nothing half-written takes a place."""

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from db import sealing
from db.keeping import hiding, publishing
from db.linking import families
from db.reviewing.reviews import reading
from db.store import Store
from quotes.counting import counted
from quotes.deep_links import web_address
from quotes.errors import BadInput
from quotes.family.gathering import link
from quotes.intake.deposit import keys_of
from quotes.publishing import program, recipes
from quotes.publishing.masking import masked
from quotes.review.obeying import obey
from quotes.verdict.verification import ENGINE

SUMS = "SHA256SUMS"
# Settings of the desk and of accounts have no place in what everybody reads.
PRIVATE = ("permissions", "reviews", "sign_ins_per_minute")
PRIVATE_PLUGINS = ("datasette-auth-",)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was written: how much is published, and how much was hidden."""

    folder: Path
    sources: int
    quotes: int
    hidden: int
    files: int


def publish(database: Path, reviews: Path, folder: Path, metadata: Path | None) -> Bundle:
    """Write a bundle into a folder that is empty, absent, or an earlier bundle, which it takes the place of.

    Raises `BadInput` for a folder that holds something else, and where something that was to be hidden cannot be
    found any more: what cannot be hidden is not published.
    """
    if sealing.is_set(database):
        raise BadInput(f"{database} holds shards; publish the database that they were cut from with --db.")
    _free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as work:
        made = Path(work) / "bundle"
        made.mkdir()
        sources, quotes, hidden = _database(database, reviews, Path(work), made)
        files = _around(made, metadata, database.stem)
        _swap(made, folder)
    return Bundle(folder, sources, quotes, hidden, files)


def _database(database: Path, reviews: Path, work: Path, made: Path) -> tuple[int, int, int]:
    copy = work / "copy.db"
    publishing.copy(database, copy)
    with Store(copy) as store, reading(reviews) as held:
        obey(store, reviews, link, everything=True)
        if lost := hiding.lost(store.conn):
            raise BadInput(
                f"{counted(lost, 'decision')} to hide something cannot be placed any more, so it cannot be told what to "
                "leave out; settle that in the queue of the desk and publish again."
            )
        count = _hide(store)
        with store.transaction():
            publishing.strip(store.conn, _file_name)
        quotes = int(store.conn.execute("SELECT count(*) FROM quotes").fetchone()[0])
        sources = int(store.conn.execute("SELECT count(*) FROM sources").fetchone()[0])
        publishing.put_addresses(held.conn if held else None, store.conn, made / "reviews.db")
        publishing.seal(store.conn, made / "quotes.db")
    return sources, quotes, count


def _hide(store: Store) -> int:
    found = hiding.hidden(store.conn)
    words = hiding.texts(store.conn, found)
    wordings = sorted({*found.wordings, *hiding.holding(store.conn, words)})
    found = hiding.Hidden(found.sources, found.speakers, tuple(wordings), found.places)
    count = sum(map(len, (found.sources, found.speakers, found.wordings, found.places)))
    if count:
        with store.transaction():
            touched = hiding.take_out(store.conn, found, words, masked, keys_of)
            families.unlink(store.conn, touched)
        link(store, touched)
    return count


def _around(made: Path, metadata: Path | None, database: str) -> int:
    """Everything beside the database: metadata, inspect data, the program, the recipes, the checksums."""
    data = (made / "quotes.db").read_bytes()
    digest = recipes.digest(data)
    counts = publishing.counts(made / "quotes.db")
    _write(made, "inspect-data.json", recipes.inspected({"quotes.db": (len(data), digest, counts)}))
    described = yaml.safe_load(metadata.read_text("utf-8")) if metadata else {}
    told = public(described or {}, database)
    _write(made, "metadata.yml", yaml.safe_dump(told, allow_unicode=True, sort_keys=False))
    for name, content in program.files():
        _write(made, f"app/{name}", content)
    _write(made, "app/pyproject.toml", recipes.pyproject(ENGINE, program.needed()))
    _write(made, "requirements.txt", "".join(f"{pin}\n" for pin in program.pins()))
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    _write(made, "Dockerfile", recipes.dockerfile(recipes.command(), python))
    _write(made, "compose.yaml", recipes.COMPOSE)
    files = {p.relative_to(made).as_posix(): p.read_bytes() for p in made.rglob("*") if p.is_file()}
    _write(made, SUMS, recipes.checksums(files))
    return len(files) + 1


def public(described: Mapping[str, Any], database: str = "quotes") -> dict[str, Any]:
    """The metadata without what belongs to the desk: who may review, accounts, tokens, who may see the site.

    What describes the database under its own name describes `quotes` in the bundle.
    """
    kept = {name: value for name, value in described.items() if name not in ("allow", "permissions")}
    databases = dict(kept.get("databases") or {})
    if database in databases:
        kept["databases"] = {"quotes": databases[database]}
    plugins = {
        name: value
        for name, value in (described.get("plugins") or {}).items()
        if not str(name).startswith(PRIVATE_PLUGINS)
    }
    if isinstance(plugins.get("quotes"), dict):
        plugins["quotes"] = {n: v for n, v in plugins["quotes"].items() if n not in PRIVATE}
    return {**kept, "plugins": plugins} if plugins else kept


def _free(folder: Path) -> None:
    if folder.is_file():
        raise BadInput(f"{folder} is a file; name a folder for the bundle.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SUMS).is_file():
        raise BadInput(
            f"{folder} holds something that is no bundle; name an empty folder, or one to be made."
        )


def _swap(made: Path, folder: Path) -> None:
    if not folder.exists():
        made.rename(folder)
        return
    old = made.with_name("old")
    folder.rename(old)
    made.rename(folder)
    shutil.rmtree(old)


def _write(made: Path, name: str, content: str | bytes) -> None:
    path = made / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _file_name(url: str) -> str:
    """A file's name without the folders of this machine."""
    return url if web_address(url) else url.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or "source"
