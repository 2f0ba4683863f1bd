"""`quotes add` and `quotes import`: what comes in."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from db.keeping.archive import Archive
from db.store import Store
from quotes.cli.folders import is_kept, sources_in
from quotes.cli.options import (
    allowing,
    as_format,
    as_json,
    database,
    day,
    on_cluster,
    progress,
    read_progress,
)
from quotes.counting import counted, plural
from quotes.errors import CannotRead
from quotes.executors import hired, of_cluster
from quotes.intake import deposit, importing
from quotes.intake.bulk import MEANT
from quotes.intake.preparing import Brought, Prepared, ahead
from quotes.intake.slips import looks_like, unread
from quotes.text import one_line
from scrapers.errors import NotADocument, ReadError
from scrapers.fetching.fetch import fetch

OURS = "This is kept by this program and is no source; name the file that came in."
# In characters: longer than any publisher's name or title that a page shows on a line.
LONGEST_NAME = 300


def _one_line(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A name on one line; refuses one that is empty or too long."""
    shown = one_line(value)
    if value is not None and not 0 < len(shown) <= LONGEST_NAME:
        raise click.BadParameter(f"give 1 to {LONGEST_NAME} characters.")
    return shown or None


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@as_format
@click.option(
    "--tier",
    type=click.Choice(("primary", "secondary")),
    help="Say of every source that it is the record itself (primary) or reports of it (secondary).",
)
@click.option("--publisher", callback=_one_line, metavar="NAME", help="Who published the one source.")
@click.option("--title", callback=_one_line, metavar="TITLE", help="What the one source is called.")
@day("--date", "When the one source was published")
@allowing
@on_cluster
@database
@as_json
def add_command(
    sources: tuple[str, ...],
    format_: str | None,
    tier: str | None,
    publisher: str | None,
    title: str | None,
    date: str | None,
    sources_path: Path | None,
    scheduler: str | None,
    db_path: Path,
    json_: bool,
) -> None:
    """Read files, folders or addresses and store their quotations.

    Of a primary source (a transcript, a speech, a statement) the whole text is searched, of a report what it
    quotes. --publisher, --title and --date say what one file does not state, or states wrongly. Adding the same
    document twice changes nothing. What cannot be read is noted in the table of rejects; the others are stored,
    and the exit code is 3.

    Example: quotes add article.html meeting.txt https://example.org/story
    """
    failed, allow = 0, _allowed(sources, sources_path)
    every, ours = list(_each(sources)), _ours(sources)
    stated = _stated(len(every), {"publisher": publisher, "title": title, "published": date})
    if tier:
        stated["tier"] = tier
    if not db_path.exists() and _nowhere(every):
        raise CannotRead(f"There is no file {every[0]}; check the path.")
    with (
        # The scheduler has answered before anything is opened.
        of_cluster(scheduler) as cluster,
        Store(db_path, create=True) as store,
        hired(cluster, len(every)) as hands,
        progress("Adding", len(every)) as advance,
    ):
        archive = deposit.archive_of(db_path)
        got = (
            (source, NotADocument(OURS) if source in ours else _got(source, format_, stated, allow))
            for source in every
        )
        for (source, brought), prepared in ahead(got, _whole, hands):
            try:
                for added in _stored(store, archive, source, brought, prepared):
                    _tell(added, json_)
            except ReadError as error:
                failed += 1
                click.echo(f"quotes: {source}: {error}", err=True)
            advance(1)
    if failed:
        raise click.exceptions.Exit(3)


def _stated(count: int, of_one: dict[str, str | None]) -> dict[str, str]:
    """What was said of the one source; refuses what cannot be true of several."""
    said = {key: value for key, value in of_one.items() if value}
    if said and count > 1:
        raise click.UsageError(
            f"--publisher, --title and --date say what one source is; {count} are named. Add them one by one."
        )
    return said


def _allowed(sources: tuple[str, ...], path: Path | None) -> tuple[str, ...]:
    """The private networks that may be asked, where an address is named at all."""
    if not any("://" in source for source in sources):
        return ()
    from quotes.intake.collecting import allowed

    return allowed(path)


def _each(sources: tuple[str, ...]) -> Iterator[str]:
    for source in sources:
        if Path(source).is_dir():
            yield from sources_in(source)
        else:
            yield source


def _ours(sources: Sequence[str]) -> set[str]:
    """Which of the files that were named this program keeps itself: one of them is never opened as a source."""
    return {source for source in sources if Path(source).is_file() and is_kept(Path(source))}


def _nowhere(every: list[str]) -> bool:
    """Whether nothing that was named is there: a slip of the pen, for which no database is made."""
    return all("://" not in source and not Path(source).exists() for source in every)


def _got(
    source: str, format_: str | None, stated: dict[str, str], allow: Sequence[str]
) -> Brought | ReadError:
    """What is at an address or a path, or why nothing came."""
    try:
        return Brought(fetch(source, allow=allow), format_, stated or None)
    except ReadError as error:
        return error


def _whole(got: tuple[str, Brought | ReadError]) -> Brought | None:
    return got[1] if isinstance(got[1], Brought) else None


def _stored(
    store: Store, archive: Archive, source: str, brought: Brought | ReadError, prepared: Prepared | None
) -> Iterator[deposit.Added]:
    """The documents of a source, stored; raises `ReadError` after noting why there are none."""
    if isinstance(brought, ReadError):
        deposit.refuse(store, source, str(brought), type(brought).__name__)
        raise brought
    yield from deposit.add(store, archive, brought, prepared=prepared)


def _tell(added: deposit.Added, json_: bool) -> None:
    title = added.document.title or Path(added.document.url).name or added.document.url
    if json_:
        row = {
            "schema": 1,
            "source_id": added.source_id,
            "title": title,
            "quotations": added.quotations,
            "reported": added.reported,
            "new": added.new,
            "corrected": added.corrected,
        }
        click.echo(json.dumps(row, ensure_ascii=False))
    elif added.corrected:
        click.echo(f"{title}: corrected")
    elif added.new:
        reported = f" and {counted(added.reported, 'reported remark')}" if added.reported else ""
        click.echo(f"{title}: {counted(added.quotations, 'quotation')}{reported} stored{_unsearched(added)}")
    else:
        click.echo(f"{title}: already stored, nothing changed")


def _unsearched(added: deposit.Added) -> str:
    """That a report which quotes nobody is not searched, and how it would be if it is the record itself."""
    if added.quotations or added.document.tier != "secondary":
        return ""
    return "; its own text is not searched (--tier primary where it is the record itself)"


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "format_",
    type=click.Choice(importing.FORMATS),
    default="jsonl",
    show_default=True,
)
@click.option("--restore", is_flag=True, help="Store what was removed as well, and take the tombstones away.")
@on_cluster
@database
@as_json
def import_command(
    file: Path, format_: str, restore: bool, scheduler: str | None, db_path: Path, json_: bool
) -> None:
    """Store bulk rows, one JSON object a line (plain, .gz or .bz2), or the pages of a WARC or WET file.

    Each row of our own format has "text" and may have "id", "speaker", "document", "position", "url",
    "title", "published", "kind" (quote or source), "tier", "collection". A run that was stopped goes on
    where it stopped. What cannot be read is noted in the table of rejects; when nothing can, the exit code is 3.

    `-` is standard input; what comes through a pipe is kept first, then read.

    Example: quotes import speeches.jsonl.gz
    """
    stdin = str(file) == "-"
    size = file.stat().st_size if file.is_file() else None
    thing = "page" if format_ == "warc" else "row"
    if not stdin:
        _readable(file)
    with (
        of_cluster(scheduler) as hands,
        Store(db_path, create=True) as store,
        read_progress(f"Importing {plural(thing)}", size) as advance,
    ):
        archive = deposit.archive_of(db_path)
        done = importing.import_file(
            store,
            archive,
            Path("stdin") if stdin else file,
            format=format_,
            progress=advance,
            hands=hands,
            stream=sys.stdin.buffer if stdin else None,
            restore=restore,
        )
    if json_:
        counts = {"rows": done.rows, "refused": done.refused, "new_wordings": done.new_wordings}
        click.echo(json.dumps({"schema": 1, **counts, "resumed": done.resumed, "known": done.known}))
    else:
        _tell_import(done, thing)
    _tell_slips(done, thing)
    if done.refused and not done.rows and not done.resumed:
        raise CannotRead(
            f"Every one of the {plural(thing)} of {file.name} was refused. {looks_like(done.kept or file, format_)}"
        )


def _tell_import(done: importing.Imported, thing: str) -> None:
    if done.resumed:
        click.echo(f"went on after {counted(done.resumed, 'line')} that an earlier run had done")
    known = f"{done.known:,} repeated or on record already, " if done.known else ""
    click.echo(
        f"{counted(done.rows - done.known, thing)} stored, {known}{counted(done.new_wordings, 'wording')} new, "
        f"{counted(done.refused, thing)} refused"
    )


def _tell_slips(done: importing.Imported, thing: str) -> None:
    if done.refused:
        click.echo("The table of rejects (`rejects`) has the reason of every refusal.", err=True)
    if done.undated:
        click.echo(
            f'{done.undated:,} of the {plural(thing)}: "published" is no date and was left out.', err=True
        )
    if done.unread:
        click.echo(unread(done.unread, MEANT, "row"), err=True)


def _readable(file: Path) -> None:
    """Raise `CannotRead` when a file cannot be opened, before a database is made for what is in it."""
    if file.exists() and not file.is_file() and not file.is_dir():
        # To open a pipe and to close it again ends whoever writes into it.
        return
    if file.is_file() and is_kept(file):
        raise CannotRead(f"{file} cannot be read. {OURS}")
    try:
        file.open("rb").close()
    except OSError as error:
        raise CannotRead(f"{file} cannot be read ({error.strerror}); check the path.") from error
