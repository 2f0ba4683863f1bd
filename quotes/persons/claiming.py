"""Whether a claimed name is a recorded person's own, or only has that name in it: "Finch's wife" is not Finch.

A phrase is held against the names on record, so that "the Women's Institute" stays one name.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from quotes import lexicon
from quotes.persons.names import (
    family_first,
    family_names,
    first_names,
    key,
    middles_clash,
    read,
    relation,
    titled,
)
from quotes.speakers import (
    PARTICLES,
    SUFFIXES,
    bearer,
    generation,
    is_claimed,
    name_fold,
    one_bearer,
    parts,
    same_person,
    seated,
)

# "JFK", "F.D.R.": people are known by three initials or four, and two fit half the record.
_INITIALS = re.compile(r"(?:[A-Z]\.?){3,4}\Z")
# Surnames alone are compared by sound from so many consonants on: "Bush" and "Bass" have two. One fewer is enough where they
# are written in other consonants, as only transliterations are: "Gadhafi" and "Qaddafi", but not "Keller" and "Killer".
LONG_SOUND = 4
_OWNER = re.compile(r"(?:'s|(?<=s)')\s+(?=\w)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# The first half of a name of two in one: "Finch-Tarn".
_DOUBLE = re.compile(r"(?<![\w-])([^\W\d_]{2,})-[^\W\d_]{2,}(?=$|,)")
# Before a name, these make whoever stands ahead of them the one meant: "a friend of Finch", "Reed quoting Finch".
_THROUGH = frozenset({"of", "for", "to", "on", "about", "against", "quoting", "citing"})
# Nouns and participles that only say whose the words are: "words of Finch", "attributed to Finch".
_CREDITING = lexicon.listed("persons_crediting")
# The letter that is H in some systems and Kh in others: "Khrapov", "Hrapov".
_KH = re.compile(r"kh", re.IGNORECASE)
_HEARD = frozenset({"same", "sounds"})
_ONE = frozenset({"a", "an"})
# Behind a whole name, what tells a son, a grandson or a nephew of that name, as "Jr." does.
_LINE = frozenset({"filho", "neto", "sobrinho", "hijo", "fils"})
# Between a man's name and his father's, by which he is not called alone: King Salman is not Mohammed bin Salman.
_SON_OF = frozenset({"bin", "ibn", "bint", "ben"})
# What an account adds to the name of whoever keeps it: "@realAdrianFinch", "@AdrianFinchMP".
_HANDLE = re.compile(r"@(?P<account>[\w.]{2,40})\Z")
SHORTEST_ACCOUNT = 8


def is_person(claimed: str, names: Sequence[str], *, elsewhere: bool = False) -> bool:
    """Whether a claim that names `claimed` names whoever bears these names, the first of them being the one shown.

    `elsewhere` says that the claimed name is some other speaker's own, as in `quotes.speakers.is_claimed`.
    """
    return (
        is_claimed(claimed, names[0], names[1:], elsewhere=elsewhere)
        and not is_another(claimed, names)
        and not owns(claimed, names[0])
    )


def owns(claimed: str, name: str) -> bool:
    """Whether a recorded speaker is told by the claimed one: "Adrian Finch's lawyer" is not Adrian Finch."""
    plain = name.replace("’", "'")
    return any(same_person(claimed, plain[: found.start()]) for found in _OWNER.finditer(plain))


def is_another(claimed: str, names: Sequence[str]) -> bool:
    """Whether a phrase with somebody's name in it, or a title, an initial or a "Jr." beside it, names somebody else."""
    if claimed in names:
        return wife_of(claimed)  # as with most claims
    if wife_of(claimed) or _sexes(claimed, names):
        return True
    folded = name_fold(claimed)
    if any(name_fold(name) == folded or one_bearer(claimed, name) for name in names):
        return False
    return (
        _of_his_own(claimed, names)
        or named_through(claimed, names)
        or _described(claimed, names)
        or younger(claimed, names)
        or _named_after(claimed, names)
        or _given_behind(claimed, names)
        or any(_other_number(claimed, name) for name in names)
        or any(middles_clash(claimed, name) for name in names)
    )


@lru_cache(maxsize=8192)
def wife_of(claimed: str) -> bool:
    """Whether a name is a man's behind "Mrs", by which his wife was called ("Mrs Adrian Finch")."""
    first = parts(claimed)[:1]
    words = [word.casefold() for word in _WORD.findall(claimed)]
    return bool(len(parts(claimed)) > 1 and "mrs" in words[:2] and first_names().get(first[0]) == "m")


def younger(claimed: str, names: Collection[str]) -> bool:
    """Whether a claim says "Jr.", "Sr." or a number of somebody of whom the record says nothing of the kind.

    Who reigned is often called without the number: "Queen Elizabeth".
    """
    if _of_line(claimed, names):
        return True
    return (
        len(parts(claimed)) > 1 and bool(generation(claimed)) and not any(generation(name) for name in names)
    )


def _of_line(claimed: str, names: Collection[str]) -> bool:
    """Whether a claim adds to a recorded name what tells grandson or nephew in Portuguese, son in French: "Paulo Braga Neto"."""
    *rest, last = parts(claimed) or ("",)
    return len(rest) > 1 and last in _LINE and any(parts(name) == tuple(rest) for name in names)


def _other_number(claimed: str, name: str) -> bool:
    """Whether two names are of two who reigned under one: "Pius XI", "Pius XII"."""
    (*ours, one), (*theirs, other) = _WORD.findall(claimed) or [""], _WORD.findall(name) or [""]
    numbers = lexicon.listed("roman_numerals")
    return {one, other} <= numbers and one != other and parts(" ".join(ours)) == parts(" ".join(theirs)) != ()


def _of_his_own(claimed: str, names: Collection[str]) -> bool:
    """Whether a claimed name is the head of a longer one and somebody else's ("Martin Luther"), or a father's ("King Salman")."""
    head = parts(claimed)
    if bearer(claimed) is not None and any(head == parts(name)[: len(head)] != parts(name) for name in names):
        return True
    return len(head) == 1 and any(
        head[0] == whole[-1] and not _SON_OF.isdisjoint(whole[1:-1]) for whole in map(parts, names)
    )


def _sexes(claimed: str, names: Sequence[str]) -> bool:
    """Whether the title of a claim is a woman's and all that the record says of the person a man's, or the other way.

    A first name tells it beside a surname alone: "Mr Andrea Rossi" may be Andrea Rossi, "Mrs Finch" is not Adrian Finch.
    """
    ours = {titled(claimed)} - {""}
    theirs = {titled(name) for name in names} - {""}
    alone = len(parts(claimed)) == 1
    if ours and not theirs and alone:
        theirs = {read(name).gender for name in names} - {""}
    if theirs and not ours and not any(read(name).full for name in names):
        ours = {read(claimed).gender} - {""}
    return bool(ours and theirs) and not ours & theirs


def named_through(claimed: str, names: Sequence[str]) -> bool:
    """Whether somebody is named through one of these: "Finch's wife", "a spokesman for Finch", "Bo Reed quoting Finch"."""
    plain = claimed.replace("’", "'")
    owners = [plain[: found.start()] for found in _OWNER.finditer(plain)]
    words = _WORD.findall(plain)
    others = [
        " ".join(words[at + 1 :])
        for at in range(1, len(words) - 1)
        if words[at].casefold() in _THROUGH and words[at - 1].casefold() not in _CREDITING
    ]
    return any(same_person(other, name) for other in (*owners, *others) for name in names)


def _described(claimed: str, names: Sequence[str]) -> bool:
    """Whether words around a name make it another thing: "not Finch", "Finch supporters", "Finch biographer Bo Reed"."""
    words = _WORD.findall(claimed.partition(",")[0])
    if not words:
        return False
    unreal = lexicon.listed("persons_unreal")
    core = {part for name in names for part in parts(name)}
    named = [at for at, word in enumerate(words) if set(parts(word)) & core]
    if not named:
        return False
    before, behind = words[: named[0]], words[named[-1] + 1 :]
    if words[0] in _ONE or unreal & {word.casefold() for word in before}:
        return True
    if any(_is_post(word) and behind[at + 1].istitle() for at, word in enumerate(behind[:-1])):
        return True
    small = [word for word in behind if word.islower() and word not in PARTICLES | SUFFIXES]
    return bool(small) and small == behind and words[named[-1]][:1].isupper()


def _is_post(word: str) -> bool:
    """Whether a word behind a name says who somebody else is: "Finch biographer Bo Reed"."""
    return word in lexicon.marked("roles") or word in lexicon.listed("guard_relations")


def _named_after(claimed: str, names: Sequence[str]) -> bool:
    """Whether a body bears the name of a person on record: "the Adrian Finch Foundation"."""
    if not read(claimed).body:
        return False
    return any(not read(name).body and not first_names().keys().isdisjoint(parts(name)[:1]) for name in names)


def romanised(name: str) -> str:
    """A name with its Cyrillic letters in Latin ones, as they are read."""
    letters = lexicon.paired("persons_cyrillic")
    return "".join(letters.get(c, c) for c in name.casefold()) if _scripts(name) & {"CYRILLIC"} else name


def other_letters(claimed: str, names: Collection[str]) -> bool:
    """Whether a claimed name is written in a script in which none of these are and which is not read here ("王芳")."""
    ours = _scripts(claimed) - {"CYRILLIC"}
    return bool(ours) and not any(ours & _scripts(name) for name in names)


def _scripts(name: str) -> frozenset[str]:
    """The scripts of a name's letters, by the first words of their names in Unicode."""
    return frozenset(unicodedata.name(c, "").partition(" ")[0] for c in name if c.isalpha())


def sounds(claimed: str, names: Collection[str], *, known: bool) -> bool:
    """Whether a claimed name is a recorded one in another transliteration: Zelensky, Zelenskiy.

    Where the claimed name is `known` as somebody's own, "Jon" and "John" are two: then the given names must be equal.
    """
    ours, latin = read(claimed), romanised(claimed)
    for name in names:
        theirs = read(name)
        if (
            _KH.search(f"{claimed} {name}")
            and relation(*(_KH.sub("H", n) for n in (claimed, name))) in _HEARD
        ):
            return True
        if latin != claimed and relation(latin, name) in ("same", "shorter", "sounds", "surname"):
            return True
        related = relation(claimed, name)
        if related == "sounds" and (not known or ours.given == theirs.given):
            return True
        alone = not ours.full or not theirs.full
        if alone and related != "clash" and _surname_sounds(ours.surname, theirs.surname):
            return True
    return False


def _surname_sounds(one: str, other: str) -> bool:
    """Whether two surnames sound alike and are long enough, or written in other consonants, to be one name's spellings."""
    heard = key(one)
    if heard != key(other):
        return False
    return len(heard) + (_consonants(one) != _consonants(other)) >= LONG_SOUND


def _consonants(word: str) -> str:
    """The consonants of a word as written, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


def is_head(claimed: str, names: Collection[str]) -> bool:
    """Whether a claimed name is the head of a recorded one and no first name: "Tidewell" of "Tidewell Ropes".

    So is the first half of a double surname, "Finch" of "Ada Finch-Tarn", and a family name that stands first, "President Xi".
    """
    head = parts(claimed)
    if len(head) == 1 and any(family_first(name) and parts(name)[:1] == head for name in names):
        return True
    if any(_unspaced(claimed.strip(), name) for name in names):
        return True
    family = len(head) == 1 and head[0] in family_names() and _WORD.findall(claimed)[1:] != []
    if not head or (head[0] in first_names() and not family):
        return False
    if len(head) == 1 and any(head == parts(half) for name in names for half in _DOUBLE.findall(name)):
        return True
    return any(len(head) < len(whole := parts(name)) and whole[: len(head)] == head for name in names)


def _unspaced(claimed: str, name: str) -> bool:
    """Whether a claim has the family name of a person whose name is written without a space: 木村 of 木村健太."""
    if len(claimed) > 2 or not claimed < name or not name.startswith(claimed) or not name.isalpha():
        return False
    return bool(_scripts(name) & {"CJK", "HANGUL"}) and len(name) - len(claimed) in (1, 2)


def first_name_alone(claimed: str, names: Collection[str]) -> bool:
    """Whether a claim gives nothing but a given name that a recorded person has: "Ada" may be Ada Finch, or anybody.

    So is a name from the middle of a longer one: "Lula" of "Luiz Inácio Lula da Silva".
    """
    core = parts(claimed)
    if _given_behind(claimed, names) or _given_on_record(core, names):
        return True
    if len(core) != 1:
        return False
    whole = [parts(name) for name in names if read(name).full]
    first = core[0] in first_names() and any(name[0] == core[0] for name in whole)
    return first or any(core[0] in name[1:-1] and core[0] not in PARTICLES for name in whole)


def _given_behind(claimed: str, names: Collection[str]) -> bool:
    """Whether a claim has just the given name of somebody whose family name stands first: "Dae-hyun" of "Kim Dae-hyun"."""
    return any(family_first(name) and parts(name)[1:] == parts(claimed) for name in names)


def _given_on_record(core: tuple[str, ...], names: Collection[str]) -> bool:
    """Whether all that the record has is the first of several claimed names, and no title: "Anandi" for "Anandi Desai"."""
    return len(core) > 1 and all(parts(name) == core[:1] and len(name.split()) == 1 for name in names)


def surname_alone(claimed: str, names: Collection[str]) -> bool:
    """Whether all that is on record of somebody is the surname of a claimed full name: "President Quill" for "Rosa Quill"."""
    ours = read(claimed)
    return (
        ours.full
        and not ours.body
        and not any(read(seated(name)[0]).full or one_bearer(claimed, name) for name in names)
    )


def by_second_name(claimed: str, names: Collection[str]) -> bool:
    """Whether a claim leaves out a first name that the record writes out, or adds one: "Luis Peña" of "José Luis Peña"."""
    ours = read(claimed)

    def second(name: str) -> bool:
        theirs = read(name)
        if not ours.full or not theirs.full or one_bearer(claimed, name):
            return False
        short, long = sorted((ours.given, theirs.given), key=len)
        named = ours.surname == theirs.surname and {long[0], short[0]} <= first_names().keys()
        return named and short[0] in long[1:] and short[0] != long[0]

    return all(second(name) for name in names)


def called_by_first_name(claimed: str, names: Collection[str]) -> bool:
    """Whether a claim calls a recorded person by a title that stands before the first name: "Dame Ada" of "Ada Finch"."""
    title, *rest = _WORD.findall(claimed.casefold()) or ("",)
    if len(rest) != 1 or title not in lexicon.classed("titles_of_first_names"):
        return False
    return any(read(name).full and parts(name)[0] == parts(claimed)[0] for name in names)


def is_account(name: str) -> bool:
    """Whether a name is that of an account: "@AdrianFinch"."""
    return name.strip().startswith("@")


def keeps_account(claimed: str, names: Collection[str]) -> bool:
    """Whether a claimed user name is a recorded full name with little beside it: "@realAdrianFinch" of "Adrian Finch"."""
    if (found := _HANDLE.match(claimed.strip())) is None:
        return False
    account = re.sub(r"[\W_]", "", found["account"].casefold())
    whole = ["".join(parts(name)) for name in names if read(name).full and not read(name).body]
    return any(
        len(name) >= SHORTEST_ACCOUNT and name in account and _own(account.split(name)) for name in whole
    )


def _own(beside: Sequence[str]) -> bool:
    """Whether what an account has before and behind a name does not say that others keep it: "@AdrianFinchFans"."""
    return lexicon.words("accounts_of_others").isdisjoint(beside)


def initials_of(claimed: str, names: Collection[str]) -> bool:
    """Whether a claimed name is the initials of a recorded person's whole name: "JFK" of "John F. Kennedy".

    Letters that a body is known by ("EPA") are nobody's.
    """
    letters = claimed.strip()
    if not _INITIALS.match(letters):
        return False
    letters = letters.replace(".", "").casefold()
    if letters in lexicon.listed("persons_bodies_short"):
        return False
    return any(not read(name).body and letters == "".join(part[0] for part in parts(name)) for name in names)
