"""Whom a report names as its source: "told the Yonhap News Agency" points from one publisher to another."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotes.speakers import name_fold


@dataclass(frozen=True, slots=True)
class Named:
    """Which publisher the reports of a family point to.

    `publisher` (folded) is the one on record that others name and that names nobody on record itself, None where there
    is none or several; `circular` says that publishers name each other, so that none can be the first;
    `others` are the names, as written, that no publisher on record bears.
    """

    publisher: str | None = None
    circular: bool = False
    others: tuple[str, ...] = ()


def named(reports: Iterable[tuple[str | None, str | None]]) -> Named:
    """What reports point to, each given as its publisher and whom it names as its source."""
    told = {(publisher or "", via) for publisher, via in reports}
    on_record = {name_fold(publisher) for publisher, _ in told if publisher}
    steps: dict[str, set[str]] = {}
    votes: Counter[str] = Counter()
    others: set[str] = set()
    for publisher, via in sorted((publisher, via) for publisher, via in told if via):
        mine = name_fold(publisher)
        meant = {other for other in on_record if same_house(name_fold(via), other)}
        if not meant:
            others.add(via)
        for other in meant - {mine}:
            steps.setdefault(mine, set()).add(other)
            votes[other] += 1
    ends = [name for name in votes if name not in steps]
    best = sorted(ends, key=lambda name: (-votes[name], name))
    alone = len(best) == 1 or (len(best) > 1 and votes[best[0]] > votes[best[1]])
    return Named(best[0] if alone else None, bool(votes) and _turns(steps), tuple(sorted(others)))


def same_house(one: str, other: str) -> bool:
    """Whether two folded names are one publisher's: equal, or the one is how the other begins ("yonhap")."""
    return bool(one and other) and (
        one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")
    )


def _turns(steps: Mapping[str, set[str]]) -> bool:
    """Whether following the names leads back to where it began."""
    done: set[str] = set()
    for start in sorted(steps):
        waiting, seen = [start], {start}
        while waiting:
            for name in steps.get(waiting.pop(), ()):
                if name == start:
                    return True
                if name not in seen and name not in done:
                    seen.add(name)
                    waiting.append(name)
        done.add(start)
    return False
