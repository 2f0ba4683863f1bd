"""What a run of capitalised words names: the personal name in it, its title and whether it is "he" or "she"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.attribution.grammar.sentences import TOKEN
from quotes.attribution.grammar.wordlists import tagged, words
from quotes.lexicon import listed

TITLES = tagged("titles")
ROLES = tagged("roles")
FIRST = tagged("names_first")
PARTICLES = words("names_particles")
DEMONYMS = words("names_demonyms")
ORGANISATIONS = words("names_organisations")
PLACES = listed("names_places")
THINGS = words("names_things")
FUNCTION = words("names_function")
CALENDAR = words("names_calendar")
_BEHIND = CALENDAR | words("names_honours")
_LONG_TITLES = tagged("titles_short")
# Family names that stand before the first name ("Nguyen Thi Lan Huong").
FAMILY_FIRST = words("names_family_first")
# Offices in short that stand before a name or behind it ("Labour MP Ada Finch", "Ada Finch MP").
_MEMBERS = frozenset(("MP", "MEP", "MSP", "MLA", "MLC", "TD", "CM", "PM", "PCC"))
SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
# Months and small words that people are called too: "April Hutchins", "Will Grady", "Theresa May".
AMBIGUOUS = words("names_ambiguous")
# One test of the whole run is several times faster than cutting its first word off.
_OPENINGS = tuple(f"{word} " for word in sorted(AMBIGUOUS))
# Common words that are a last name behind a title or a first name ("Judge Hill", "Ada Baker").
SURNAMES = words("names_surnames")
# A word behind one of these is a last name, whatever else it may be ("Ms. Star").
_ADDRESSING = frozenset(("Mr.", "Mrs.", "Ms.", "Miss"))
# Titles behind which another office's name is a last name ("Sen. Bishop", but "Chief Justice").
_BEFORE_SURNAMES = frozenset(
    (*_LONG_TITLES, *_LONG_TITLES.values(), *_ADDRESSING, "Judge", "Mayor", "Coach", "Pastor", "Detective")
)
# Behind these a month is a month ("in April Hutchins moved").
BEFORE_MONTHS = words("grammar_before_months")
_FOREIGN_OFFICES = tuple(sorted(words("offices_foreign")))
# What a heading in capitals joins is no name ("Ada Finch Has Thanked Krantz").
_SMALL_WORDS = FUNCTION - words("names_ambiguous")
_NOT_LABELS = words("names_not_labels")
_NAMED_AFTER = words("names_named_after")
# Longer runs of capitalised words are headings. Runs start at the head of a word and are matched without
# giving back (possessively), so that no text makes the patterns look twice at a letter.
_LONGEST = 12
_UPPER = "A-ZÀ-ÖØ-ÞČĆĐŁŚŠŽİ"
# What follows the first letter of a word in a name: initials, a short title with its full stop, a word.
_REST = (
    # Small letters to the end of the word are the commonest by far, and stand first.
    rf"(?:[a-z]++(?![\w.'’-])|\.(?:[{_UPPER}]\.)*"
    r"|(?:(?<=M)(?:rs?|s)|(?<=[DJ])r|(?<=S)en|(?<=R)e[pv]|(?<=G)(?:ov|en)|(?<=L)t|(?<=C)ol|(?<=P)rof)\."
    r"|[^\W_]*(?:[-'’][^\W_]+)*)"
)
# The article that an Arabic or a French name is written together with ("al-Fadl", "el-Sayed", "d'Arcy").
_ARTICLE = r"(?:(?:a[dlnrstz]|ash|el|u[dlrs])-|d['’])"
_ARTICLED = re.compile(rf"{_ARTICLE}(?=[{_UPPER}])|A[dlnrstz]-(?=[{_UPPER}])")
_SMALL = rf"(?:(?:de|la|van|der|von|bin|al|el|da|di|del|le|du|ten|do|dos|das) ){{0,2}}{_ARTICLE}?"
# The letter stands before the look behind it: a search for one letter runs three times as fast.
_HEAD = rf"[{_UPPER}](?<![\w'’-].)"
RUN = re.compile(
    rf"{_HEAD}(?<![{_UPPER}]\..)(?:\.(?:[{_UPPER}]\.)+|[\w'’-]*+\.?)(?: {_SMALL}[{_UPPER}][\w'’-]*+\.?){{1,{_LONGEST}}}"
)
# One capitalised word or more.
CAPITALISED_RUN = re.compile(rf"{_HEAD}{_REST}(?: {_SMALL}[{_UPPER}]{_REST}){{0,{_LONGEST}}}")


class Name(NamedTuple):
    """A person's name as written in one place: its words without titles, the gender told, and the title."""

    words: tuple[str, ...]
    gender: str
    title: str

    @property
    def titled(self) -> bool:
        """Whether a title or an office stands before the name."""
        return bool(self.title)

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.words)


def bare(word: str) -> str:
    """A word without the possessive ending ("Finch's" is `Finch`)."""
    if word[-2:] in ("'s", "’s"):
        return word[:-2]
    return word[:-1] if word[-1:] in ("'", "’") and len(word) > 1 else word


@lru_cache(maxsize=65536)
def personal(run: tuple[str, ...]) -> Name | None:
    """The personal name that a run of capitalised words holds, None where it names no person."""
    parts = _in_small_letters(run) if len(run) > 1 and run[-1].isupper() else list(run)
    before = ""
    while parts and (parts[0] in FUNCTION or parts[0] in CALENDAR):
        if before.lower() not in BEFORE_MONTHS and _forename(parts):
            break
        before = parts.pop(0)
    for at in range(len(parts) - 1):
        if parts[at][-2:] in ("'s", "’s"):
            return personal(tuple(parts[at + 1 :]))
    gender = title = ""
    cut = 0
    for at, word in enumerate(parts):
        foreign = at == cut and word not in FIRST and at < len(parts) - 1 and _is_foreign_office(word)
        member = word in _MEMBERS and at < len(parts) - 1
        if (
            foreign
            or member
            or ((word in TITLES or word.lower() in ROLES or _double(word)) and not _called(parts, at))
        ):
            gender = TITLES.get(word, "") or ROLES.get(word.lower(), "") or gender
            cut, title = at + 1, _LONG_TITLES.get(word, word)
    rest = parts[cut:]
    if cut and not rest:
        return None
    if rest and rest[0] in ("of", "for", "to", "and"):
        rest = _after_office(rest)
    while (
        len(rest) > 1
        and (rest[0] in DEMONYMS or rest[0] in CALENDAR or rest[0] in PLACES)
        and rest[0] not in FIRST
    ):
        rest.pop(0)
    if len(rest) > 1:
        rest = _before_whom_it_was_told(_after_trade(_after_body(rest)))
    while rest and (rest[-1] in _BEHIND or rest[-1] in PARTICLES) and not _surname(rest):
        rest.pop()
    if not rest:
        return None
    rest[-1] = bare(rest[-1])
    if not _looks_personal(rest, bool(cut)) and not (len(rest) == 1 and title in _ADDRESSING):
        return None
    return Name(tuple(rest), gender or FIRST.get(rest[0], "").replace("x", ""), title)


def _in_small_letters(run: tuple[str, ...]) -> list[str]:
    """The words of a name that is all in capitals as names are written ("MR. OTTO KRANTZ", "ADA O'NEIL III")."""
    opening = run[0].title()
    if not all(map(str.isupper, run)) or not (
        opening in FIRST or opening in TITLES or opening.lower() in ROLES
    ):
        return list(run)
    if any(word in ORGANISATIONS or word in SUFFIXES for word in run[:-1]):
        return list(run)
    return [word if word in SUFFIXES or word.count(".") > 1 else _small(word) for word in run]


def _small(word: str) -> str:
    """A word in capitals with only its first letters as capitals; "'S" is no such letter."""
    small = word.title()
    if small[-2:] in ("'S", "’S"):
        small = small[:-1] + "s"
    return f"Mc{small[2:].capitalize()}" if small.startswith("Mc") and len(small) > len("Mc ") else small


def _is_foreign_office(word: str) -> bool:
    """Whether a word is a German one for an office ("Landesverkehrsminister"), which nobody is called at the head of a name."""
    return word[0].isupper() and word.lower().endswith(_FOREIGN_OFFICES)


def _double(word: str) -> bool:
    """Whether a title is made of two ("Vice-Chancellor", "Lieutenant-Colonel")."""
    return "-" in word and all(part in TITLES or part.lower() in ROLES for part in word.split("-"))


def _called(parts: list[str], at: int) -> bool:
    """Whether an office or a trade is somebody's name ("Ada Baker", "Mr. Singer", "Dean Walsh")."""
    if at == 0 and len(parts) == 2 and parts[0] in FIRST:
        return True
    if not at or parts[at] not in SURNAMES or (at + 1 < len(parts) and parts[at + 1] not in SUFFIXES):
        return False
    before = parts[at - 1]
    first = before in FIRST and before not in PLACES
    return first or before in _BEFORE_SURNAMES or _initial(before)


def _initial(word: str) -> bool:
    """Whether a word is an initial or several ("J.", "T.S.")."""
    return len(word) > 1 and word[1] == "." and word[0].isupper()


def _forename(parts: list[str]) -> bool:
    """Whether a month or a small word opens a name ("April Hutchins"), since a name follows it."""
    return (
        len(parts) > 1
        and parts[0] in AMBIGUOUS
        and parts[0] in FIRST
        and not any(part in FUNCTION or part in CALENDAR or part in DEMONYMS for part in parts[1:])
        and not any(part in ORGANISATIONS or part in THINGS for part in parts[1:])
    )


def month_or_verb(text: str, start: int, run: str) -> bool:
    """Whether the word that opens a run at an offset is no name after all ("in April Hutchins moved")."""
    if not run.startswith(_OPENINGS):
        return False
    lead = text[max(0, start - 10) : start].split()
    opens = not lead or lead[-1][-1] in '.?!:“"' or text[start - 1] == "\n"
    return (bool(lead) and lead[-1].lower() in BEFORE_MONTHS) or (opens and run.startswith(("Will ", "May ")))


def _surname(rest: list[str]) -> bool:
    """Whether a month closes a name ("Theresa May"), since a first name stands before it."""
    return len(rest) > 1 and rest[-1] in AMBIGUOUS and rest[-2] in FIRST


def _after_office(rest: list[str]) -> list[str]:
    """The name behind an office with a long title ("Minister of Rural Affairs Elena Markova")."""
    for at in range(len(rest) - 2, 0, -1):
        if rest[at] in FIRST:
            return rest[at:]
    return rest[-2:] if len(rest) >= 4 else []


def _after_trade(rest: list[str]) -> list[str]:
    """The name behind a trade or a firm that opens the sentence ("Weaver Cal Jensen")."""
    if rest[:1] and rest[0] in FAMILY_FIRST:
        return rest
    for at in range(len(rest) - 1):
        if rest[at] in FIRST or rest[at][-1] == ".":
            return rest[at:]
    return rest


def _before_whom_it_was_told(rest: list[str]) -> list[str]:
    """The whole name before "der" and a noun ("sagte Olaf Brandt der Zeitung"), which is no "van der" and no "von der"."""
    at = rest.index("der") if "der" in rest else 0
    return rest[:at] if at > 1 and rest[at - 1] not in PARTICLES else rest


def _after_body(rest: list[str]) -> list[str]:
    """The person named behind a body ("New York Times Jane Doe")."""
    for at in range(len(rest) - 2, 0, -1):
        if rest[at - 1] in ORGANISATIONS and rest[at] in FIRST:
            return rest[at:]
    return rest


def _place_named_after(rest: list[str]) -> bool:
    """Whether a full name only tells after whom a place or a day is called ("Abraham Villiers Bay"; "Ada Mary Lake" is one)."""
    return len(rest) > 2 and rest[-1] in THINGS and rest[-2] not in FIRST and "." not in rest[-2]


def _looks_personal(rest: list[str], titled: bool) -> bool:
    if not rest[-1] or len(rest) > 6 or "&" in rest or not (rest[0][:1].isupper() or articled(rest[0])):
        return False
    forename = len(rest) > 1 and rest[0] in FIRST
    for word in rest:
        if word[0].islower() and word not in PARTICLES and not articled(word):
            return False
    korean = rest[0] in FAMILY_FIRST and len(rest) > 1 and "-" in rest[-1]
    if rest[0] in THINGS and not (forename or korean):
        return False
    if " ".join(rest) in PLACES:
        return False
    if titled and rest[-1] in SURNAMES:
        return not any(word in ORGANISATIONS or word in THINGS for word in rest[:-1])
    if forename:
        return rest[-1] not in _NAMED_AFTER and not _place_named_after(rest) and _SMALL_WORDS.isdisjoint(rest)
    if not (ORGANISATIONS.isdisjoint(rest) and FUNCTION.isdisjoint(rest)) or rest[-1] in THINGS:
        return False
    if "-" in rest[-1] and rest[-1].rpartition("-")[2] in ORGANISATIONS:
        return False
    if len(rest) == 1 and (rest[0] in DEMONYMS or rest[0] in CALENDAR):
        return False
    return not (len(rest[0]) > 3 and rest[0].isupper() and len(rest) == 1)


@lru_cache(maxsize=65536)
def full_names(run: str) -> tuple[Name, ...]:
    """The names of two words and more in a run of capitalised words, which full stops may cut."""
    words_ = run.split()
    if "." not in run:
        # Most runs are one piece.
        name = personal(tuple(words_)) if len(words_) > 1 else None
        return (name,) if name is not None and len(name.words) > 1 else ()
    pieces: list[list[str]] = [[]]
    for word in words_:
        initials = word.count(".") > 1 and not pieces[-1] and word not in PLACES
        stopped = (
            word[-1] == "." and len(word) > 2 and word not in TITLES and word not in SUFFIXES and not initials
        )
        pieces[-1].append(word[:-1] if stopped else word)
        if stopped:
            pieces.append([])
    names = (personal(tuple(piece)) for piece in pieces if len(piece) > 1)
    return tuple(name for name in names if name is not None and len(name.words) > 1)


def gender_of(full: tuple[str, ...]) -> str:
    """The gender that a first name usually tells: `m`, `f` or nothing."""
    return FIRST.get(full[0], "").replace("x", "")


@lru_cache(maxsize=65536)
def articled(word: str) -> bool:
    """Whether a word in small letters is a name that is written together with its article ("al-Fadl")."""
    return ("-" in word[2:4] or word[1:2] in ("'", "’")) and _ARTICLED.match(word) is not None


@lru_cache(maxsize=65536)
def unarticled(last: str) -> str:
    """A last name without its article, which a text may write, leave out or give a capital ("Fadl", "Al-Fadl")."""
    article = _ARTICLED.match(last)
    return last[article.end() :] if article is not None else last


def heads_note(label: Sequence[str]) -> bool:
    """Whether the words before a colon head a note and are nobody: "Correction", "Minutes of the meeting"."""
    return (
        bool(label) and label[0].capitalize() in _NOT_LABELS and (len(label) == 1 or label[1].lower() == "of")
    )


def name_in(text: str) -> Name | None:
    """The personal name in a short stretch of text, for labels and signatures."""
    return personal(tuple(TOKEN.findall(text)))
