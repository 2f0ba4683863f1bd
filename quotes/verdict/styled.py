"""How a source styles whom it quotes: the office that it writes beside a full name, and nowhere else.

"Transport Minister Adrian Finch", "the transport minister, Adrian Finch", "Adrian Finch, the minister of transport",
"ADRIAN FINCH (Minister of Transport):", "THE CHAIR (ADRIAN FINCH):".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from quotes import lexicon
from quotes.speakers import parts, titles
from quotes.text import fold

# Characters beside a name in which its bearer's office stands.
BESIDE = 90
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Where a phrase beside a name ends: a sentence, a clause, a mark.
_STOP = re.compile(r"[.;:!?\n“”\"()—–]")
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof|Gen|Rev)\.")


def styled(words: Sequence[str], of: Iterable[str], names: Iterable[str], text: str) -> str:
    """The phrase by which a text gives one of these names an office, as it stands there; empty where it does not.

    `words` are the office up to a preposition, `of` what it is of, both folded: "transport minister" is the "minister" of
    "transport" too. "Deputy", "former" and the like make another office on either side.
    """
    wanted = frozenset(words[:-1]) | frozenset(of)
    for name in names:
        if len(parts(name)) < 2:
            continue
        whole = r"\s+".join(map(re.escape, name.split()))
        for found in re.finditer(rf"\b{whole}\b", text, re.IGNORECASE):
            for phrase in _beside(text, found.start(), found.end()):
                if office := _office(words[-1], wanted, _WORD.findall(phrase)):
                    return f"{office} {name}"
    return ""


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """The phrases around a name that may be what its bearer is: right before it, before its comma, behind it."""
    before = _TITLE.sub(r"\1 ", text[max(0, start - BESIDE) : start])
    if text[end : end + 1] == ")" and "(" in before and not _untitled(before.rpartition("(")[2]):
        yield before.rpartition("(")[0].rpartition("\n")[2]  # "THE CHAIR (DAME ADA KRANTZ):"
    last = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    lead = _untitled(before[last:].rstrip())
    if lead.endswith(","):
        yield lead[:-1].rpartition(",")[2]
    else:
        yield lead.rpartition(",")[2]
    behind = text[end : end + BESIDE]
    if behind.startswith((",", " (")):
        inner = behind[1:].lstrip(" (")
        stop = re.search(r"[,.;:!?\n“”\"()]", inner)
        yield inner[: stop.start()] if stop else inner


def _untitled(lead: str) -> str:
    """A phrase without the address at its end: "its chair, Ms" is "its chair,"."""
    words = lead.split()
    while (
        words
        and words[-1].strip(".,").casefold() in titles()
        and words[-1].strip(".,").casefold() not in _offices()
    ):
        words.pop()
    return " ".join(words)


def _office(role: str, wanted: frozenset[str], phrase: list[str]) -> str:
    """The office among the words beside a name, empty for another: its role is the head, and nothing makes it another."""
    folded = [fold(word) for word in phrase]
    prepositions = lexicon.words("grammar_prepositions")
    heads = [
        at
        for at, word in enumerate(folded)
        if word in _alike(role) and (at + 1 == len(folded) or folded[at + 1] in prepositions)
    ]
    if not heads:
        return ""
    beside = {*folded[: heads[-1]], *folded[heads[-1] + 1 :]}
    another = lexicon.words("guard_qualifiers")
    if not wanted <= beside or wanted & another != beside & another:
        return ""
    first = min(heads[-1], *(folded.index(word) for word in wanted)) if wanted else heads[-1]
    return " ".join(phrase[first:])


def _alike(role: str) -> frozenset[str]:
    """The forms of an office of one word: a chair is a chairman or a chairwoman too."""
    groups = lexicon.grouped("persons_roles")
    group = groups.get((role,))
    return frozenset(
        {role, *(words[0] for words, each in groups.items() if each == group and len(words) == 1 and group)}
    )


def _offices() -> frozenset[str]:
    return frozenset(lexicon.marked("roles"))
