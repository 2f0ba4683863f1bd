"""What linking asks of wordings beside their words: what people decided of them, and which texts were copied."""

from collections.abc import Iterable, Sequence

from db.linking import families
from db.linking.families import Origin
from db.reviewing import rulings
from db.store import Store
from quotes.family.bonds import Bond
from quotes.family.copies import Sketch


def bonds_of(store: Store, numbers: Iterable[int] | None = None) -> list[Bond]:
    """What people decided of wordings: which are the same quote, and which are not."""
    return [Bond(*row) for row in rulings.bonds(store.conn, numbers)]


def sketches(store: Store, origins: Sequence[Origin]) -> dict[str, Sketch]:
    """The sketches of the texts that a family stands in, where there are several to compare."""
    snapshots = {origin.snapshot_id for origin in origins if origin.snapshot_id}
    if len(snapshots) < 2:
        return {}
    return {
        name: Sketch.of_bytes(*row) for name, row in families.sketches(store.conn, sorted(snapshots)).items()
    }
