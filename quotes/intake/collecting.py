"""Collects one entry of sources.yml: follows its addresses, or reads its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.keeping.archive import Archive
from db.store import Store
from quotes.errors import BadInput, CannotRead
from quotes.executors import Workers
from quotes.intake import crawling, filed
from quotes.intake.runs import Progress, Run, Tally
from quotes.intake.watchlist import FILE_KINDS, Followed, watchlist


def followed(path: Path) -> dict[str, Followed]:
    """The entries of a sources.yml; raises `BadInput` when there is none or it has a mistake."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise BadInput(f"{path} cannot be read ({reason}); docs/collecting.md has an example.") from error
    return watchlist(text, path.name, path.parent)


def allowed(path: Path | None) -> tuple[str, ...]:
    """The networks inside one's own that a sources.yml lets be asked; of the one in this folder, if any, unless named."""
    if path is None and not Path("sources.yml").exists():
        return ()
    entries = followed(path or Path("sources.yml")).values()
    return tuple(dict.fromkeys(network for entry in entries for network in entry.manners.allow))


def collect(
    store: Store,
    archive: Archive,
    source: Followed,
    *,
    since: str | None = None,
    dry: bool = False,
    progress: Progress = lambda _: None,
    hands: Workers | None = None,
) -> Tally:
    """Follow one entry of sources.yml to its end, or go on with a run of it that was stopped.

    `hands` are the workers of a cluster that read what is fetched.

    Raises `CannotRead` when another run of the same entry is under way, or when the crawling process breaks.
    """
    folder = archive.folder.with_suffix(".jobs") / source.name / ("dry" if dry else "run")
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder, source.name):
        run = Run(store, archive, source, folder, dry, hands)
        follow = filed.read if source.kind in FILE_KINDS else crawling.crawl
        follow(run, since=since, progress=progress)
        return run.tally


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    """Hold the folder of a run, so that no second one of the same entry goes beside it; freed by any end."""
    import fcntl

    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotRead(f"{name} is being collected by another process; try again later.") from error
        yield
