import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest

from quotes.values import value


@value
class Span:
    """Where something stands."""

    start: int
    end: int
    name: str = "here"

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Plain:
    start: int
    end: int
    name: str = "here"


def test_a_value_is_made_like_a_dataclass_by_place_by_name_and_by_default() -> None:
    for made in (Span(2, 5), Span(2, end=5), Span(end=5, start=2, name="here")):
        assert (made.start, made.end, made.name) == (2, 5, "here")
        assert type(made) is Span
        assert len(made) == 3


def test_a_value_cannot_be_changed_nor_given_a_new_field() -> None:
    span: Any = Span(2, 5)
    with pytest.raises(FrozenInstanceError):
        span.start = 3
    with pytest.raises(FrozenInstanceError):
        del span.end
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(span, "length", 3)
    assert span == Span(2, 5)


def test_a_value_is_compared_hashed_and_shown_by_its_fields_as_a_frozen_dataclass_is() -> None:
    assert Span(2, 5) == Span(2, 5) != Span(2, 6)
    assert hash(Span(2, 5)) == hash(Plain(2, 5))
    assert repr(Span(2, 5)) == "Span(start=2, end=5, name='here')"
    assert [field.name for field in fields(Span)] == ["start", "end", "name"]


def test_a_value_can_be_replaced_copied_and_pickled() -> None:
    span = Span(2, 5, "there")
    assert replace(span, end=7) == Span(2, 7, "there")
    for again in (copy.copy(span), copy.deepcopy(span), pickle.loads(pickle.dumps(span))):
        assert type(again) is Span
        assert again == span


def test_what_is_missing_of_a_value_is_told_with_its_name() -> None:
    made: Any = Span
    with pytest.raises(TypeError, match=r"Span.* missing 1 required positional argument: 'end'"):
        made(2)
    with pytest.raises(TypeError, match="unexpected keyword argument 'middle'"):
        made(2, 5, middle=3)
