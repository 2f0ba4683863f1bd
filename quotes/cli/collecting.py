"""`quotes collect`: follow what sources.yml names."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console

from db.errors import Missing
from db.rows import RunRow
from db.store import Store
from quotes.cli.options import as_json, console, database, on_cluster
from quotes.counting import counted
from quotes.errors import BadInput, CannotRead
from quotes.executors import Workers, of_cluster
from quotes.intake.collecting import collect, followed
from quotes.intake.deposit import archive_of
from quotes.intake.runs import Tally
from quotes.intake.watchlist import FILE_KINDS, Followed


@click.command("collect")
@click.argument("names", nargs=-1, metavar="NAME...")
@click.option(
    "--list", "list_", is_flag=True, help="List what can be collected, with the last run, and stop."
)
@click.option("--dry-run", "dry", is_flag=True, help="Ask for lists only; print what would be asked.")
@click.option("--since", metavar="DATE", help="Leave out entries of feeds and sitemaps older than this day.")
@click.option(
    "--sources",
    "path",
    type=click.Path(path_type=Path),
    default=Path("sources.yml"),
    help="The list of sources; sources.yml in this folder unless named.",
)
@on_cluster
@database
@as_json
def collect_command(
    names: tuple[str, ...],
    list_: bool,
    dry: bool,
    since: str | None,
    path: Path,
    scheduler: str | None,
    db_path: Path,
    json_: bool,
) -> None:
    """Follow the entries of sources.yml by NAME, or all of them.

    A run that was stopped goes on where it stopped. What could not be read is noted in the table of rejects;
    the exit code is 3 when an address of sources.yml itself was among it.

    Example: quotes collect courier parliament --since 2024-01-01
    """
    entries = followed(path)
    if unknown := [name for name in names if name not in entries]:
        raise BadInput(f"{path} has no entry {unknown[0]!r}; there are: {', '.join(entries)}.")
    chosen = [entries[name] for name in names or entries]
    if list_:
        _list(chosen, db_path, json_)
        return
    failed = False
    day = _day(since)
    with of_cluster(scheduler) as hands, Store(db_path, create=True) as store:
        for source in chosen:
            failed |= _collect(store, db_path, source, day, dry, json_, hands)
    if failed:
        raise click.exceptions.Exit(3)


def _collect(
    store: Store,
    db_path: Path,
    source: Followed,
    since: str | None,
    dry: bool,
    json_: bool,
    hands: Workers | None,
) -> bool:
    """Collect one entry and tell of it; whether something failed that the others need not wait for."""
    try:
        with _line(source.name) as progress:
            tally = collect(
                store, archive_of(db_path), source, since=since, dry=dry, progress=progress, hands=hands
            )
    except CannotRead as error:
        click.echo(f"quotes: {source.name}: {error}", err=True)
        return True
    for refused in tally.failed:
        click.echo(f"quotes: {source.name}: {refused.url}: {refused.reason}", err=True)
    if json_:
        click.echo(json.dumps({"schema": 1, "name": source.name, **asdict(tally)}, ensure_ascii=False))
    elif dry:
        done = "read" if source.kind in FILE_KINDS else "asked"
        click.echo(
            "\n".join(
                [f"{source.name}: {counted(len(tally.would), 'address')} would be {done}", *tally.would]
            )
        )
    else:
        click.echo(
            f"{source.name}: {counted(tally.pages, 'page')} read, {tally.new:,} new, "
            f"{counted(tally.quotations, 'quotation')} stored, {counted(tally.rejects, 'reject')}"
        )
    return bool(tally.failed)


@contextmanager
def _line(name: str) -> Iterator[Callable[[Tally], None]]:
    """A line on stderr that tells how far a run is, on a terminal only."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield lambda _: None
        return
    began = time.monotonic()
    with screen.status(f"{name}: beginning") as status:

        def show(tally: Tally) -> None:
            rate = tally.pages / max(time.monotonic() - began, 0.001)
            status.update(
                f"{name}: {counted(tally.pages, 'page')}, {counted(tally.quotations, 'quotation')}, "
                f"{counted(tally.rejects, 'reject')}, {rate:.1f} pages/s"
            )

        yield show


def _list(entries: list[Followed], db_path: Path, json_: bool) -> None:
    try:
        with Store(db_path, readonly=True) as store:
            runs = store.last_runs()
    except Missing:
        runs = {}
    for source in entries:
        run = runs.get(source.name)
        if json_:
            row = {
                "schema": 1,
                "name": source.name,
                "kind": source.kind,
                "addresses": source.addresses,
                "due": _due(source, run),
                "last_run": asdict(run) if run else None,
            }
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            more = f" and {len(source.addresses) - 1} more" if len(source.addresses) > 1 else ""
            last = _last(run) + (", due" if _due(source, run) else "")
            console().print(
                f"{source.name} ({source.kind}): {source.addresses[0]}{more}; {last}", markup=False
            )


def _last(run: RunRow | None) -> str:
    if run is None:
        return "never run"
    ended = "" if run.finished else ", not finished"
    return f"last run {run.started}: {run.documents:,} new, {counted(run.rejects, 'reject')}{ended}"


def _due(source: Followed, run: RunRow | None) -> bool:
    """Whether it is time again by the entry's `every`; what was not finished is due at once."""
    if run is None or run.finished is None:
        return True
    if source.every is None:
        return False
    return datetime.now(UTC) - datetime.fromisoformat(run.started) >= source.every


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text is not None else None
    except ValueError as error:
        raise BadInput(f"{text!r} is not a day; write it as 2024-05-31.") from error
