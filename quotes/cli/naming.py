"""`quotes speakers`: who is who."""

import json
from pathlib import Path

import click

from db.store import Store
from quotes.cli.options import as_json, database
from quotes.errors import CannotRead
from quotes.intake import deposit


@click.group("speakers")
def speakers_command() -> None:
    """Names, aliases and identifiers of speakers.

    Example: quotes speakers import people.jsonl
    """


@speakers_command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@database
@as_json
def import_speakers(file: Path, db_path: Path, json_: bool) -> None:
    """Take names, aliases and Wikidata ids from a list of people.

    JSON lines ("name", "aliases", "qid"), Wikidata entities, Popolo persons, or congress-legislators YAML.

    Example: quotes speakers import people.jsonl
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CannotRead(f"{file} cannot be read ({error.strerror}); check the path.") from error
    with Store(db_path, create=True) as store:
        count = deposit.add_people(store, deposit.archive_of(db_path), data, file.name)
    if json_:
        click.echo(json.dumps({"schema": 1, "speakers": count}))
    else:
        click.echo(f"{count:,} speakers on record with their names")
