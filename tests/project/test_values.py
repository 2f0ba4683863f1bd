"""A `swift` value is what a frozen dataclass with slots is, and is only made faster."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from quotes.values import swift


@dataclass(frozen=True, slots=True)
class Plain:
    words: str
    size: int = 3
    marks: tuple[str, ...] = ()
    told: dict[str, int] = field(default_factory=dict)


@swift
@dataclass(frozen=True, slots=True)
class Swift:
    words: str
    size: int = 3
    marks: tuple[str, ...] = ()
    told: dict[str, int] = field(default_factory=dict)


def test_it_takes_and_holds_what_the_plain_one_does() -> None:
    for plain, made in ((Plain("a"), Swift("a")), (Plain("a", 1, marks=("b",)), Swift("a", 1, marks=("b",)))):
        assert [getattr(plain, one.name) for one in fields(plain)] == [
            getattr(made, one.name) for one in fields(made)
        ]
    assert inspect.signature(Swift).parameters.keys() == inspect.signature(Plain).parameters.keys()
    assert Swift.__init__.__annotations__ == Plain.__init__.__annotations__


@pytest.mark.parametrize("name", ["words", "other"])
def test_nothing_of_it_can_be_changed(name: str) -> None:
    made = Swift("a")
    with pytest.raises((FrozenInstanceError, TypeError)):
        setattr(made, name, "b")
    assert made == Swift("a")
    assert type(made) is Swift


def test_a_default_made_anew_is_nobody_elses() -> None:
    one, other = Swift("a"), Swift("a")
    one.told["x"] = 1
    assert other.told == {}
    assert Swift("a", told={"y": 2}).told == {"y": 2}


def test_equal_ones_are_equal_and_have_one_hash() -> None:
    assert Swift("a", told={"x": 1}) == Swift("a", told={"x": 1}) != Swift("b")
    assert repr(Swift("a")) == "Swift(words='a', size=3, marks=(), told={})"


def test_it_is_replaced_copied_and_sent_to_another_process() -> None:
    made = Swift("a", 1)
    assert replace(made, size=2) == Swift("a", 2)
    assert copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made


def test_what_is_missing_is_asked_for() -> None:
    made: Any = Swift
    with pytest.raises(TypeError, match="words"):
        made()
