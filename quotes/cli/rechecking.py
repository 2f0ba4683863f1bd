"""`quotes recheck`: sources compared with their snapshots."""

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from db.reviewing.reviews import beside
from db.store import Store
from quotes.cli.options import allowing, as_json, database, decisions, progress
from quotes.counting import counted
from quotes.errors import BadInput
from quotes.intake.collecting import allowed
from quotes.intake.rechecking import Recheck, Rechecked, Trial
from scrapers.fetching.fetch import fetch

SHOWN = 90


@click.command("recheck")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--archived", is_flag=True, help="Read the archive's own bytes again; needs no network.")
@allowing
@database
@decisions
@as_json
def recheck_command(
    sources: tuple[str, ...],
    archived: bool,
    sources_path: Path | None,
    db_path: Path,
    reviews_path: Path | None,
    json_: bool,
) -> None:
    """Open or fetch sources again, and list whose words no longer stand where they stood.

    Names SOURCEs by id, address or title, or takes all. Anchors are exact, moved, ambiguous or lost; verdicts
    that would change are tried on a copy. Nothing is overwritten. Exit code 3 when a source could not be read.

    Example: quotes recheck https://example.org/story
    """
    found: list[Rechecked] = []
    with Store(db_path, readonly=True) as store:
        run = Recheck(store, db_path, None if archived else partial(fetch, allow=allowed(sources_path)))
        with progress("Rechecking") as advance:
            for one in run.sources(sources):
                found.append(one)
                advance(1)
        if sources and not found:
            raise BadInput(f"There is no source {sources[0]!r}; name it by id, address or title.")
        trial = run.trial(found, reviews_path or beside(db_path))
    if json_:
        _print_json(found, trial)
    else:
        _print(found, trial)
    if any(one.state == "unreadable" for one in found):
        raise click.exceptions.Exit(3)


def _print_json(found: list[Rechecked], trial: Trial) -> None:
    for one in found:
        row: dict[str, Any] = {
            "schema": 1, "source_id": one.source.source_id, "url": one.source.url, "state": one.state,
            "reason": one.reason, "anchors": dict(one.anchors), "places": [asdict(place) for place in one.places],
        }  # fmt: skip
        click.echo(json.dumps(row, ensure_ascii=False))
    verdicts = [asdict(turned) for turned in trial.verdicts]
    click.echo(
        json.dumps(
            {"schema": 1, "verdicts": verdicts, "decisions": asdict(trial.decisions)}, ensure_ascii=False
        )
    )


def _print(found: list[Rechecked], trial: Trial) -> None:
    for one in found:
        counts = ", ".join(f"{count:,} {state}" for state, count in one.anchors if count)
        told = one.reason if one.state == "unreadable" else counts or "no places"
        click.echo(f"{one.state:10} {one.source.title or one.source.url}: {told}")
        for place in one.places:
            click.echo(f"    {place.state:9} {_short(place.words)}")
    for turned in trial.verdicts:
        by = f" ({turned.speaker})" if turned.speaker else ""
        changes = [f"{a} → {b}" for a, b in (turned.wording, turned.attribution) if a != b]
        click.echo(f"would change{by}: {_short(turned.words)}: {', '.join(changes)}")
    decisions = trial.decisions
    if decisions.ambiguous or decisions.lost:
        click.echo(f"decisions whose place would be ambiguous: {decisions.ambiguous}, lost: {decisions.lost}")
    changed = sum(one.state == "changed" for one in found)
    unread = sum(one.state == "unreadable" for one in found)
    click.echo(f"{counted(len(found), 'source')}: {changed:,} changed, {unread:,} could not be read")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
