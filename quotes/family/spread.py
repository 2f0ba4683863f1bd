"""Comparing all wordings with all on a Dask cluster: the same functions, the same pairs, Dask's shuffles between them.

Keys go to the partition that has all holders of each; pairs to the one that has all they share; the texts of a pair
to the one that compares it. Shuffling, spilling and doing again what a lost worker had are Dask's.
"""

from collections.abc import Sequence
from typing import Any

import dask.dataframe as dd
import numpy as np
import pandas as pd

from quotes.family import keys, kinship, linking, signs
from quotes.family.apart import Columns
from quotes.family.keys import Keyed

# Wordings in one partition: a second's work, and ten megabytes of keys.
ROWS = 50_000
_KEYS = pd.DataFrame({"key": np.empty(0, np.uint64), "row": np.empty(0, np.int64)})
_COMMON = pd.DataFrame({"key": np.empty(0, np.uint64), "worth": np.empty(0, np.int16)})
_PAIRS = pd.DataFrame({name: np.empty(0, np.int64) for name in ("a", "b", "shared")})
_KIN = pd.DataFrame({name: np.empty(0, np.int64) for name in ("n", "to", "score", "whole")})
_SIDE = ("row", "n", "id", "text")


def compared(client: Any, numbers: Sequence[int], ids: Sequence[str], texts: Sequence[str]) -> Columns:
    """All kin among wordings, as `apart.compared` finds them on one machine.

    `client` is a `distributed.Client`; wordings are given side by side: their numbers, ids and texts.
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
        kin = pairs.map_partitions(kin_of, worn, len(frame), meta=_KIN).compute()
    kin = kin.sort_values(["n", "to"])
    short, long, score = (kin[name].to_numpy(np.int64) for name in ("n", "to", "score"))
    return short, long, score, kin["whole"].to_numpy(bool)


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
    bench = linking.Bench(lines, keyed, weights)
    at = wordings["row"].to_numpy(np.int64)
    a, b = (np.searchsorted(at, pairs[side].to_numpy(np.int64)) for side in ("a", "b"))
    likely = kinship.Likely(lines).of(a, b, pairs["shared"].to_numpy(np.int64))
    found = list(linking.related(bench, likely, wordings["id"].tolist()))
    short, long, score, whole = np.array(found, np.int64).reshape(-1, 4).T
    numbers = wordings["n"].to_numpy(np.int64)
    return pd.DataFrame({"n": numbers[short], "to": numbers[long], "score": score, "whole": whole})
