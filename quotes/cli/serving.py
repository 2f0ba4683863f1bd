"""`quotes serve`: the database in a browser."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import yaml

from db import sealing
from db.opening import is_fixed, is_writable
from db.sharding import shards
from db.sharding.shards import ShardSet
from db.store import Store
from quotes import settings
from quotes.cli.options import database
from quotes.publishing.recipes import inspected
from quotes.settings import metadata_file

# Datasette's own limits, set where its defaults do not fit: a search over a million wordings may take longer
# than a second on a laptop, a person reads a table by the fifty, a source's text makes a cell of many pages, and
# guessing facets reads every row of a large table.
SETTINGS = {
    "default_page_size": "50",
    "sql_time_limit_ms": "2500",
    "facet_time_limit_ms": "400",
    "suggest_facets": "off",
    "truncate_cells_html": "400",
}


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on."
)
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A metadata.yml instead of the project's own.",
)
@click.option(
    "--immutable",
    is_flag=True,
    help="Nothing will write to the database while it is served; so it is where nothing can be written and nobody writes.",
)
@click.option(
    "--inspect-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Hash and counts of an immutable database, as `quotes publish` writes them.",
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that answer, one processor each.",
)
@database
def serve_command(
    host: str,
    port: int,
    metadata: Path | None,
    immutable: bool,
    inspect_file: Path | None,
    workers: int,
    db_path: Path,
) -> None:
    """Show the database in a browser, with Datasette; of a set of shards (--db DIR) all together.

    Example: quotes serve --port 8001
    """
    from quotes.cli import workers as processes

    cut = shards.read(db_path) if sealing.is_set(db_path) else None
    with ExitStack() as held:
        if cut is None:
            files, immutable = (
                [db_path],
                immutable or sealing.is_published(db_path) or (db_path.is_file() and is_fixed(db_path)),
            )
            Store(db_path, readonly=immutable or (db_path.is_file() and not is_writable(db_path))).close()
        else:
            files, immutable = [cut.path(shard) for shard in cut.shards], True
            with shards.opened(cut):
                inspect_file = held.enter_context(_inspected(cut))
        described = held.enter_context(
            _metadata_for(metadata or metadata_file(), [file.stem for file in files])
        )
        args = arguments(files, host, port, described, immutable=immutable, inspect_file=inspect_file)
        processes.run(args, host, port, workers)


@contextmanager
def _inspected(cut: ShardSet) -> Iterator[Path]:
    """Datasette's inspect data for a set, so that it need not read every file at its start."""
    files = {cut.path(shard).name: shard for shard in cut.shards}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "inspect-data.json"
        path.write_text(
            inspected({name: (s.bytes, s.sha256, s.tables) for name, s in files.items()}), "utf-8"
        )
        yield path


@contextmanager
def _metadata_for(path: Path | None, names: Sequence[str]) -> Iterator[Path | None]:
    """The metadata file, or a copy that describes databases of other names than `quotes`."""
    if path is not None:
        settings.from_file(path)  # says of what cannot be read what to do, which Datasette does not
    if path is None or list(names) == ["quotes"]:
        yield path
        return
    described = yaml.safe_load(path.read_text("utf-8"))
    databases = described.get("databases")
    if isinstance(databases, dict) and "quotes" in databases:
        databases |= dict.fromkeys(names, databases.pop("quotes"))
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "metadata.yml"
        copy.write_text(yaml.safe_dump(described, allow_unicode=True, sort_keys=False), "utf-8")
        yield copy


def arguments(
    files: Sequence[Path],
    host: str,
    port: int,
    metadata: Path | None,
    *,
    immutable: bool = False,
    inspect_file: Path | None = None,
) -> list[str]:
    """What Datasette is called with; 1.0 reads canned queries and plugin settings from `-c` only."""
    named = [part for file in files for part in (["--immutable", str(file)] if immutable else [str(file)])]
    args = ["serve", *named, "--host", host, "--port", str(port)]
    if inspect_file is not None:
        args += ["--inspect-file", str(inspect_file)]
    if metadata is not None:
        args += ["-m", str(metadata)]
        if not version("datasette").startswith("0."):
            args += ["-c", str(metadata)]
    for name, value in SETTINGS.items():
        args += ["--setting", name, value]
    return args
