"""`quotes speakers`: who is who."""

import json
from pathlib import Path

import click

from db.store import Store
from quotes.cli.options import as_json, database
from quotes.counting import counted
from quotes.directory import MEANT, people
from quotes.errors import CannotRead
from quotes.intake import deposit
from quotes.intake.slips import unread


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
    """Take names, aliases, Wikidata ids and offices from a list of people.

    JSON lines ("name", "aliases", "qid", "born", "roles"), Wikidata entities, Popolo persons, or
    congress-legislators YAML. Entries that cannot be used are left out and noted; the others are taken.

    Example: quotes speakers import people.jsonl
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CannotRead(f"{file} cannot be read ({error.strerror}); check the path.") from error
    listed = people(data)
    with Store(db_path, create=True) as store:
        named = deposit.add_people(store, deposit.archive_of(db_path), data, file.name, listed=listed)
    if json_:
        click.echo(json.dumps({"schema": 1, "speakers": named.people, "refused": named.refused}))
    else:
        click.echo(f"{counted(named.people, 'speaker')} on record with their names")
        if named.refused:
            click.echo(f"{counted(named.refused, 'entry')} refused; the table of rejects says why", err=True)
    if named.unread:
        click.echo(unread(named.unread, MEANT, "person"), err=True)
