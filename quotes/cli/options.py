"""What several commands share: which database, JSON or not, and a progress bar that appears when it helps."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from quotes.databases import DATABASE, NAMED_BY
from quotes.days import is_day, no_day
from quotes.verdicts import AttributionVerdict, Wording

F = TypeVar("F", bound=Callable[..., Any])
FAIL_ON = "altered,meaning_changed,spliced,not_found,different_speaker,disputed,misattributed"
VERDICTS = (*get_args(Wording), *get_args(AttributionVerdict))


def database(function: F) -> F:
    """Add `--db PATH`, falling back on $QUOTES_DB and then on quotes.db in the working directory."""
    return click.option(
        "--db",
        "db_path",
        type=click.Path(path_type=Path),
        envvar=NAMED_BY,
        default=Path(DATABASE),
        show_envvar=True,
        help="The database file; quotes.db in this folder unless named.",
    )(function)


def decisions(function: F) -> F:
    """Add `--reviews PATH`, falling back on $QUOTES_REVIEWS and then on the file beside the database."""
    return click.option(
        "--reviews",
        "reviews_path",
        type=click.Path(path_type=Path),
        envvar="QUOTES_REVIEWS",
        show_envvar=True,
        help="The file of decisions; reviews.db beside the database unless named.",
    )(function)


def as_json(function: F) -> F:
    """Add `--json`."""
    return click.option("--json", "json_", is_flag=True, help="Print JSON instead of text.")(function)


def against(function: F) -> F:
    """Add `--against FILE`."""
    return click.option(
        "--against",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Look in this text only; needs no database.",
    )(function)


def fail_on(function: F) -> F:
    """Add `--fail-on LIST`: the verdicts that end with exit code 1; a name that is none is refused."""
    return click.option(
        "--fail-on",
        default=FAIL_ON,
        show_default=True,
        callback=_verdicts_named,
        metavar="LIST",
        help="Verdicts that end with exit code 1.",
    )(function)


def _verdicts_named(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name for part in value.split(",") if (name := part.strip()))
    if unknown := [name for name in names if name not in VERDICTS]:
        raise click.BadParameter(f"{', '.join(unknown)} is no verdict; these are: {', '.join(VERDICTS)}.")
    return names


def day(name: str, meaning: str) -> Callable[[F], F]:
    """Add an option that takes a day, a month or a year; anything else is refused."""
    return click.option(name, metavar="DATE", callback=_day, help=f"{meaning} (ISO date).")


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and not is_day(value):
        raise click.BadParameter(no_day(value))
    return value


def as_format(function: F) -> F:
    """Add `--format NAME`, the reader that is to be used; a name that is none is refused before anything is read."""
    return click.option(
        "--format",
        "format_",
        metavar="NAME",
        callback=_reader_named,
        help="Read every source as this format; otherwise it is recognised.",
    )(function)


def _reader_named(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from scrapers.registry import readers

    if value is not None and value not in readers():
        raise click.BadParameter(
            f"there is no reader named {value}; there are: {', '.join(sorted(readers()))}."
        )
    return value


def on_cluster(function: F) -> F:
    """Add `--scheduler ADDRESS`."""
    return click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Read on the workers of a Dask cluster, such as tcp://10.0.0.5:8786.",
    )(function)


@contextmanager
def progress(title: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar on stderr, on a terminal only; what it gives is called with how much more was done."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=total, rate="")

        def advance(count: int) -> None:
            bar.advance(task, count)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.0f}/s" if speed else "")

        yield advance


@contextmanager
def read_progress(title: str, size: int | None) -> Iterator[Callable[[int, int], None]]:
    """A bar over the bytes of a file, with the time left; what it gives is called with bytes read and things done."""
    shown = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bar:
        task = bar.add_task(title, total=size, rate="")
        done, began = 0, time.monotonic()

        def advance(read: int, things: int) -> None:
            nonlocal done
            done += things
            bar.update(
                task, advance=read, rate=f"{done:,} ({done / (time.monotonic() - began + 1e-9):,.0f}/s)"
            )

        yield advance


class _Output(Console):
    """Standard output; where nobody reads it any more the command line ends, not rich."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    """Where a person reads: stdout, as wide as the terminal (or $COLUMNS), 100 when there is none."""
    wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    return _Output(width=None if wide else 100, highlight=False, soft_wrap=False)


allowing = click.option(
    "--sources",
    "sources_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The sources.yml whose `allow` names private networks that may be asked; this folder's unless named.",
)
