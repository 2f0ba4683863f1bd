"""Whom a description means: "the mayor", "the 31-year-old", "the Czech"; and what is to be doubted about it.

A doubt is a note behind the rule (`quotes/attribution/rules/tiers.py`), the empty string where there is none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotes.attribution.cast.described import definite, head_of
from quotes.attribution.cast.given import given
from quotes.attribution.cast.names import FIRST, ORGANISATIONS, ROLES, Name, bare
from quotes.attribution.cast.people import People
from quotes.attribution.cast.pronouns import CLEAR, Pronouns
from quotes.attribution.grammar.cues import PREPOSITIONS, RELATIVES
from quotes.attribution.grammar.handles import user
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import tagged, words
from quotes.lexicon import alike

UNSURE, WEAK, PRONOUN, DESCRIBED = "/unsure", "/weak", "/pronoun", "/described"
# "The last of them" is whoever or whatever was spoken of.
_ORDINALS = words("grammar_ordinals")
# What somebody is called again who has been named ("the old man", "the Czech").
_EPITHETS = tagged("grammar_epithets")
# What somebody named is called again by ("the striker").
_TRADES = tagged("grammar_trades")
_PARTIES = words("grammar_parties")
# So much somebody's rivals for a trade have to trail (logits): it tells more than an epithet does.
_LEAD = 1.0
# Bodies, papers and what is said.
_BODIES = words("grammar_bodies") | words("grammar_speech_nouns")
_PARENT = re.compile(r"(mother|mum|mom|father|dad|grandmother|grandfather)-of-[a-z]")
_COUNTED = words("grammar_counted")
_AGES = frozenset(("old", "young"))
# "The mayor" has as many words.
_PLAIN = 2
# "The former police chief"
_LONGEST = 4
_AGED = "-year-old"
_ALIKE = alike("offices_alike")
# How old a teenager is (years).
_TEENS = range(13, 20)
_BRINGING_ON = frozenset(("a", "an", "one", "another"))
_OWNED = ("'s", "’s", "s'", "s’", "'", "’")
Resolved = tuple[tuple[str, ...], str]


class Describing(NamedTuple):
    """What a document tells about those whom it only describes."""

    people: People
    pronouns: Pronouns

    def meant(self, line: Line, phrase: Phrase, at: int, last: tuple[str, ...]) -> Resolved:
        """The speaker of a description at an offset, and the doubt; `last` are those who spoke last before it."""
        held = line.words[phrase.first : phrase.last + 1]
        name = bare(held[-1])
        if len(held) > 1 and held[-2] in ORGANISATIONS and self.people.known(name):
            # "Daily Mail Lacerda"
            full, sure = self.people.full(Name((name,), "", ""), at)
            if sure:
                return (full.text,), UNSURE
        years = next((word for word in held if word.endswith(_AGED)), "")
        if years and (aged := self.people.aged(years.split("-")[0], at)) is not None:
            return (aged.text,), "" if years == held[-1] else UNSURE
        if [word.lower() for word in held] == ["the", "teenager"]:
            found = {self.people.aged(str(year), at) for year in _TEENS} - {None}
            if len(found) == 1 and (only := found.pop()) is not None:
                return (only.text,), UNSURE
        if (called := user(held)) is not None:
            return (called,), ""
        said = (bare(line.said(phrase.first, phrase.last)),)
        if len(held) == 1 and name in FIRST:
            # "Bill", who is also a bill.
            return (self.people.full(Name((name,), FIRST[name].replace("x", ""), ""), at)[0].text,), ""
        lows = tuple(word.lower() for word in held)
        if (named := self._given(line, phrase, lows)) is not None:
            return named
        if (
            lows[0] == "the"
            and (years or held[-1] in _TRADES)
            and not _told_of(line, phrase.last)
            and (again := self._by_trade(lows, at, last)) is not None
        ):
            return again
        head = head_of(lows[1:]) if definite(lows[0]) else None
        if head is not None and _ends(held, head + 1):
            return self._office(said, lows, lows[head + 1], at, last)
        if lows[0] == "the" and (kin := _PARENT.match(lows[-1])) is not None:
            # "The mother-of-two"
            return self._again(said, kin[1], at, last)
        if lows[0] == "the" and (held[-1].endswith(_AGED) or held[-1] in _EPITHETS):
            return self._again(said, held[-1], at, last)
        if lows[1:2] and lows[1] in _ORDINALS:
            return said, UNSURE
        return said, DESCRIBED if _unheard_of(held) or (lows[0] == "the" and lows[-1] in _PARTIES) else ""

    def _given(self, line: Line, phrase: Phrase, lows: tuple[str, ...]) -> Resolved | None:
        """Whoever a description is right behind it said to be called ("a caller who gave his name as Lenny told")."""
        if not (definite(lows[0]) or lows[0] in _BRINGING_ON):
            return None
        end = line.span(phrase.first, phrase.last)[1]
        found = given(line.text, end, lows[0] in _BRINGING_ON, ROLES.get(lows[-1], ""))
        if found is None:
            return None
        full, sure = self.people.full(*found)
        return (full.text,), "" if sure else UNSURE

    def _office(
        self, said: tuple[str, ...], lows: tuple[str, ...], office: str, at: int, last: tuple[str, ...]
    ) -> Resolved:
        """The one person with the office of "the mayor"; else the description, which is doubted unless somebody
        without a name was brought on by it ("a clerk"): it may be of somebody who is named too."""
        bearers = self.people.bearers(office, at)
        if lows[0] == "the" and lows[-2] == "of" and lows[-1] in _COUNTED:
            # "The father of four"
            return self._again(said, office, at, last)
        if (holder := self._holder(lows, office, at)) is not None:
            return (holder.text,), UNSURE
        if bearers.unnamed and not bearers.named:
            # "A man" stands in every text, and need not be he.
            return said, DESCRIBED if office in _EPITHETS else ""
        if office in _EPITHETS and lows[0] == "the" and _AGES.issuperset(lows[1:-1]):
            return self._again(said, office, at, last)
        if bearers.named or office in _EPITHETS or (lows[0] == "the" and len(lows) == _PLAIN):
            return said, WEAK
        return said, "" if _whose(lows) else DESCRIBED

    def _by_trade(self, lows: tuple[str, ...], at: int, last: tuple[str, ...]) -> Resolved | None:
        """Whoever a text calls again by a trade or an age ("the striker", "the 63-year-old grazier"), unless it has
        brought on somebody without a name by it or gives the trade to several."""
        bearers = self.people.bearers(lows[-1], at)
        if bearers.unnamed or len(bearers.named) > 1:
            return None
        gender = _TRADES.get(lows[-1]) or ROLES.get(lows[-1], "")
        person = self.pronouns.pointed(at, gender, last, _LEAD if lows[-1] in _TRADES else CLEAR)
        if bearers.only is not None:
            return (
                ((bearers.only.text,), UNSURE)
                if person in (None, bearers.only) or len(lows) == _PLAIN
                else None
            )
        return ((person.text,), PRONOUN) if person is not None else None

    def _holder(self, lows: tuple[str, ...], office: str, at: int) -> Name | None:
        """The one person who holds the office of a description, by that word, another for it, or with the word before it."""
        if len(lows) > _PLAIN:
            alike_ = (lows[1:], _turned(lows[1:])) if len(lows) <= _LONGEST else ()
            holders = {self.people.bearers(" ".join(form), at).only for form in alike_ if form} - {None}
            return holders.pop() if len(holders) == 1 else None
        alone = self.people.bearers(office, at)
        if alone.named or alone.unnamed:
            return alone.only
        others = [self.people.bearers(other, at) for other in sorted(_ALIKE.get(office, ()))]
        named = {
            name for other in others for name in other.named if {name.gender, ROLES[office]} != {"m", "f"}
        }
        return named.pop() if len(named) == 1 and not any(other.unnamed for other in others) else None

    def _again(self, said: tuple[str, ...], epithet: str, at: int, last: tuple[str, ...]) -> Resolved:
        """Whoever a reader has in mind where a text calls somebody "the old man" or "the Czech" whom it has named."""
        gender = _EPITHETS.get(epithet) or ROLES.get(epithet, "")
        person = self.pronouns.pointed(at, gender, last)
        return (said, WEAK) if person is None else ((person.text,), PRONOUN)


def _ends(held: list[str], head: int) -> bool:
    """Whether the noun at `head` is what a phrase is about, and no part of a body's name ("the Daily Caller")."""
    behind = held[head + 1 : head + 2]
    named = head > 1 and held[head][0].isupper() and held[head - 1][0].isupper()
    return not named and (not behind or behind[0].lower() in PREPOSITIONS)


def _told_of(line: Line, last: int) -> bool:
    """Whether a clause behind a description tells who is meant ("the designer, who works for another firm")."""
    behind = line.lows[last + 1 : last + 3]
    return not RELATIVES.isdisjoint(behind[:1] if behind[:1] != [","] else behind)


def _unheard_of(held: list[str]) -> bool:
    """Whether "the seamer" may be somebody named: one noun that no list has for a body, a paper or a speech."""
    noun = held[-1]
    return (
        held[0].lower() == "the"
        and (len(held) == _PLAIN or _one_of_a_kind(held))
        and noun.replace("-", "").isalpha()
        and noun.islower()
        and noun not in _BODIES
    )


def _one_of_a_kind(held: list[str]) -> bool:
    """Whether three words are of one person ("the retired neurosurgeon")."""
    return len(held) == _PLAIN + 1 and held[1].islower() and not held[-1].endswith(("s", "men"))


def _turned(lows: tuple[str, ...]) -> tuple[str, ...]:
    """Another way to tell of what somebody has an office: "mayor of Elmwood" for "Elmwood mayor", and the other way round."""
    if "of" not in lows:
        return (lows[-1], "of", *lows[:-1])
    of = lows.index("of")
    return lows[of + 1 :] + lows[:of] if of == 1 else ()


def _whose(lows: Sequence[str]) -> bool:
    """Whether a description tells of what somebody has the office ("the council's chair", "the head of the guild")."""
    return any(low.endswith(_OWNED) or low in PREPOSITIONS for low in lows[1:-1])
