"""Offices in the labels of a transcript: "THE CHAIR, SENATOR ANN LEE:" is Ann Lee, and so is "THE CHAIR:" from there on."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from scrapers.wordlists import listed

# What stands in brackets behind a name.
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NAME = r"(?P<name>(?:[^\W\d_][\w.'’-]* ){1,4}[^\W\d_][\w'’-]+)"
# "THE CHAIR (DAME ADA KRANTZ)", "The Minister for Roads (Bo Ray)", "THE CHAIR, SENATOR ANN LEE".
_BEHIND = re.compile(rf"(?P<office>[^()\[\],]+?)(?: ?\({_NAME}\)|, {_NAME.replace('name', 'apposed')}\Z)")
# "SENATOR ANN LEE, CHAIR OF THE BOARD".
_BEFORE = re.compile(rf"{_NAME}, (?P<office>[^,]+)\Z")
# The chair is one person, whatever the label calls him or her.
_ONE = re.compile(r"\b(chair)(?:man|woman|person)\b")
_CALLED = re.compile(r"^(?:the|madam|mr\.?|mister) ")

# "THE DEPUTY CLERK"; a longer label that begins so is a headline.
_UNNAMED = 2


@cache
def _offices() -> frozenset[str]:
    return frozenset(listed("chairs"))


def office_of(label: str) -> tuple[str, str | None]:
    """The office that a label gives, in small letters, and the name of whoever holds it, where the label has both.

    A label without an office is given back as it is, without what stands in brackets.
    """
    behind = _BEHIND.match(label)
    if behind is not None and (is_office(behind["office"]) or _begins_office(behind["office"])):
        name = behind["name"] or behind["apposed"]
        if _is_name(name):
            return _folded(behind["office"]), name
    bare = " ".join(ASIDE.sub(" ", label).split())
    before = _BEFORE.match(bare)
    if (
        before is not None
        and not _offices().isdisjoint(before["office"].lower().split()[:2])
        and _is_name(before["name"])
    ):
        return _folded(before["office"]), before["name"]
    return _folded(bare), None


def untitled(label: str) -> str:
    """A label without what stands in brackets, and without the titles in front of a name: "Senator BO RAY" is "BO RAY"."""
    parts = ASIDE.sub(" ", label).split()
    while len(parts) > 1 and is_title(parts[0]):
        del parts[0]
    return " ".join(parts)


def officed(label: str) -> bool:
    """Whether a label in capitals begins with an office or a title, as in a hearing: "CLLR BRIGHT", "POLICE CHIEF LEE", "THE
    COURT"."""
    parts = ASIDE.sub(" ", label).replace(".", " ").split()
    if not parts or not all(part.isupper() for part in parts):
        return False
    first, *rest = (part.lower() for part in parts)
    if first == "the":
        return 0 < len(rest) <= _UNNAMED
    if first in listed("labeltitles"):
        return bool(rest)
    return not _offices().isdisjoint((first, *rest[:1]))


def is_title(word: str) -> bool:
    """Whether a word is a title or an office: "Mr.", "Gov.", "President"."""
    return word.lower().rstrip(".") in listed("labeltitles") or word.lower() in _offices()


def holders(labels: Sequence[str]) -> list[str | None]:
    """For each label in order, the name of whoever holds its office as this label or one before says.

    "MAYOR:" behind "MAYOR ANN LEE:" is Ann Lee, unless two people are called mayor or the one answers the other.
    """
    named: dict[str, str] = {}
    titled = _titled(labels)
    found: list[str | None] = []
    for label in labels:
        office, holder = office_of(label)
        if holder:
            named[office] = holder
        elif office not in named and (first := titled.get(office)) is not None and label != first:
            found.append(first)
            continue
        found.append(named.get(office))
    return found


def _titled(labels: Sequence[str]) -> dict[str, str]:
    """For each office that stands alone in a label, the one label before that opens with it and a full name."""
    alone = {_folded(label) for label in labels if is_office(_CALLED.sub("", label.lower()))}
    found: dict[str, str] = {}
    for office in alone:
        opens = [label for label in labels if _folded(label).startswith(f"{office} ")]
        if (
            not opens
            or len({label.split()[-1] for label in opens}) > 1
            or len(opens[0].split()) < len(office.split()) + 2
        ):
            continue
        places = [at for at, label in enumerate(labels) if _folded(label) == office]
        if labels.index(opens[0]) < places[0] and not _answer_each_other(labels, office, opens):
            found[office] = opens[0]
    return found


def _answer_each_other(labels: Sequence[str], office: str, opens: Iterable[str]) -> bool:
    kinds = [1 if _folded(label) == office else 2 if label in opens else 0 for label in labels]
    return any({one, other} == {1, 2} for one, other in pairwise(kinds))


def is_office(words: str) -> bool:
    """Whether words are an office and nothing else: "CHAIR", "THE VICE PRESIDENT"."""
    parts = [word for word in words.lower().split() if word != "the"]
    return bool(parts) and all(part in _offices() for part in parts)


def _begins_office(words: str) -> bool:
    """Whether words begin with an article, or with an office and what it is of: "The Minister", "MINISTER FOR HEALTH"."""
    first, of = (*words.split(), "", "")[:2]
    return first.lower() == "the" or (is_title(first) and of.lower() in ("of", "for"))


def _is_name(words: str) -> bool:
    """Whether words may be a name: each has a capital, and the last is no office ("PRESIDING OFFICER")."""
    parts = words.split()
    return all(word[0].isupper() for word in parts) and parts[-1].lower() not in _offices()


def _folded(office: str) -> str:
    return _ONE.sub(r"\1", _CALLED.sub("", " ".join(ASIDE.sub(" ", office).lower().split())))
