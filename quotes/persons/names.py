"""How two names stand to each other: one person's for certain, perhaps, or never.

A name is read as given names, surname, number in the line ("Jr.", "II"), the office and the gender that titles tell. Letters
that differ between transliterations are compared by sound alone; see quotes/words/persons_sounds.txt.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from quotes import lexicon
from quotes.speakers import generation, given, nicknames, one_bearer, parts, seated

# Said of one name beside another: `same` to the letter, or known to be one bearer's; `shorter`, the one says less (a
# left-out middle name or initial, an initial, a short form); `younger`, only one has "Jr." or a number; `surname`, the one
# is a surname alone; `sounds`, two transliterations; `clash`, they cannot be one person's; `apart`, nothing but other
# evidence could tell.
Relation = Literal["same", "shorter", "younger", "surname", "sounds", "clash", "apart"]
_TITLED = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "herr", "monsieur", "senor", "signor"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "frau", "madame", "mme", "mlle"), "f"),
    **dict.fromkeys(("senora", "senorita", "signora", "smt", "shrimati", "alhaja", "hajiya", "hajia"), "f"),
    **dict.fromkeys(("shri", "alhaji"), "m"),
    **dict.fromkeys(
        ("duchess", "baroness", "countess", "princess", "congresswoman", "councilwoman", "sister"), "f"
    ),
    **dict.fromkeys(("duke", "baron", "count", "prince", "congressman", "councilman", "brother"), "m"),
}
_WORD = re.compile(r"[^\W_]+")
# A syllable of Mandarin in Pinyin, of which given names have two: "Wenbo".
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|uang|iong|ian|iao|uai|uan|ang|eng|ing|ong|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|uo|ui|ue|[aoeiu])"
)
_TWO_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{2}}")
# "Chris" may be cut from "Christopher"; two letters are an abbreviation of nothing in particular.
SHORTEST_CUT = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared, all parts folded; `roles` are offices of persons_roles.txt, `gender` m, f or empty.

    `joined` is the whole name without the spaces between its parts.
    """

    given: tuple[str, ...]
    surname: str
    generation: str
    roles: frozenset[str]
    gender: str
    body: bool
    joined: str

    @property
    def full(self) -> bool:
        """Whether it has more than a surname."""
        return bool(self.given)


@lru_cache(maxsize=65536)
def read(name: str) -> Name:
    """A name with everything that it tells of its bearer."""
    core = parts(name)
    first = given(core)
    words = [word.casefold() for word in _WORD.findall(name)]
    gender = titled(name)
    if not gender and first:
        gender = first_names().get(first[0], "").replace("x", "")
    return Name(
        first,
        core[-1] if core else "",
        generation(name),
        _roles(words, core),
        gender,
        bool(set(core) & _bodies()),
        "".join((*first, *core[-1:])),
    )


@lru_cache(maxsize=65536)
def titled(name: str) -> str:
    """The gender that a title before a name tells: m, f, or empty."""
    core, words = parts(name), [word.casefold() for word in _WORD.findall(name)]
    # A Lord Mayor may be a woman, a Lord Justice is none.
    around = words[: max(0, len(words) - len(core))] if core else words
    if around[:1] == ["lord"] and around[1:2] not in ([], ["justice"]):
        around = around[1:]
    return next((_TITLED[word] for word in around if word in _TITLED), "")


@lru_cache(maxsize=8192)
def family_first(name: str) -> bool:
    """Whether a family name stands first and the given name behind it, by its form: "Kim Dae-hyun", "Liang Wenbo".

    "Kim Larsen" has a given name first.
    """
    core, written = parts(name), name.split()
    if not core or core[0] not in family_names() or len(written) < 2:
        return False
    if len(core) == 3 and "-" in written[-1]:
        return True
    return len(core) == 2 and core[1] not in family_names() and _TWO_SYLLABLES.fullmatch(core[1]) is not None


@cache
def family_names() -> frozenset[str]:
    """Family names that stand before the given name, folded."""
    return frozenset(name.casefold() for name in lexicon.words("names_family_first"))


def middles_clash(one: str, other: str) -> bool:
    """Whether two names of one surname and first name, or initial, have other middle names: "A. B. Holt", "A. J. Holt"."""
    a, b = read(one), read(other)
    if a.surname != b.surname or not (a.full and b.full) or not _stands_for(a.given[0], b.given[0]):
        return False
    if _in_one(a.given, b.given):
        return False
    return not _middles_agree(a.given, b.given) or _middles_of_three(parts(one), parts(other))


def _middles_of_three(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names of a family name first have other middle names: "Nguyen Van Hung", "Nguyen Thi Hung"."""
    if len(one) != 3 or len(other) != 3 or one[0] not in family_names():
        return False
    return one[::2] == other[::2] and one[1] != other[1] and min(len(one[1]), len(other[1])) > 1


def relation(one: str, other: str) -> Relation:
    """How two names stand to each other; does not depend on their order."""
    (own, seat), (its, other_seat) = seated(one), seated(other)
    if seat or other_seat:
        if seat and other_seat:
            return "clash" if seat != other_seat else relation(own, its)
        return _weaker(relation(own, its))
    a, b = read(one), read(other)
    if one_bearer(one, other):
        return "same"
    if not a.surname or not b.surname or a.body or b.body:
        return "same" if parts(one) == parts(other) != () else "apart"
    if a.generation and b.generation and a.generation != b.generation:
        return "clash" if _sound(a.surname) == _sound(b.surname) else "apart"
    if a.joined == b.joined and a.full == b.full:
        return "same" if a.generation == b.generation else "younger"
    if a.gender and b.gender and a.gender != b.gender:
        return "clash"
    if a.surname == b.surname and a.full != b.full:
        return "surname"
    if not (a.full and b.full):
        return "apart"
    if a.surname == b.surname and _agree(a.given, b.given):
        return "shorter" if a.generation == b.generation else "younger"
    if _sound(a.surname) != _sound(b.surname):
        return "apart"
    alike = a.generation == b.generation and _sound(a.given[0]) == _sound(b.given[0])
    if alike and _middles_agree(a.given, b.given):
        return "sounds"
    return "sounds" if a.generation == b.generation and _in_one(a.given, b.given) else "clash"


def _in_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names written out sound alike as one word: "Abd al-Rahman" is "Abdel Rahman"."""
    written = all(len(name) > 1 for name in (*one, *other))
    return written and _sound("".join(one)) == _sound("".join(other))


def _weaker(found: Relation) -> Relation:
    """The relation of two names of which one alone tells the seat: there may be another of the name."""
    return "surname" if found == "same" else found


def key(name: str) -> str:
    """What the surnames of names that may be one person's have in common."""
    return _sound(read(seated(name)[0]).surname)


def office_named(text: str) -> str:
    """The office that a phrase names, in the words of persons_roles.txt ("US Senator" is `senator`), else the phrase folded."""
    return office_of(text)[0]


def office_of(text: str) -> tuple[str, str]:
    """The office that a phrase names and what it is of, folded: "the Mayor of Saltby" is `mayor`, `saltby`."""
    words = [word.casefold() for word in _WORD.findall(text)]
    prepositions, roles = lexicon.words("grammar_prepositions"), lexicon.grouped("persons_roles")
    at = 0
    while at < len(words) and words[at] not in prepositions:
        at += 3 if tuple(words[at : at + 3]) in roles else 1  # "secretary of state"
    apart = lexicon.words("grammar_determiners")
    head = words[next((n for n, word in enumerate(words[:at]) if word not in apart), 0) : at]
    found = _roles(head, ())
    of = " ".join(word for word in words[at:] if word not in prepositions and word not in apart)
    return min(found) if len(found) == 1 else " ".join(head), of


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether given names can be one person's, also where one leaves out an initial ahead ("J. Edgar", "Edgar")."""
    if _stands_for(a[0], b[0]):
        return _middles_agree(a, b)
    return any(
        len(one[0]) == 1 and len(one) > 1 and len(other[0]) > 1 and _agree(one[1:], other)
        for one, other in ((a, b), (b, a))
    )


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the middle names that both have are the same, as far as they are written out."""
    return all(
        x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in zip(a[1:], b[1:], strict=False)
    )


def _stands_for(a: str, b: str) -> bool:
    """Whether two first names can be one: equal, an initial, a short form, a cut ("Chris")."""
    short, long = sorted((a, b), key=len)
    if a == b or (len(short) == 1 and long[0] == short):
        return True
    if len(short) >= SHORTEST_CUT and long.startswith(short):
        return True
    return long in nicknames().get(short, ()) or short in nicknames().get(long, ())


@cache
def _sounds() -> list[tuple[str, str]]:
    return list(lexicon.paired("persons_sounds").items())


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """The consonants of a word as they are heard, doubled ones once; a vowel at the head stays as `a`."""
    for letters, sound in _sounds():
        word = word.replace(letters, sound)
    word = re.sub(r"\By|^y(?=[aeiou])", "", word)
    head = "a" if word[:1] in "aeiou" else ""
    return head + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh' -]", "", word))


@cache
def first_names() -> dict[str, str]:
    """First names, folded, each with the gender it tells: m, f, x for either, or empty."""
    return {name.casefold(): tag for name, tag in lexicon.marked("names_first").items()}


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon.listed("names_organisations"))


def _roles(words: list[str], core: tuple[str, ...]) -> frozenset[str]:
    """The offices named around the name itself; the longer phrase wins ("vice president" is no president)."""
    found, at = set(), 0
    roles = lexicon.grouped("persons_roles")
    while at < len(words):
        for size in (3, 2, 1):
            phrase = tuple(words[at : at + size])
            if phrase in roles and not set(phrase) & set(core):
                found.add(roles[phrase])
                at += size - 1
                break
        at += 1
    return frozenset(found)
