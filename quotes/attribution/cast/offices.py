"""Who holds an office or a trade in a document, for "the mayor" and "the police chief" without a name.

Read only where somebody so described speaks or is pointed at: each place of the word is looked at once, for a name
right behind it ("Officer Dana Rizzo", "the landlord, Walter Kline,") or in front of it ("Ada Finch, 42, the mayor").
"""

import re
from collections.abc import Callable, Iterator
from heapq import merge
from typing import NamedTuple

from quotes.attribution.cast.given import given
from quotes.attribution.cast.names import CAPITALISED_RUN, FIRST, ROLES, Name, personal
from quotes.attribution.grammar.cues import PREPOSITIONS, RELATIVES, finite_form
from quotes.attribution.grammar.wordlists import words

# So many places of one word are looked at.
_PLACES = 48
# "CEO" is written in capitals, "mayor" is not (code points).
_SHORT = 3
# The name that an office is apposed to ends this near before it (code points).
_LEAD = 80
_APART = re.compile(r"[.;:()\n“”\"]")
# Between an office and the name of who holds it ("the editor was Hamish Orr").
_LEADS_TO = re.compile(r" (?:(?:is|was) )?|, ")
_AGE = re.compile(r", \d{1,3}$")
# Between a name and what its bearer is said to be, up to the office.
_TOLD_OF = re.compile(r".*(?P<be> (?:is|was|became|has been) )[^,]*$", re.DOTALL)
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my", "whose"))
_ONE_OF_MANY = frozenset(("a", "an", "one", "another", "some", "any"))
_IS = frozenset(("is", "was", "as", "be", "been", "became", "become", "becoming", "being", "like"))
# Another office than that without the word ("the former mayor", "Deputy Mayor Finch").
_OTHER = words("offices_other")
_KIN = words("grammar_kin")
# Whoever is brought on so is somebody else than whom the text has told of before.
_NEW = frozenset(("another", "second", "third", "other"))
_OWNED = ("'s", "’s")

Ending = Callable[[int], set[Name]]
Full = Callable[[Name, int], tuple[Name, bool]]


class Bearers(NamedTuple):
    """Everybody whom a document names with an office, and whether somebody unnamed holds it too ("a clerk said").

    `other` is where somebody is brought on as "another clerk" behind one (code points), and `before` those told of till then.
    """

    named: frozenset[Name]
    unnamed: bool
    other: int | None = None
    before: "Bearers | None" = None

    def till(self, at: int) -> "Bearers":
        """Those who can be meant at an offset: nobody who is brought on as "another" only behind it."""
        return self.before if self.before is not None and self.other is not None and at < self.other else self

    @property
    def only(self) -> Name | None:
        """The one person who can be meant by "the mayor"."""
        return next(iter(self.named)) if len(self.named) == 1 and not self.unnamed else None


def bearers(text: str, office: str, ending: Ending, full: Full) -> Bearers:
    """Who holds an office, which is a word or two in small letters, in a text.

    `ending` gives the people whose name ends at an offset, `full` a name as the document has it in full.
    """
    found: set[Name] = set()
    unnamed = False
    other: int | None = None
    before: Bearers | None = None
    for count, start in enumerate(_places(text, office)):
        if count >= _PLACES or len(found) > 1:
            # Too many to say who is meant, or that nobody else is one.
            return Bearers(frozenset(found), True, other, before)
        end = start + len(office)
        lead = text[max(0, start - _LEAD) : start]
        words_ = lead.lower().split()[-3:]
        if lead.endswith(" ") and words_ and words_[-1].removesuffix("-") in _OTHER:
            continue
        if count and before is None and not _NEW.isdisjoint(words_[-2:]):
            # Whoever was told of so far is one too, though without a name.
            other, before = start, Bearers(frozenset(found), unnamed)
            unnamed = True
        one = _one_of_many(lead)
        named = _behind(text, end, office in _KIN) or given(text, end, one, ROLES.get(office, ""))
        if named is not None:
            found.add(_plain(full(*named)[0]))
        elif not text.startswith(_OWNED, end) and (
            apposed := _in_front(lead, start, ending, text.startswith((" of ", " for ", ", "), end))
        ):
            found |= apposed
        elif text[start].islower() and one and not text.startswith(_OWNED, end):
            # "A witness's view" brings nobody on.
            unnamed = True
    return Bearers(frozenset(found), unnamed, other, before)


def _places(text: str, office: str) -> Iterator[int]:
    """Where an office stands in order, each word in small letters or with a capital; a short one also in capitals alone.

    A longer one is looked for by the small letters that end it: what a text lacks is not looked for once a spelling.
    """
    if len(office) <= _SHORT:
        return merge(
            *(_each(text, office, form) for form in sorted({office, office.capitalize(), office.upper()}))
        )
    last = office.rpartition(" ")[2]
    return _each(text, office, last[1:] or last)


def _each(text: str, office: str, tail: str) -> Iterator[int]:
    """Where an office stands whose spelling ends so."""
    at = text.find(tail)
    while at >= 0:
        end = at + len(tail)
        start = end - len(office)
        whole = not (start > 0 and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
        if whole and start >= 0 and text[start:end].lower() == office:
            yield start
        at = text.find(tail, at + 1)


def _behind(text: str, end: int, kin: bool) -> tuple[Name, int] | None:
    """The person named right behind an office, or between commas, and where; `kin`: any one word is a first name."""
    if not text.startswith((", ", " is ", " was "), end) and not text[end + 1 : end + 2].isupper():
        return None
    lead = _LEADS_TO.match(text, end)
    run = CAPITALISED_RUN.match(text, lead.end()) if lead is not None else None
    name = personal(tuple(run.group().split())) if run is not None else None
    if lead is None or run is None or name is None:
        return None
    known = kin or len(name.words) > 1 or name.words[0] in FIRST
    if lead.group() == ", " and not (known and text.startswith((",", ".", ";", ":", " ("), run.end())):
        return None
    return name, run.start()


def _in_front(lead: str, start: int, ending: Ending, bare: bool) -> set[Name]:
    """The person to whose name an office is apposed, if `bare` also without an article ("Ada Finch, mayor of Elm Creek,").

    So is what somebody is said to be: "Ada Finch is the mayor of Elm Creek".
    """
    told = _TOLD_OF.match(lead)
    comma = len(lead[: told.start("be")].removesuffix(", who")) if told is not None else lead.rfind(", ")
    if comma < 0:
        return set()
    between = lead[told.end("be") if told is not None else comma + 2 :].lower().split()
    led = (
        bare
        if between in ([], ["chief"])  # "Ada Finch, chief executive of the mill"
        else between[0] in _DETERMINERS or any(low.endswith(("'s", "’s")) for low in between)
    )
    if not led or _APART.search(lead, comma):
        return set()
    if any(low in PREPOSITIONS or low in RELATIVES or finite_form(low) for low in between):
        return set()
    age = _AGE.search(lead, 0, comma)
    end = start - len(lead) + (age.start() if age is not None else comma)
    names = {name for name in ending(end) if len(name.words) > 1 or name.words[0] in FIRST}
    return {_plain(name) for name in names if told is None or not _governed(lead[:comma], name)}


def _governed(lead: str, name: Name) -> bool:
    """Whether a preposition stands before a name: of "a friend of Ada Finch is the mayor" she is not."""
    before = lead.removesuffix(" ".join(name.words)).split()
    return bool(before) and before[-1].lower() in PREPOSITIONS


def _plain(name: Name) -> Name:
    return Name(name.words, name.gender or FIRST.get(name.words[0], "").replace("x", ""), "")


def _one_of_many(lead: str) -> bool:
    """Whether "a", a word or two before an office, brings on somebody unnamed and tells nobody what they are."""
    words = lead.lower().split()
    for at in range(len(words) - 1, max(-1, len(words) - 4), -1):
        if words[at] in _ONE_OF_MANY:
            before = words[at - 1] if at else ""
            return before not in _IS and not before.endswith((",", "—"))
    return False
