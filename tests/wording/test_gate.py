"""A rule of the guard that is passed over would have said nothing: what each declares it needs is never too narrow."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotes.text import tokens
from quotes.wording import compare
from quotes.wording.canon.atoms import atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import markers
from quotes.wording.guard import gate, meaning
from quotes.wording.guard.amounts.comparison import comparison
from quotes.wording.guard.denials.negation import negation
from quotes.wording.guard.people.reference import reflexive
from quotes.wording.guard.times.tenses import tense

FILES = sorted(Path(__file__).parent.glob("*.jsonl"))


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        pair = json.loads(line)
        yield pair["claim"], pair["recorded"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_rule_that_is_passed_over_had_something_to_say(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, passed = Counter[str](), Counter[str]()
    spoken = gate.spoken

    def all_asked(rules: Any, sight: int, *args: Any) -> Any:
        for rule in rules:
            met = bool(sight & rule.words and sight & rule.kinds)
            (asked if met else passed)[rule.__name__] += 1
            assert met or not [*rule(*args)], f"{rule.__name__} needs more than it says"
        return spoken(rules, sight, *args)

    monkeypatch.setattr(meaning, "spoken", all_asked)
    for claim, recorded in pairs(path):
        compare(claim, recorded)
    assert asked[negation.__name__] > 0
    assert passed.total() > 2 * asked.total()


def sight(said: str, recorded: str, *change: Any) -> int:
    ours, theirs = atoms(tokens(said)), atoms(tokens(recorded))
    return gate.seen(ours, theirs, [Change(*change)])


def met(rule: Any, seen: int) -> bool:
    return bool(seen & rule.words and seen & rule.kinds)


def test_a_word_of_a_class_is_seen_on_either_side() -> None:
    himself = sight("She blamed himself", "She blamed him", "changed", "replaced", 2, 3, 2, 3)
    him = sight("She blamed him", "She blamed himself", "changed", "replaced", 2, 3, 2, 3)
    her = sight("She blamed her", "She blamed him", "changed", "replaced", 2, 3, 2, 3)
    assert met(reflexive, himself)
    assert met(reflexive, him)
    assert not met(reflexive, her)


def test_opposites_are_looked_for_where_both_sides_have_a_word_of_them() -> None:
    opposed = sight("Prices fell", "Prices rose", "changed", "replaced", 1, 2, 1, 2)
    alone = sight("Prices fell", "Prices mattered", "changed", "replaced", 1, 2, 1, 2)
    assert met(negation, opposed)
    assert not met(negation, alone)


def test_words_that_agree_bear_nothing() -> None:
    unchanged = sight("The tallest fell", "The tallest fell", "same", "same", 0, 3, 0, 3)
    assert not met(comparison, unchanged)
    assert met(comparison, sight("The tall fell", "The tallest fell", "changed", "replaced", 1, 2, 1, 2))


def test_a_marker_is_seen_of_its_kind_and_as_any() -> None:
    plain = sight("It moves", "It turns", "changed", "replaced", 1, 2, 1, 2)
    marked = plain | gate.marked(markers(("it", "may", "turn")))
    assert not met(tense, plain)
    assert not met(negation, plain)
    assert met(tense, marked)
    assert met(negation, marked)


def test_a_stream_of_unseen_words_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "REMEMBERED", 10)
    for n in range(40):
        sight(f"word{n}x", "word", "changed", "replaced", 0, 1, 0, 1)
        sight("y" * (gate.LONGEST + n + 1), "word", "changed", "replaced", 0, 1, 0, 1)
    assert len(gate._borne) <= 10
    assert max(map(len, gate._borne)) <= gate.LONGEST
