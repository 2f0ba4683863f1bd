"""From a phrase in the text to the speakers as the document resolves them."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from quotes.attribution.cast.describing import PRONOUN, UNSURE, Describing, Resolved
from quotes.attribution.cast.names import (
    CAPITALISED_RUN,
    FIRST,
    ROLES,
    Name,
    bare,
    gender_of,
    name_in,
)
from quotes.attribution.cast.people import People
from quotes.attribution.cast.pronouns import MARGIN, Pronouns
from quotes.attribution.cast.singular import they_alone
from quotes.attribution.cast.together import several, sharing, together
from quotes.attribution.cast.weighing import nameless
from quotes.attribution.cast.writers import WRITING, writer_before
from quotes.attribution.dates import dated, said_on
from quotes.attribution.grammar.antecedents import several_before, thing_before
from quotes.attribution.grammar.cues import (
    DETERMINERS,
    INDEFINITES,
    OBJECTS,
    OWNERS,
    PRONOUNS,
    SPEECH,
    finite,
)
from quotes.attribution.grammar.phrases import Phrase, name_of
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line, end_before
from quotes.attribution.marks import Mark
from quotes.attribution.rules.evidence import Found, beside
from quotes.attribution.rules.quoting import CARRIERS, quoter
from quotes.attribution.rules.tiers import confidence

# What is noted of a credit that goes back to another: a likely one carries no certainty, a possible one neither.
_INHERITED = {"likely": "/unsure", "possible": "/weak"}
# Whoever has spoken by the full name so often is not called by the last name alone.
_AGAIN = 2
_TELLING = frozenset(("told", "tells", "tell", "telling"))
_IT = frozenset(("it", "it's", "it’s", "it'd", "it’d"))
# So much of the paragraph before is looked at for what "it" means (code points).
_PARAGRAPH = 1500
# A name at the end of a question, in the last so many code points.
_BY_NAME, _CALLED = re.compile(rf", ((?:{CAPITALISED_RUN.pattern}))\?"), 40
# The attributing words reach at most this many tokens behind the cue.
_CLAUSE = 14
# "Writing in the Elm Creek Mail on Tuesday, July 4, 2023, Finch said" is as long as words that open a sentence get
# (tokens).
_OPENING = 15
_OPENS_DAY = frozenset(("on", "late", "early", "last", "yesterday", "today", "in", "back", "at", "during"))
# "Speaking in 2019, Finch said", never "Elected in 2019, Finch said"; "speaking of" tells what about.
_OPENS_SPEECH = frozenset(
    ("speaking", "talking", "writing", "testifying", "appearing", "interviewed", "quoted")
)
_WHAT_ABOUT = frozenset(("of", "about"))


class Credit(NamedTuple):
    """Who speaks, the mention that says so (code points), the cue and the rule."""

    speakers: tuple[str, ...]
    start: int | None
    end: int | None
    cue: str | None
    rule: str
    said_on: str | None = None
    via: str | None = None

    def speaks_in_full(self) -> bool:
        """Whether the speakers are known by more than one word."""
        return bool(self.speakers) and all(" " in name for name in self.speakers)

    def by(self, rule: str) -> "Credit":
        """The same speaker, found by another rule and without the cue."""
        note = _INHERITED.get(confidence(self.rule), "")
        if note and not rule.endswith(note):
            rule += note
        return Credit(self.speakers, self.start, self.end, None, rule)


NOBODY = Credit((), None, None, None, "none")
# A question that somebody is asked, nobody says by whom.
ASKED = NOBODY._replace(rule="question")


def may_be(acting: Credit, low: str, spoke: Credit) -> bool:
    """Whether whoever acts, called `low`, may be who spoke: one of the same names, or a "he" or "she" that fits them."""
    if acting.speakers:
        return not set(acting.speakers).isdisjoint(spoke.speakers)
    pronoun = PRONOUNS.get(low)
    return all({pronoun, gender_of(tuple(name.split()))} != {"m", "f"} for name in spoke.speakers)


class Naming:
    """What a document tells about the people in it, for turning findings into names."""

    def __init__(self, text: str, marks: Sequence[Mark], people: People, published: str | None) -> None:
        self._text, self._people, self._published = text, people, published
        self._pronouns = Pronouns(text, self._people, marks)
        self._describing = Describing(people, self._pronouns)
        # How often somebody has spoken by the full name.
        self._in_full: dict[str, int] = {}
        # The last names of those who have done so often.
        self._again: set[str] = set()
        # Who spoke by a last name alone before anybody else had it.
        self._alone: dict[str, Name] = {}
        # Whether somebody is "he" or "she" of whom only a title tells ("Lord Finch").
        self._titled: dict[str, str] = {}

    @cached_property
    def _they(self) -> str | None:
        return they_alone(self._text, self._people)

    def heard(self, credit: Credit, end: int) -> None:
        """Note who spoke the words that end at an offset, where that place does not name them."""
        if len(credit.speakers) != 1 or "several" in credit.rule:
            return
        person, described = _speaking(credit.speakers[0])
        if person is None:
            return
        if not person.gender:
            person = person._replace(gender=self._titled.get(person.text, ""))
        if described:
            # "“…,” said a clerk. “…,” she added."
            self._pronouns.spoke(person, credit.start or end)
        elif credit.cue is None or "pronoun" in credit.rule:
            self._pronouns.spoke(person, max(end, credit.start or 0) if credit.cue else end)

    def credit(self, line: Line, found: Found, last: tuple[str, ...]) -> Credit:
        """Turn a finding into names and offsets; `last` are those who spoke last before it."""
        phrase = found.phrase
        if phrase is None:
            return NOBODY
        start, end = line.span(phrase.first, phrase.last)
        cue = when = None
        if found.cue:
            cue = line.said(*found.cue)
            if dated(line.lows):
                when = self._day(line, phrase, found.cue)
        if found.denied:
            return Credit((), start, end, cue, "denied", when)
        speakers, note = self._names(line, found, phrase, start, last)
        # "The *Herald*", whose mark-up is blanked, and a name that runs over the end of a line.
        speakers = tuple(" ".join(speaker.split()) for speaker in speakers)
        if not note and self._hearsay(line, found.teller):
            note = UNSURE
        if found.rule == "label" and self._unheard_of(speakers):
            note = UNSURE
        return Credit(speakers, start, end, cue, found.rule + note, when, _carrier(line, found))

    def called(self, mark: Mark) -> Credit:
        """Whom the question in a mark calls by name at its end ("Was that so, Mr Finch?")."""
        start = max(mark.start, mark.end - _CALLED)
        match = _BY_NAME.search(self._text, start, mark.end)
        name = name_in(match.group(1)) if match is not None else None
        if match is None or name is None:
            return NOBODY
        full, sure = self._people.full(name, match.start(1))
        known = sure and (len(full.words) > 1 or self._people.known(full.words[0]))
        return Credit((full.text,), *match.span(1), None, "asked") if known else NOBODY

    def _unheard_of(self, speakers: tuple[str, ...]) -> bool:
        """Whether a label is one word that nothing shows to be a name ("Tonight: “…”")."""
        only = speakers[0] if len(speakers) == 1 else " "
        return not (" " in only or only in FIRST or self._people.known(only))

    def _day(self, line: Line, phrase: Phrase, cue: tuple[int, int]) -> str | None:
        """The date on which the attributing words say that something was said."""
        for first, last in _telling_when(line, phrase, cue):
            if dated(line.lows[first : last + 1]):
                when = said_on(self._text, line.span(first, last), line.start, self._published)
                if when is not None:
                    return when
        return None

    def _hearsay(self, line: Line, teller: Phrase | None) -> bool:
        """Whether somebody known by a full name alone tells of the words; "according to CNN" is no hearsay."""
        name = name_of(line, teller.first, teller.last) if teller is not None else None
        if teller is None or name is None:
            return False
        full, _ = self._people.full(name, line.span(teller.first, teller.last)[0])
        return len(full.words) > 1 and full.words[0].lower() not in DETERMINERS

    def _names(self, line: Line, found: Found, phrase: Phrase, at: int, last: tuple[str, ...]) -> Resolved:
        """The speakers of a phrase, and the doubt that the document leaves: a note behind the rule."""
        alone = phrase.first == phrase.last and line.lows[phrase.first] in OBJECTS  # "according to her"
        if phrase.kind == "pronoun" or alone:
            if line.lows[phrase.first] in _IT:
                return self._thing(line, phrase.first, found), PRONOUN
            if (writer := self._writer(line, phrase.first, at, found)) is not None:
                return (writer.text,), PRONOUN
            who, clear = self._pronoun(line.lows[phrase.first], at, last)
            if (
                not who
                and line.lows[phrase.first] == "they"
                and (group := several_before(line, phrase.first))
            ):
                return (bare(line.said(group.first, group.last)),), f"/several{PRONOUN}"
            return who, "/clear-pronoun" if clear else PRONOUN
        if phrase.kind == "description":
            return self._describing.meant(line, phrase, at, last)
        names: list[Name] = []
        note = ""
        for first, last_token in phrase.names:
            name = name_of(line, first, last_token)
            if name is not None:
                full, sure = self._bearer(name, at, last)
                names.append(full)
                if full.titled and full.gender:
                    self._titled[full.text] = full.gender
                note = note if sure else UNSURE
        return tuple([name.text for name in (sharing(names) if len(names) > 1 else names)]), note

    def _bearer(self, name: Name, at: int, last: tuple[str, ...]) -> tuple[Name, bool]:
        """Whom a name at an offset means, and whether nobody else can be meant; `last` are those who spoke last.

        Of namesakes a last name alone is not that of whoever is called in full again and again ("Eric Finch said"), and it
        stays that of whoever spoke by it before the others were named.
        """
        full, sure = self._people.full(name, at)
        if len(name.words) > 1:
            self._in_full[full.text] = self._in_full.get(full.text, 0) + 1
            if self._in_full[full.text] == _AGAIN:
                self._again.add(full.words[-1])
            return full, sure
        if name.titled:
            return full, sure
        namesakes = self._people.namesakes(name, at) if name.text in self._again else ()
        fits = [one for one in namesakes if self._in_full.get(one.text, 0) < _AGAIN]
        if len(fits) == 1 < len(namesakes):
            return fits[0], sure and fits[0].words == full.words
        known = self._alone.get(name.text)
        if known is not None and known.words != full.words:
            return known, False
        if sure and len(full.words) > 1:
            self._alone[name.text] = full
        elif len(last) == 1 and last[0].endswith(f" {name.text}"):
            # "Finch's husband, Bill Finch, said … Finch said": whoever of the name spoke last.
            return Name(tuple(last[0].split()), full.gender, full.title), False
        return full, sure

    def _writer(self, line: Line, token: int, at: int, found: Found) -> Name | None:
        """Whose work the paragraph has just named, where "he" or "she" wrote the words."""
        if found.cue is None or WRITING.isdisjoint(line.lows[found.cue[0] : found.cue[1] + 1]):
            return None
        named = writer_before(self._text, line.start, at)
        full = self._people.full(*named)[0] if named is not None else None
        unlike = {full.gender, PRONOUNS.get(line.lows[token])} == {"m", "f"} if full is not None else True
        return None if unlike else full

    def _thing(self, line: Line, token: int, found: Found) -> tuple[str, ...]:
        """The body or paper that "it" means, in its paragraph or else in the one before; "it seems" means none."""
        if found.cue is None or not beside(line, token, found.cue[1]):
            return ()
        phrase = thing_before(line, token)
        if phrase is None:
            end = end_before(self._text, line.start)
            floor = max(0, end - _PARAGRAPH)
            start = max(self._text.rfind("\n", floor, end) + 1, floor)
            line = Line(self._text, start, end, self._pronouns.marks_in(start, end), line.surnames)
            phrase = thing_before(line, len(line.words) - 1) if line.words else None
        if phrase is None:
            return ()
        last = phrase.last - _ends_in_verb(line, phrase)
        return (bare(line.said(phrase.first, last)),)

    def _pronoun(self, low: str, at: int, last: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        gender = PRONOUNS.get(low) or OWNERS.get(low) or OBJECTS.get(low, "")
        if gender == "p":
            if len(last) > 1 or (
                len(last) == 1 and (several(last[0], self._text, at) or last[0] == self._they)
            ):
                return last, False
            joined = together(self._text, at, self._people, self._pronouns.marked)
            return joined or ((self._they,) if self._they else ()), False
        if gender not in ("m", "f"):
            return (), False
        choice = self._pronouns.resolve(at, gender, last)
        if choice is None:
            later = self._pronouns.ahead(at, gender)
            return ((later.text,) if later is not None else ()), False
        if choice.lead < MARGIN:
            return (), False
        # Somebody only described may be somebody named as well.
        return (choice.name.text,), choice.clear and not nameless(choice.name)


def _ends_in_verb(line: Line, phrase: Phrase) -> bool:
    """Whether a verb of speech closes a phrase ("the email read"), and not the noun ("the auditors' report")."""
    last = phrase.last
    if line.words[last][0].isupper():
        # "Northern Rail"
        return False
    owned = line.lows[last - 1].endswith(("'", "’", "'s", "’s"))
    return last > phrase.first and line.lows[last] in SPEECH and not owned


@lru_cache(maxsize=4096)
def _speaking(speaker: str) -> tuple[Name | None, bool]:
    """Who speaks under a name, and whether it is a description; nobody where that is of no office or trade."""
    words_ = tuple(speaker.split())
    if words_[0].lower() not in DETERMINERS and words_[0].lower() not in INDEFINITES:
        return Name(words_, gender_of(words_), ""), False
    told = [ROLES[word] for word in words_ if word in ROLES]
    return Name(words_, "".join(told)[:1], "") if told else None, True


def _carrier(line: Line, found: Found) -> str | None:
    """Who carries the words on: the press that was told them ("told the Elm Creek News Agency"), or who quotes them."""
    if found.cue is None:
        return None
    if found.teller is not None:
        return line.said(found.teller.first, found.teller.last)
    if line.lows[found.cue[1]] not in _TELLING:
        quoting = quoter(line, found.cue[1])
        named = quoting is not None and quoting.kind != "pronoun" and quoting != found.phrase
        return line.said(quoting.first, quoting.last) if quoting is not None and named else None
    told = phrase_right(line, found.cue[1] + 1, len(line.words))
    if told is None or told.kind == "pronoun":
        return None
    if not any(bare(word) in CARRIERS for word in line.words[told.first : told.last + 1]):
        return None
    return line.said(told.first, told.last)


def _telling_when(line: Line, phrase: Phrase, cue: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where the attributing words may name a day: behind the cue, between it and its subject, or opening the
    sentence right before the subject ("On Tuesday, Finch said")."""
    if (behind := _behind(line, cue[1])) > cue[1]:
        yield cue[1] + 1, behind
    if phrase.last + 1 < cue[0]:
        yield phrase.last + 1, cue[0] - 1
    floor = line.sentence_start(phrase.first)
    if 0 < phrase.first - floor <= _OPENING and _opens_with_day(line, floor, phrase.first):
        yield floor, phrase.first - 1


def _opens_with_day(line: Line, floor: int, subject: int) -> bool:
    """Whether the words that open a sentence tell when its subject spoke, and are no clause of their own."""
    opens, behind = line.lows[floor], line.lows[floor + 1]
    if opens not in _OPENS_DAY and (opens not in _OPENS_SPEECH or behind in _WHAT_ABOUT):
        return False
    return not any(finite(line, at) for at in range(floor + 1, subject))


def _behind(line: Line, cue: int) -> int:
    """The last token of the words that attribute: the cue and what follows it up to the next mark."""
    end, limit = cue, min(len(line.words) - 1, cue + _CLAUSE)
    while end < limit and line.words[end + 1] != QUOTE and not line.ends_sentence(end):
        end += 1
    return end
