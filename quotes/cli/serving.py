"""`quotes serve`: the database in a browser."""

from importlib.metadata import version
from pathlib import Path

import click

import quotes
from db.store import Store
from quotes.cli.options import database

# Datasette's own limits, set where its defaults do not fit: a search over a million wordings may take longer
# than a second on a laptop, and a person reads a table by the fifty.
SETTINGS = {
    "default_page_size": 50,
    "sql_time_limit_ms": 2500,
    "max_returned_rows": 1000,
    "facet_time_limit_ms": 400,
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
@database
def serve_command(host: str, port: int, metadata: Path | None, db_path: Path) -> None:
    """Show the database in a browser, with Datasette.

    Example: quotes serve --port 8001
    """
    Store(db_path).close()
    from datasette.cli import cli as datasette

    datasette.main(args=arguments(db_path, host, port, metadata or metadata_file()), prog_name="quotes serve")


def arguments(db_path: Path, host: str, port: int, metadata: Path | None) -> list[str]:
    """What Datasette is called with; 1.0 reads canned queries and plugin settings from `-c` only."""
    args = ["serve", str(db_path), "--host", host, "--port", str(port)]
    if metadata is not None:
        args += ["-m", str(metadata)]
        if not version("datasette").startswith("0."):
            args += ["-c", str(metadata)]
    for name, value in SETTINGS.items():
        args += ["--setting", name, str(value)]
    return args


def metadata_file() -> Path | None:
    """The metadata.yml in the working directory, else the one that came with the program."""
    package = Path(quotes.__file__).parent
    for path in (Path("metadata.yml"), package / "metadata.yml", package.parent / "metadata.yml"):
        if path.is_file():
            return path
    return None
