"""Keys of wordings, and how they are looked up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.family import keys
from quotes.family.signs import Hashes

KEYS = st.sets(st.integers(0, 2**20), max_size=60).map(lambda some: np.array(sorted(some), np.uint64))
FEW = st.lists(st.integers(0, 2**20), max_size=60).map(lambda some: np.array(some, np.uint64))


@pytest.mark.parametrize("worth_bits", [0, 14])
@given(known=KEYS, asked=FEW)
def test_keys_are_found_also_where_several_share_a_slot(
    worth_bits: int, known: Hashes, asked: Hashes
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "WORTH_BITS", worth_bits)
        both = np.concatenate([asked, known])
        found, places = keys.Slots(known).find(both)
    expected = np.flatnonzero(np.isin(both, known))
    assert found.tolist() == expected.tolist()
    assert places.tolist() == np.searchsorted(known, both[expected]).tolist()
