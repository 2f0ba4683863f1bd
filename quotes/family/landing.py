"""What a cluster found of kinship and families, as Parquet files: landed once, loaded into a database from there.

A folder holds `part-0001.parquet` and on, each with whole components of kin, and `found.json`, which is written last
and says of which wordings it was found. A run that was killed while it loaded goes on from there and compares nothing
again.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from db.linking.families import Wording
from quotes.errors import BadInput, CannotRead
from quotes.family.agreement import Columns
from quotes.family.linking import Family, Kin, rank
from quotes.verdict.verification import ENGINE

FOUND = "found.json"
FORMAT = 1
# The shorter and the longer wording by number, how alike, whether it stands whole there; the lowest number of all that
# hang together with it; the head of the shorter's family, and whether this is the kin it joined by.
COLUMNS = {
    "n": "int64", "to": "int64", "score": "int64", "whole": "bool",
    "component": "int64", "head": "int64", "joined": "bool",
}  # fmt: skip


def stamp(numbers: Sequence[int], ids: Sequence[str]) -> str:
    """What tells the wordings that were compared, and by which version of the program, from any others."""
    digest = hashlib.blake2b(ENGINE.encode(), digest_size=16)
    for n, ident in zip(numbers, ids, strict=True):
        digest.update(f"{n} {ident}\n".encode())
    return digest.hexdigest()


def land(folder: Path, wordings: str, parts: Iterable[pd.DataFrame]) -> None:
    """Write what was found, part by part as it comes; what the folder held of other wordings is replaced.

    Raises `BadInput` for a folder that holds something else, `CannotRead` for one that cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        here = [path for path in folder.iterdir() if path.suffix != ".parquet" and path.name != FOUND]
        if here:
            raise BadInput(
                f"{folder} holds {here[0].name}; name an empty folder with --parquet, or one to be made."
            )
        (folder / FOUND).unlink(missing_ok=True)
        for path in folder.iterdir():
            path.unlink()
        count = 0
        for count, part in enumerate(parts, 1):
            part.astype(COLUMNS)[list(COLUMNS)].to_parquet(folder / f"part-{count:04}.parquet", index=False)
        told = json.dumps({"quotes_kin": FORMAT, "wordings": wordings, "parts": count})
        new = folder / f"{FOUND}.new.parquet"
        new.write_text(told + "\n", "utf-8")
        new.replace(folder / FOUND)
    except OSError as error:
        raise CannotRead(
            f"{folder} cannot be written ({error.strerror}); name another with --parquet."
        ) from error


def landed(folder: Path, wordings: str) -> bool:
    """Whether the folder has all that was found of these wordings."""
    try:
        told = json.loads((folder / FOUND).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and (told.get("quotes_kin"), told.get("wordings")) == (FORMAT, wordings)


def parts(folder: Path) -> Iterator[pd.DataFrame]:
    """What was found, part by part; raises `CannotRead` where a part is gone or damaged."""
    for number in range(1, 1 + json.loads((folder / FOUND).read_text("utf-8"))["parts"]):
        path = folder / f"part-{number:04}.parquet"
        try:
            yield pd.read_parquet(path, columns=list(COLUMNS))
        except (OSError, ValueError) as error:
            raise CannotRead(f"{path} cannot be read ({error}); remove the folder and link again.") from error


def kin(folder: Path) -> Columns:
    """All kin, side by side and by number."""
    whole = pd.concat([part[["n", "to", "score", "whole"]] for part in parts(folder)])
    n, to, score, stands = (
        whole.sort_values(["n", "to"])[name].to_numpy() for name in ("n", "to", "score", "whole")
    )
    return n, to, score, stands


def families(folder: Path, members: dict[int, Wording]) -> list[Family]:
    """The families of two wordings and more, as `linking.families` gives them."""
    links: dict[int, list[Kin]] = {}
    for part in parts(folder):
        chosen = part[part["joined"]]
        rows = chosen[["head", "n", "to", "score", "whole"]].itertuples(index=False, name=None)
        for head, *one in rows:
            links.setdefault(head, []).append(Kin(*one))
    for found in links.values():
        found.sort(key=lambda one: rank(members[one.n]))
    order = sorted(links, key=lambda head: rank(members[head]))
    return [Family((head, *(one.n for one in links[head])), tuple(links[head])) for head in order]
