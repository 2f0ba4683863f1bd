"""`quotes shard`: one database as several files that are read together."""

import json
from pathlib import Path

import click

from db import sealing
from db.reviewing.reviews import beside, reading
from db.sharding.cutting import BY, MOST, cut
from db.store import Store
from quotes.cli.options import as_json, database, decisions, progress
from quotes.counting import counted
from quotes.errors import OTHER_FOLDING, CannotRead
from quotes.intake import deposit
from quotes.text import FOLDING


@click.command("shard")
@click.option(
    "--by",
    type=click.Choice(BY),
    default="speaker",
    show_default=True,
    help="What decides where a quote goes.",
)
@click.option(
    "--parts", default=4, show_default=True, type=click.IntRange(1, MOST), metavar="N", help="How many files."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of the set; quotes.shards beside quotes.db unless named.",
)
@database
@decisions
@as_json
def shard_command(
    by: str, parts: int, out: Path | None, db_path: Path, reviews_path: Path | None, json_: bool
) -> None:
    """Cut the database into shards, which verify, check, search and serve read together with --db DIR.

    The answers are those of the whole database. Shards are only read: after adding to the database, cut again; a set
    in DIR is replaced.

    Example: quotes shard --by time --parts 8
    """
    with Store(db_path) as store, reading(reviews_path or beside(db_path)) as held:
        if store.made_with("folding", FOLDING) != FOLDING:
            raise CannotRead(OTHER_FOLDING)
        store.catch_up(deposit.keys_of_all)
        total = store.conn.execute("SELECT count(*) FROM variants").fetchone()[0]
        with progress("Cutting", total) as advance:
            made = cut(
                store,
                out or db_path.parent / f"{db_path.stem}.shards",
                by=by,
                parts=parts,
                made=deposit.now(),
                reviews=held.conn if held else None,
                progress=advance,
            )
    if json_:
        click.echo(
            json.dumps(
                {"schema": 1, "manifest": str(made.folder / sealing.MANIFEST), **json.loads(made.as_json())}
            )
        )
        return
    for shard in made.shards:
        click.echo(
            f"{made.path(shard)}: {counted(shard.tables['quotes'], 'quote')}, "
            f"{counted(shard.tables['variants'], 'wording')}, {counted(shard.bytes, 'byte')}"
        )
    click.echo(
        f"{made.folder} holds the {counted(made.whole.wordings, 'wording')} of {db_path}, by {by}; "
        f"read it with --db {made.folder}"
    )
