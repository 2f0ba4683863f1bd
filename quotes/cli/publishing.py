"""`quotes publish`: a bundle to deploy."""

import json
from pathlib import Path

import click

from db.reviewing.reviews import beside
from quotes.cli.options import as_json, database, decisions, progress
from quotes.counting import counted
from quotes.publishing.bundle import publish
from quotes.settings import metadata_file


@click.command("publish")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A metadata.yml instead of the project's own.",
)
@database
@decisions
@as_json
def publish_command(
    folder: Path, metadata: Path | None, db_path: Path, reviews_path: Path | None, json_: bool
) -> None:
    """Write an immutable bundle to deploy into FOLDER, with what reviewers hid left out for good.

    The same database and decisions give the same bytes. FOLDER is made; an earlier bundle in it is replaced.

    Example: quotes publish site
    """
    with progress("Publishing"):
        made = publish(db_path, reviews_path or beside(db_path), folder, metadata or metadata_file())
    if json_:
        counts = {"sources": made.sources, "quotes": made.quotes, "hidden": made.hidden, "files": made.files}
        click.echo(json.dumps({"schema": 1, "folder": str(made.folder), **counts}))
    else:
        click.echo(
            f"{made.folder}: {counted(made.sources, 'source')} and {counted(made.quotes, 'quote')} in "
            f"{counted(made.files, 'file')}; {counted(made.hidden, 'thing')} left out"
        )
