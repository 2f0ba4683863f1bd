"""`quotes link`, `rebuild` and `doctor`: keeping a database whole."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from db import sealing
from db.errors import DatabaseError
from db.keeping import integrity, publishing, stock
from db.linking import families, relations
from db.opening import is_writable
from db.reviewing.reviews import beside
from db.sharding import shards, wholeness
from db.store import Store
from quotes.cli.options import as_json, database, decisions, on_cluster, progress
from quotes.counting import counted
from quotes.errors import OTHER_FOLDING
from quotes.executors import of_cluster
from quotes.family.gathering import link, read_links
from quotes.intake import deposit, rebuilding
from quotes.review.obeying import obey
from quotes.text import FOLDING


@click.command("link")
@click.option("--all", "all_", is_flag=True, help="Take all families apart and link from scratch.")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Compare on the workers of a Dask cluster, such as tcp://10.0.0.5:8786.",
)
@click.option(
    "--parquet",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="With --scheduler: keep what the cluster found here, and load what is here already.",
)
@database
@decisions
@as_json
def link_command(
    all_: bool,
    scheduler: str | None,
    parquet: Path | None,
    db_path: Path,
    reviews_path: Path | None,
    json_: bool,
) -> None:
    """Link variants into families: everything that is not linked yet.

    Example: quotes link
    """
    if parquet is not None and scheduler is None:
        raise click.UsageError("--parquet keeps what a cluster found: name its scheduler with --scheduler.")
    with Store(db_path) as store:
        obey(store, reviews_path or beside(db_path), link)
        ahead = families.count(store.conn) if all_ else families.count_unlinked(store.conn)
        with progress("Linking", ahead) as advance:
            done = link(
                store, afresh=all_, progress=advance, read=False, scheduler=scheduler, landing=parquet
            )
        with progress("Reading links", relations.count_unread(store.conn)) as advance:
            read_links(store, progress=advance)
        quotes = store.conn.execute("SELECT count(*) FROM quotes").fetchone()[0]
    if json_:
        click.echo(json.dumps({"schema": 1, "linked": done, "quotes": quotes}))
    else:
        click.echo(f"{counted(done, 'wording')} linked; {counted(quotes, 'quote')} on record")


@click.command("rebuild")
@click.option(
    "--drop-missing", is_flag=True, help="Go on where the archive lacks what the database holds: it is lost."
)
@click.option(
    "--no-link",
    is_flag=True,
    help="Leave the families of imported rows to `quotes link`, on a cluster perhaps.",
)
@on_cluster
@database
@decisions
def rebuild_command(
    drop_missing: bool, no_link: bool, scheduler: str | None, db_path: Path, reviews_path: Path | None
) -> None:
    """Make the database again from its archive, without the network.

    Sources that the database holds and the archive does not end it with exit code 3, and the database stays.

    Example: quotes rebuild --db quotes.db
    """
    with of_cluster(scheduler) as cluster, progress("Rebuilding") as advance:
        made = rebuilding.rebuild(
            db_path,
            reviews=reviews_path,
            progress=advance,
            cluster=cluster,
            drop_missing=drop_missing,
            linked=not no_link,
        )
    click.echo(f"{db_path} was made again from {counted(made.entries, 'entry')} of the archive")
    if made.damaged:
        click.echo(
            f"{counted(made.damaged, 'entry')} could not be read, or not to the end: see the table of rejects.",
            err=True,
        )
    if made.torn:
        click.echo("The last line of the journal is cut off and was passed over.", err=True)


@click.command("remove")
@click.argument("source")
@click.option("--reason", required=True, help="Why; it stands on the tombstone.")
@database
def remove_command(source: str, reason: str, db_path: Path) -> None:
    """Erase a source for good, in database and archive, with a tombstone.

    SOURCE is its id, address, path or title. It is not stored again when it is added again. A removal that was stopped,
    by a full disk for instance, is ended by asking for it again.

    Example: quotes remove https://example.org/story --reason "withdrawn by its publisher"
    """
    with Store(db_path) as store:
        removed = deposit.remove(store, deposit.archive_of(db_path), source, reason)
    if removed.before:
        click.echo(f"{removed.url} was removed before; nothing of it is left but the tombstone")
    else:
        places = counted(removed.occurrences, "place")
        click.echo(f"{removed.url} is removed: {places} erased, a tombstone stands instead")


@click.command("doctor")
@database
@decisions
@as_json
def doctor_command(db_path: Path, reviews_path: Path | None, json_: bool) -> None:
    """Examine a database: damage, orphans, search and match index out of step, anchors that moved.

    Of a set of shards each is examined, and whether all together are what was cut.

    Exit code 3 when something is wrong. A database of an older version is updated. Where nothing can be written a copy
    is examined.

    Example: quotes doctor
    """
    if sealing.is_set(db_path):
        with progress("Examining"):
            cut = shards.read(db_path)
            found = [*wholeness.faults(cut, deposit.keys_of_all), *_foreign()]
        counts = {name: getattr(cut.whole, name) for name in ("sources", "speakers", "quotes", "occurrences")}
        _report(db_path, found, {"shards": len(cut.shards), **counts}, 0, ("quotes shard", "set"), json_)
        return
    with _examined(db_path) as store, progress("Examining"):
        ours = store.made_with("folding", FOLDING) == FOLDING
        # What is done to a copy is no news of the database.
        caught_up = store.catch_up(deposit.keys_of_all) if ours and store.path == db_path else 0
        found = [
            *integrity.faults(store.conn, deposit.keys_of_all if ours else None),
            *integrity.faults_of_decisions(store.conn, reviews_path or beside(db_path)),
            *stock.faults_of_archive(store.conn, deposit.archive_of(db_path)),
            *_foreign(),
        ]
        if not ours:
            found.append(integrity.Fault("match index", OTHER_FOLDING))
        counts = integrity.counts(store.conn)
    lost = any(fault.check == stock.CHECK for fault in found)
    _report(db_path, found, counts, caught_up, None if lost else ("quotes rebuild", "database"), json_)


@contextmanager
def _examined(path: Path) -> Iterator[Store]:
    """The database to examine: a copy of what was published or cannot be written, since to examine an index is to write."""
    if not sealing.is_published(path):
        if is_writable(path) or not path.exists():
            with Store(path) as store:
                yield store
            return
        Store(path, readonly=True).close()  # one of an older version is not found sound by updating its copy
    with TemporaryDirectory() as folder:
        publishing.copy(path, Path(folder) / path.name)
        with Store(Path(folder) / path.name) as store:
            yield store


def _report(
    path: Path,
    found: list[integrity.Fault],
    counts: dict[str, int],
    caught_up: int,
    cure: tuple[str, str] | None,
    json_: bool,
) -> None:
    # Made again of an archive that lacks something, a database would lose that.
    made_again = f"`{cure[0]}` makes the {cure[1]} again" if cure else "mend the archive before anything else"
    if json_:
        rows = [{"check": fault.check, "detail": fault.detail} for fault in found]
        click.echo(json.dumps({"schema": 1, "faults": rows, "indexed": caught_up, **counts}))
    else:
        click.echo(", ".join(counted(count, name.removesuffix("s")) for name, count in counts.items()))
        if caught_up:
            click.echo(f"indexed now, being missing from the match index: {counted(caught_up, 'wording')}")
        for fault in found:
            click.echo(f"! {fault.check}: {fault.detail}")
        click.echo(f"{counted(len(found), 'fault')}; {made_again}" if found else f"{path} is sound")
    if found:
        todo = f"run `{cure[0]}`" if cure else "mend the archive"
        raise DatabaseError(f"{path} has {counted(len(found), 'fault')}; {todo}.")


def _foreign() -> list[integrity.Fault]:
    """Another package named `db` or `scrapers` in this environment would be imported in place of ours."""
    import db
    import quotes
    import scrapers

    home = Path(quotes.__file__).parent.parent
    return [
        integrity.Fault(
            "installation",
            f"the package {module.__name__} comes from {module.__path__[0]}; use an environment of its own",
        )
        for module in (db, scrapers)
        if Path(module.__path__[0]).parent != home
    ]
