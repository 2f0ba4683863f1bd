"""Comparing all wordings with all on a Dask cluster: the same functions, the same pairs, Dask's shuffles between them.

Keys go to the partition that has all holders of each; pairs to the one that has all they share; the texts of a pair
to the one that compares it; kin to the one that has all that hangs together with them, where families are made.
Shuffling, reducing, spilling and doing again what a lost worker had are Dask's.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import dask.dataframe as dd
import numpy as np
import pandas as pd

from db.linking.families import Wording
from quotes.family import keys, kinship, landing, linking, signs
from quotes.family.agreement import Bench, related
from quotes.family.keys import Keyed
from quotes.family.linking import Kin

# Wordings in one partition: a second's work, and ten megabytes of keys.
ROWS = 50_000
_KEYS = pd.DataFrame({"key": np.empty(0, np.uint64), "row": np.empty(0, np.int64)})
_COMMON = pd.DataFrame({"key": np.empty(0, np.uint64), "worth": np.empty(0, np.int16)})
_PAIRS = pd.DataFrame({name: np.empty(0, np.int64) for name in ("a", "b", "shared")})
_KIN = pd.DataFrame({name: np.empty(0, np.int64) for name in ("n", "to", "score", "whole")})
_FOREST = pd.DataFrame({name: np.empty(0, np.int64) for name in ("n", "to")})
_COMPONENTS = pd.DataFrame({name: np.empty(0, np.int64) for name in ("n", "component")})
_FOUND = pd.DataFrame({name: np.empty(0, kind) for name, kind in landing.COLUMNS.items()})
_SIDE = ("row", "n", "id", "text")
# Forests that are joined at once.
FAN = 8

# Words, id and sources (as `db.linking.families.passages` gives them) of some wordings, by number.
Members = Callable[[Sequence[int]], pd.DataFrame]


def found(
    client: Any, numbers: Sequence[int], ids: Sequence[str], texts: Sequence[str], members: Members
) -> Iterator[pd.DataFrame]:
    """All kin among wordings and the families they make, as one machine finds them: parts with `landing.COLUMNS`.

    `client` is a `distributed.Client`; wordings are given side by side: their numbers, ids and texts. `members` tells
    of those that have kin what families are made by. Each part holds whole components.
    """
    frame = pd.DataFrame({"row": np.arange(len(numbers)), "n": numbers, "id": ids, "text": texts})
    parts = max(1, -(-len(frame) // ROWS))
    with client.as_current():
        wordings = dd.from_pandas(frame, npartitions=parts)
        keys = wordings.map_partitions(keys_of, len(frame), meta=_KEYS)
        held = keys.shuffle("key", npartitions=parts).persist()
        worn = held.map_partitions(common, len(frame), meta=_COMMON).compute().sort_values("key")
        shared = held.map_partitions(pairs_of, len(frame), meta=_PAIRS).shuffle(["a", "b"], npartitions=parts)
        pairs = shared.map_partitions(summed, meta=_PAIRS)
        for side in ("a", "b"):
            texts_of = wordings.rename(columns={name: f"{name}_{side}" for name in _SIDE})
            pairs = pairs.merge(texts_of, left_on=side, right_on=f"row_{side}", how="inner")
        kin = pairs.map_partitions(kin_of, worn, len(frame), meta=_KIN).persist()
        labels = kin.reduction(
            forest, aggregate=components, combine=forest, meta=_COMPONENTS, split_every=FAN
        ).compute()
        told = members(labels["n"].tolist())
        whole = kin.merge(labels, on="n", how="inner").shuffle("component", npartitions=parts)
        families = whole.map_partitions(grouped, told, meta=_FOUND)
        for future in client.compute(families.to_delayed()):
            yield future.result()


def keys_of(wordings: pd.DataFrame, rows: int) -> pd.DataFrame:
    """The telling keys of some wordings, as they are told apart among `rows` of them."""
    keyed = keys.keyed(signs.read(wordings["text"].tolist()))
    at = wordings["row"].to_numpy(np.int64)[keyed.rows]
    return pd.DataFrame({"key": keys.shortened(keyed.keys, rows), "row": at})


def _held(part: pd.DataFrame, rows: int) -> keys.Held:
    whole = part["key"].to_numpy(np.uint64), part["row"].to_numpy(np.int32)
    return keys.held(Keyed(*whole, np.empty(0, np.int64)), rows)


def common(part: pd.DataFrame, rows: int) -> pd.DataFrame:
    """The keys of a partition that many wordings hold, and what they are worth."""
    return pd.DataFrame(dict(zip(("key", "worth"), keys.common(_held(part, rows)), strict=True)))


def pairs_of(part: pd.DataFrame, rows: int) -> pd.DataFrame:
    """The pairs that share keys of a partition, and what those keys are worth."""
    return pd.DataFrame(dict(zip(_PAIRS, kinship.sharing(_held(part, rows), rows), strict=True)))


def summed(pairs: pd.DataFrame) -> pd.DataFrame:
    """Each pair once, with all that it shares, and only those that share enough."""
    whole = pairs.groupby(["a", "b"], as_index=False, sort=False)["shared"].sum()
    return whole[whole["shared"] >= kinship.EVIDENCE].astype(np.int64)


def kin_of(pairs: pd.DataFrame, worn: pd.DataFrame, rows: int) -> pd.DataFrame:
    """The kin among the pairs of a partition, which come with their texts."""
    sides = [pairs[[f"{name}_{side}" for name in _SIDE]].set_axis(list(_SIDE), axis=1) for side in ("a", "b")]
    wordings = pd.concat(sides).drop_duplicates("row").sort_values("row")
    if wordings.empty:
        return _KIN
    lines = signs.read(wordings["text"].tolist())
    keyed = keys.keyed(lines)
    weights = keys.weighed(keyed, (worn["key"].to_numpy(), worn["worth"].to_numpy()), rows)
    bench = Bench(lines, keys.placed(lines, keyed, weights))
    at = wordings["row"].to_numpy(np.int64)
    a, b = (np.searchsorted(at, pairs[side].to_numpy(np.int64)) for side in ("a", "b"))
    likely = kinship.Likely(lines).of(a, b, pairs["shared"].to_numpy(np.int64))
    short, long, score, whole = related(bench, likely, np.array(wordings["id"].tolist(), np.bytes_))
    numbers = wordings["n"].to_numpy(np.int64)
    return pd.DataFrame(
        {"n": numbers[short], "to": numbers[long], "score": score, "whole": whole.astype(np.int64)}
    )


def forest(kin: pd.DataFrame) -> pd.DataFrame:
    """Of some kin just so many that all who hang together do so still (the union-find forest of Tarjan 1975)."""
    tree: dict[int, int] = {}
    kept = []
    for n, to in kin[["n", "to"]].itertuples(index=False, name=None):
        one, other = _root(tree, n), _root(tree, to)
        if one != other:
            tree[max(one, other)] = min(one, other)
            kept.append((n, to))
    return pd.DataFrame(kept, columns=["n", "to"], dtype=np.int64)


def components(kin: pd.DataFrame) -> pd.DataFrame:
    """Each wording with the lowest number of all that hang together with it."""
    tree: dict[int, int] = {}
    for n, to in kin[["n", "to"]].itertuples(index=False, name=None):
        one, other = _root(tree, n), _root(tree, to)
        tree[max(one, other)] = min(one, other)
    rows = [(n, _root(tree, n)) for n in sorted(tree)]
    return pd.DataFrame(rows, columns=["n", "component"], dtype=np.int64)


def _root(tree: dict[int, int], n: int) -> int:
    tree.setdefault(n, n)
    while (above := tree[n]) != n:
        tree[n] = n = tree[above]
    return n


def grouped(kin: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """The same kin with the families they make; all that hang together must be here."""
    wanted = told[told["n"].isin(pd.concat([kin["n"], kin["to"]]))]
    members, passages = {}, {}
    for n, ident, words, sources in wanted.itertuples(index=False, name=None):
        members[n] = Wording(n, ident, "", words)
        passages[n] = frozenset(sources.split())
    rows = [Kin(*row) for row in kin[["n", "to", "score", "whole"]].itertuples(index=False, name=None)]
    families = linking.families(members, rows, passages)
    head = {n: family.members[0] for family in families for n in family.members}
    joined = {(one.n, one.to) for family in families for one in family.links}
    return kin.assign(
        head=[head.get(one.n, one.n) for one in rows], joined=[(one.n, one.to) in joined for one in rows]
    ).astype(landing.COLUMNS)[list(landing.COLUMNS)]
