"""Who is who: whether a claimed name and a recorded one are the same person.

Names are compared by their parts, not by similarity: "Mr. Davies", "Davies, Glyn" and "Amb. Glyn Davies" can be
one man, "Hillary Clinton" and "Bill Clinton" cannot, however alike the strings are.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import pairwise

from quotes import lexicon
from quotes.identity import ident
from quotes.lexicon import classed

SUFFIXES = frozenset(
    {"jr", "junior", "sr", "senior", "i", "ii", "iii", "iv", "md", "phd", "esq", "obe", "mp", "kc", "qc"}
) | lexicon.words("names_regnal")
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
# Of a family's line, and of those who reign by one name: "Elizabeth I", "Louis XVI". "V", "Vi", "X" and "Xi" are names too.
_NUMBERS = frozenset({"i", "ii", "iii", "iv", *lexicon.words("names_regnal")})
_REIGNING = re.compile(
    r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Sultan|Patriarch|Prince|Grand Duke)\b.{1,40} (?:V|VI|X|XI)\s*\Z"
)
# Between somebody's name and the father's, or before a child's by which a parent is called: "Khalid bin Rashid", "Abu Talha".
OF_KIN = frozenset({"bin", "ibn", "bint", "ben", "binti", "abu", "abou", "umm", "ould"})
# "van", "de" and the like belong to the surname that follows them.
PARTICLES = frozenset(lexicon.words("names_particles"))
# Latin letters that are no letter with a mark to Unicode, as passports write them (ICAO Doc 9303, part 3, section 6).
_STROKED = str.maketrans(
    dict(zip("đðħıłøŧþæœß", ["d", "d", "h", "i", "l", "o", "t", "th", "ae", "oe", "ss"], strict=True))
)
# Between an office and what it is of: "secretary of state", "minister for trade".
_OF = classed("office_of")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SEATED = re.compile(
    r"((?:Mr|Mrs|Ms|Miss|Dr|Sen|Senator|Rep|Representative|Congressman|Congresswoman)\.? [^\s,]+) of ([A-Z][\w .'’-]{1,40})\Z"
)


@cache
def titles() -> frozenset[str]:
    """Words that stand before a name and are not part of it ("ambassador", "mr", "minister")."""
    return lexicon.words("speaker_titles") | {"the"}


@cache
def _given_titles() -> frozenset[str]:
    """Titles that are first names too: Earl Warren is no earl."""
    return titles() & {name.casefold() for name in lexicon.marked("names_first")}


@cache
def _first_names() -> frozenset[str]:
    """First names as `parts` folds them."""
    return frozenset(_sexes())


@cache
def _sexes() -> dict[str, str]:
    """First names, as `parts` folds them, each with the gender it tells: m, f, x for either, or empty."""
    return {_ascii(name.casefold()): tag for name, tag in lexicon.marked("names_first").items()}


@cache
def _roles() -> frozenset[str]:
    return frozenset(lexicon.marked("roles"))


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """For each short form of a first name, the full names it can stand for."""
    return {short: frozenset(full.split()) for short, full in lexicon.marked("nicknames").items()}


# A surname as older print and some lists have it; "MC Quill" is a stage name.
_APART = re.compile(r"\bMc (?=[A-Z])")


def _reigning(name: str) -> bool:
    """Whether a name ends in a number that is a name or an initial elsewhere: "King Harald V", "Pope Pius XI"."""
    return _REIGNING.search(name) is not None


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """A name as its own words, folded: no titles before, no suffixes after, "Last, First" turned round, "Mc Kay" one word.

    Where somebody is from is no part of a name: "Lenny from Saltby".
    """
    plain = _ascii(_APART.sub("Mc", name).casefold().replace("’", "'"))
    plain = plain if _WORD.search(plain) else name  # a name in another script has no letters of this one
    plain = re.sub(r"'s\b|\([^()]*\)", "", plain.casefold()).replace(".", " ")
    head, comma, tail = plain.partition(" from ")[0].partition(",")
    after = _WORD.findall(tail)
    if comma and after and len(after) <= 3 and len(_WORD.findall(head)) == 1 and not _titled(after):
        plain = f"{tail} {head}"
    else:
        plain = head
    found = _WORD.findall(plain)
    found = found[_before_name(found) :]
    if len(found) > 1 and _reigning(name):
        found = found[:-1]
    while len(found) > 1 and (found[-1] in SUFFIXES or found[-1] in _behind_names()):
        found = found[:-1]
    return tuple(found if plain.isascii() else map(_bare, found))


def _bare(word: str) -> str:
    """A word in letters that know no spaces without the title behind the name: "松原大臣" is 松原."""
    title = next((title for title in _behind_names() if word.endswith(title)), "")
    return word[: -len(title)] if title and len(word) > len(title) + 1 else word


@cache
def _behind_names() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("titles_cjk"), key=len, reverse=True))


def seated(name: str) -> tuple[str, str]:
    """A name without the seat that a parliament's record adds, and that seat: "Ms. Ray of Ohio" is Ms. Ray, of Ohio."""
    found = _SEATED.match(name)
    return (found[1], found[2].casefold()) if found else (name, "")


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_STROKED)).encode("ascii", "ignore").decode()


def _before_name(words: list[str]) -> int:
    """How many words ahead of a name say what its bearer is.

    Titles; what an office is of ("secretary of state", before a first name or the last two words); and an office that is no
    title, where a first name follows: "harbour master Tomás". An office that nobody is named with stays whole.
    """
    at = 0
    while (
        at < len(words) - 1
        and (words[at] in titles() or _crowned(words, at) or _heads_title(words, at))
        and not (at == len(words) - 2 and words[at] in _given_titles())
    ):
        at += 1
    if at and words[at] in _OF:
        return _behind_office(words, at)
    if at or len(words) < 3:
        return at
    return next(
        (n for n in range(1, len(words) - 1) if _is_office(words[:n]) and words[n] in _first_names()), 0
    )


def _crowned(words: list[str], at: int) -> bool:
    """Whether a "crown" is half of a title, and not the name of a body: "Crown Prince Adrian", "Crown Estates"."""
    return words[at] == "crown" and words[at + 1] in ("prince", "princess")


def _heads_title(words: list[str], at: int) -> bool:
    """Whether an everyday word tells what the title behind it is of: "Rear Admiral Stroud", "Trade Minister Stroud".

    No first name does, nor a word before what may be a surname ("Kind Judge"), nor one in the name of a body.
    """
    if at + 2 >= len(words) or words[at + 1] not in _titles_alone() or words[-1] in _bodies():
        return False
    return words[at] in lexicon.words("vocabulary") and words[at] not in _first_names()


@cache
def _titles_alone() -> frozenset[str]:
    """Titles that stand before a name and are no surname and no first name."""
    named = {name.casefold() for name in lexicon.listed("names_surnames")} | _given_titles()
    return titles() & {title.casefold() for title in lexicon.marked("titles")} - named


@cache
def _bodies() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicon.listed("names_organisations"))


def _behind_office(words: list[str], of: int) -> int:
    """Where the name begins behind "of" and what the office is of; 0 where no name follows."""
    named = next((n for n in range(of + 2, len(words) - 1) if words[n] in _first_names()), 0)
    return named or (len(words) - 2 if len(words) - of > 3 else 0)


def _is_office(words: list[str]) -> bool:
    """Whether words end with what somebody is, and none of them is a first name."""
    return words[-1] in _roles() and not _first_names() & set(words)


def _titled(found: list[str]) -> bool:
    return any(word in titles() or word in SUFFIXES for word in found)


def generation(name: str) -> str:
    """What tells son from father, or those of one name who reigned: `jr`, `sr`, `i`, `xvi`, empty where nothing does."""
    found = _WORD.findall(name.casefold())
    if (told := next((_GENERATIONS[word] for word in found[2:] if word in _GENERATIONS), "")) or not found:
        return told
    told_number = found[-1] in _NUMBERS or _reigning(name)
    return found[-1] if told_number and len(found) - _before_name(found) > 1 else ""


@lru_cache(maxsize=65536)
def name_fold(name: str) -> str:
    """The form in which two spellings of one name are equal: "Sen. José  Díaz" is `jose diaz`.

    Father and son are two: "Robert Kennedy, Jr." is `robert kennedy jr`.
    """
    return " ".join((*parts(name), *filter(None, [generation(name)])))


def shown(name: str) -> str:
    """A name as it is shown: titles before a full name are left out, those before a surname alone stay."""
    words = name.split()
    if len(parts(name)) < 2:
        return " ".join(words) or name
    folded = [(_WORD.findall(_ascii(word.casefold())) or [""])[0] for word in words]
    return " ".join(words[0 if folded[0] == "the" else min(_before_name(folded), len(words) - 2) :])


def speaker_id(name: str) -> str:
    """The permanent id of whoever goes by that name."""
    return ident("speaker", name_fold(name) or name.strip())


def same_person(claimed: str, recorded: str) -> bool:
    """Whether the two names can be one person's.

    Equal after folding, father and son apart; two names of one bearer in `quotes/words/persons_known_as.txt`; or the same
    surname and nothing that speaks against it: a surname alone, an initial for a first name, a left-out middle name, a
    nickname cut from the first name ("Chris", "Christopher"). An organisation is the same when all words of the shorter
    name stand in the longer.
    """
    (claimed, seat), (recorded, other) = seated(claimed), seated(recorded)
    a, b = parts(claimed), parts(recorded)
    if seat and other and seat != other:
        return False
    if not a or not b or len({generation(claimed), generation(recorded)} - {""}) > 1:
        return False
    if a == b or "".join(a) == "".join(b) or one_bearer(claimed, recorded):
        return True
    if _of_kin(a, b) or _of_kin(b, a):
        return False
    if a[-1] != b[-1]:
        if a[0] == b[0] and set(a) == set(b):
            return False  # "Inés Carvajal Lugo", "Inés Lugo Carvajal"
        return len(a) > 1 and len(b) > 1 and (set(a) <= set(b) or set(b) <= set(a))
    return len(a) == 1 or len(b) == 1 or _first_names_agree(given(a), given(b))


def _of_kin(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name begins with what is only the father's or the child's in another: "Rashid Tar", "Khalid bin Rashid Tar"."""
    return len(short) > 1 and any(before in OF_KIN and name == short[0] for before, name in pairwise(long))


@cache
def _bearers() -> dict[str, str]:
    """The names of people who are known under several, folded, each with the one in use."""
    groups = lexicon.grouped("persons_known_as")
    return {name_fold(name): name for name in groups.values()} | {
        name_fold(" ".join(words)): name for words, name in groups.items()
    }


def bearer(name: str) -> str | None:
    """The name in use of whoever is known under this one and others ("Samuel Clemens": Mark Twain); None of all others."""
    return _bearers().get(name_fold(name))


def one_bearer(one: str, other: str) -> bool:
    """Whether two names are a pen name and its owner's, or the like."""
    whose = bearer(one)
    return whose is not None and whose == bearer(other)


def given(name: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the surname and its particles: `ludwig` of `ludwig van beethoven`."""
    at = len(name) - 1
    while at > 0 and name[at - 1] in PARTICLES:
        at -= 1
    return name[:at]


def _first_names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b or a[0] == b[0] or a[0] in b or b[0] in a:
        return True
    if {_sexes().get(a[0]), _sexes().get(b[0])} == {"m", "f"}:
        return False  # "Adrian", "Adriana"
    short, long = sorted((a[0], b[0]), key=len)
    if len(short) != 2 and long.startswith(short):
        return True
    return long in nicknames().get(short, ()) or short in nicknames().get(long, ())


def is_claimed(
    claimed: str, recorded: str, aliases: Collection[str] = (), *, elsewhere: bool = False
) -> bool:
    """Whether a claim that names `claimed` names the recorded speaker.

    `aliases` are other names of the recorded speaker. `elsewhere` says that the claimed name is some
    other speaker's own: then a full name is that other's, so "George Bush" is not "George W. Bush" where
    both are known, while a surname alone, claimed or recorded, fits either.
    """
    folded = name_fold(claimed)
    if folded in {name_fold(recorded), *map(name_fold, aliases)}:
        return True
    if any(one_bearer(claimed, name) for name in (recorded, *aliases)):
        return True
    names = (recorded, *aliases)
    if elsewhere and " " in folded and any(len(parts(seated(name)[0])) > 1 for name in names):
        return False
    return any(same_person(claimed, name) for name in names)
