"""Who is announced above the turns: "STATEMENT OF ROBERT S. LEE III, DIRECTOR" stands above "Mr. Lee.", "Olga Brandt im Gespräch
mit Stefan Molnar" above "Brandt:", and "Ada Lund (AL)" above "AL:".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from scrapers.offices import untitled
from scrapers.speech.labels import CAPITAL, WITH_LETTERS, given_in, name_of
from scrapers.wordlists import listed

_HEADING = re.compile(
    r"^[ \t]*(?:[A-Z]+ ){0,2}(?:STATEMENT|TESTIMONY|EVIDENCE) (?:OF|BY)(?: THE)?(?: HON(?:ORABLE|\.)?)?\s+"
    r"(?P<name>[A-Z][A-Z.'’-]*(?:[ \t]+[A-Z][A-Z.'’-]*){1,4})(?=[,;\n]|[ \t]+ON\b)",
    re.MULTILINE,
)

# So much of what stands above the turns is looked at for names (code points).
_ABOVE = 4000
# A first name, with an initial or a second one behind it.
_FIRST = rf"(?!\w*\d){CAPITAL}[\w'’-]+ (?:{CAPITAL}[\w'’-]*\.? )?"
_LETTERS = re.compile(r"(?:[^\W\d_]\.?){2,4}")


def announced(text: str) -> Iterator[str]:
    """The full names that headings in capitals announce, in usual capitals and without titles."""
    for found in _HEADING.finditer(text):
        if name := name_of(" ".join(found["name"].split())):
            yield untitled(name)


def told_above(above: str, labels: Iterable[str]) -> dict[str, str]:
    """For each label that is a last name the one full name that the text above the turns gives it."""
    found: dict[str, str] = {}
    above = above[:_ABOVE]
    for label in labels:
        if " " not in label and len(label) > 2 and label in above:
            names = {_name(one[0]) for one in re.finditer(rf"\b{_FIRST}{re.escape(label)}\b", above)}
            full = {name for name in names if " " in name}
            if len(full) == 1:
                found[label] = full.pop()
    return found


def _name(words: str) -> str:
    parts = words.split()
    while len(parts) > 1 and parts[0].lower() in listed("beforenames"):
        del parts[0]
    return untitled(" ".join(parts))


def spelled_out(labels: Sequence[str], above: str) -> list[str]:
    """The labels, of those that are somebody's initials the name: as it is given with them, or as one other label has it."""
    given = {
        one["letters"]: one["name"] for one in WITH_LETTERS.finditer("\n".join((above[:_ABOVE], *labels)))
    }
    initials: dict[str, set[str]] = {}
    for label in labels:
        if " " in (name := untitled(given_in(label))):
            initials.setdefault("".join(word[0] for word in name.split()).upper(), set()).add(name)
    out: list[str] = []
    for label in labels:
        letters = label.replace(".", "").replace(" ", "")
        if not (_LETTERS.fullmatch(label) and letters.isupper()):
            out.append(given_in(label) if WITH_LETTERS.match(label) else label)
            continue
        called = initials.get(letters, set())
        out.append(given.get(letters) or (next(iter(called)) if len(called) == 1 else label))
    return out
