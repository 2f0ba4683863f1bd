"""Whom "he" or "she" means: the person a reader has in mind at that point of the text.

People named before the pronoun, outside marked words and as far as a few paragraphs, are weighed by a small
linear ranker: how near they stand, whether they are the subject of their sentence or speak in it, whether they
spoke last, whom the pronoun before this one meant. Its weights are trained by `bench/train_ranker.py`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.attribution.cast.mention import Mention
from quotes.attribution.cast.mentions import Mentions
from quotes.attribution.cast.names import CAPITALISED_RUN, Name, bare
from quotes.attribution.cast.people import People
from quotes.attribution.cast.runs import named
from quotes.attribution.cast.surroundings import SENTENCE_END
from quotes.attribution.cast.weighing import FEATURES, Standing, human, named_in, nameless, values, weigh
from quotes.attribution.marks import Mark

# How far back a pronoun may point (code points): nine pronouns in ten have their name within 600.
_WINDOW = 1800
# How far ahead a pronoun without any name before it may point (code points).
_AHEAD = 400
# The pronoun before this one is looked for so far back, and as many are followed one after another.
_CHAIN, _LINKS = 400, 3
# A smaller lead of the best candidate over the next leaves two readings open (logits).
MARGIN = 0.04
# A lead beyond doubt (at 2 five of 357 were wrong, at 1.5 six of 403), and that of one without a rival.
CLEAR = 2.0
_ALONE = 9.0
# The letter stands before the look behind it: a search for one letter runs several times as fast.
_SUBJECTS = {
    "m": re.compile(r"[Hh](?<![\w'’].)e(?![\w'’])"),
    "f": re.compile(r"[Ss](?<![\w'’].)he(?![\w'’])"),
}
# "He told Ada Krantz", "she called Finch a": what is said of a subject names somebody else (binding theory, principle C).
# It ends where another clause begins ("he snapped when Fry asked whether Dane would go": he is Dane).
_PREDICATE = re.compile(
    r"(?:[Hh]e|[Ss]he)\b(?>(?:[^.;:, —–“”\"\n]|,(?! (?:and|but|so|who|whose|which|where|though|although)\b)"
    r"| (?!(?:when|while|as|after|before|because|if|once|since|until)\b)){0,200})"
)
# Somebody else of whom marked words speak.
_THEM = {
    "m": re.compile(r"[Hh](?<![\w'’].)(?:e|im|is)(?!\w)"),
    "f": re.compile(r"[SsHh](?<![\w'’].)(?:(?<=[Ss])he|(?<=[Hh])ers?)(?!\w)"),
}
# So many who spoke are kept in mind.
_MANY = 32
# Words that a pronoun leads up to stand no farther behind it, and so much of them is looked at (code points).
_CLAUSE, _QUOTED = 150, 1500
# "Asked about Finch, he said": whoever is asked about is not the one who answers.
_ASKED = re.compile(
    r"[\s”\"’')]*+(?>(?:(?:When|After|While) )?)(?>(?:(?:he|she) (?:was|is) )?)(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\b"
)
# "Meeting Finch, she said": whoever the opening participle is about is not the subject behind it.
_OPENING = re.compile(
    r"[\s”\"’')]*+(?>(?:(?:After|Before|While|In|By|When) )?)(?:[A-Z][a-z]++(?<=ing)|[a-z]++(?<=ing))\b[^;:“”\"]*+$"
)
# Somebody without a rival who weighs less (logits) was named too long ago to be beyond doubt.
_FAR_AWAY = -3.0
# And with a rival, whoever weighs less: of four such one was wrong.
_DISTANT = -1.0
# So little (logits) a first name alone may weigh.
_NEAR = 0.6


class Choice(NamedTuple):
    """The person a pronoun most likely means, and by how much the next candidate trails (logits).

    `clear`: nobody else of that gender is named in reach, or all others trail by far. Of the tuned half's 434
    pronouns, each judged by weights trained on other articles, seven in ten are clear and 99 in 100 of those right.
    """

    name: Name
    lead: float
    clear: bool


class _View(NamedTuple):
    """Whom the text in front of a pronoun names, each with their places, the latest first.

    `latest` is who was the subject of a sentence last, at `governs`; `own` who is first in the pronoun's own paragraph.
    """

    seen: dict[Name, list[Mention]]
    latest: Name | None
    own: Name | None
    governs: int


class Pronouns:
    """The pronouns of one text and whom each means."""

    __slots__ = ("_chain", "_closings", "_learnt", "_marks", "_mentions", "_spoke", "_text")

    def __init__(self, text: str, people: People, marks: Sequence[Mark]) -> None:
        self._text, self._marks = text, marks
        self._closings = [mark.closing for mark in marks]
        self._mentions = Mentions(text, people, marks)
        self._chain: dict[int, Name | None] = {}
        # Whether somebody whose first name does not tell is "he" or "she", once a pronoun has told.
        self._learnt: dict[tuple[str, ...], str] = {}
        # Where those spoke last who were not named there.
        self._spoke: list[Mention] = []

    def spoke(self, person: Name, at: int) -> None:
        """Note that somebody spoke at an offset without being named: a reader has them in mind from there."""
        if self._spoke and self._spoke[-1].start >= at:
            return
        self._spoke.append(Mention.unnamed(self._text, at, person))
        if len(self._spoke) > _MANY:
            del self._spoke[: _MANY // 2]

    def resolve(self, at: int, gender: str, spoke_last: tuple[str, ...]) -> Choice | None:
        """The person a pronoun of the given gender at offset `at` means, None where nobody fits."""
        choice = self._resolve(at, gender, spoke_last, _LINKS)
        if choice is not None and not choice.name.gender and choice.lead >= MARGIN:
            self._learnt.setdefault(choice.name.words, gender)
        return choice

    def _resolve(self, at: int, gender: str, spoke_last: tuple[str, ...], links: int) -> Choice | None:
        seen = self._candidates(at, gender, spoke_last, links)
        ranked = sorted(
            ((weigh(values_), name) for name, (_, values_) in seen.items()),
            key=lambda pair: (-pair[0], pair[1].words),
        )
        if not ranked:
            return None
        if len(ranked) > 1 and self._turns_to(ranked, seen):
            ranked[:2] = [ranked[1], ranked[0]]
            return Choice(ranked[0][1], MARGIN, False)
        best = ranked[0][1]
        nearest = seen[best][0]
        # Whoever is meant by a last name that several share is never beyond doubt.
        surely = nearest.sure or nearest.name != best
        if len(ranked) == 1:
            clear = bool(best.gender) and ranked[0][0] > _FAR_AWAY and surely
            return Choice(best, _ALONE, clear)
        lead = ranked[0][0] - ranked[1][0]
        return Choice(best, lead, lead > CLEAR and ranked[0][0] > _DISTANT and surely)

    def _turns_to(
        self, ranked: Sequence[tuple[float, Name]], seen: dict[Name, tuple[Mention, tuple[float, ...]]]
    ) -> bool:
        """Whether the sentence right before turns to the second choice, whose name tells no gender ("Takeda disagrees.").

        A first name that tells one is weighed for more than where somebody stands.
        """
        (best, first), (next_, second) = ranked[:2]
        if second.gender or not first.gender or nameless(second) or best - next_ > _NEAR:
            return False
        told = dict(zip(FEATURES, seen[second][1], strict=True))
        turned = told["latest"] and told["latest_subject"] and told["own_subject"] and told["sentence_start"]
        other = dict(zip(FEATURES, seen[first][1], strict=True))
        return bool(turned) and told["sentences"] < other["sentences"]

    def pointed(self, at: int, gender: str, spoke_last: tuple[str, ...], lead: float = CLEAR) -> Name | None:
        """The person of a name whom a text at an offset calls "the old man" or "the Czech"; no `gender`: either.

        `lead`: so much (logits) the next one has to trail.
        """
        weighed: dict[Name, float] = {}
        for fitting in gender or "mf":
            for name, values_ in self.candidates(at, fitting, spoke_last).items():
                if not nameless(name):
                    weighed[name] = weigh(values_)
        best = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0].words))[:2]
        return best[0][0] if len(best) == 1 or (best and best[0][1] - best[1][1] > lead) else None

    def ahead(self, at: int, gender: str) -> Name | None:
        """The first person of that gender named in full behind a pronoun that opens a story, and behind its own clause."""
        clause = _PREDICATE.match(self._text, at)
        start = clause.end() if clause is not None else at
        for match in CAPITALISED_RUN.finditer(self._text, start, at + _AHEAD):
            name = named(match.group())
            if name is not None and len(name.words) > 1 and name.gender == gender:
                return name
        return None

    def candidates(self, at: int, gender: str, spoke_last: tuple[str, ...]) -> dict[Name, tuple[float, ...]]:
        """The people whom a pronoun can mean, each with the values of `FEATURES`."""
        seen = self._candidates(at, gender, spoke_last, _LINKS)
        return {name: values_ for name, (_, values_) in seen.items()}

    def _candidates(
        self, at: int, gender: str, spoke_last: tuple[str, ...], links: int
    ) -> dict[Name, tuple[Mention, tuple[float, ...]]]:
        """Whom a pronoun can mean: where each was named last, and the values of `FEATURES`."""
        floor = max(0, at - _WINDOW)
        self._mentions.read(floor, at)
        view = self._in_view(at, floor, gender)
        seen = self._others(at, human(view.seen))
        chained = (
            self._before(at, max(view.governs, floor), gender, spoke_last, links) if len(seen) > 1 else None
        )
        told = self._told(at)
        of_others = any(_THEM[gender].search(self._text, *span) for span in told)
        ends = self._mentions.ends
        ends = ends[bisect_left(ends, floor) : bisect_left(ends, at)]
        return {
            name: (
                places[0],
                values(
                    self._text,
                    places,
                    at,
                    ends,
                    Standing(
                        spoke_last=name.text in spoke_last,
                        chained=name == chained,
                        latest=place == 0,
                        latest_subject=name == view.latest,
                        own_subject=name == view.own,
                        quoted=named_in(self._text, name, told),
                        of_others=of_others,
                    ),
                ),
            )
            for place, (name, places) in enumerate(seen.items())
        }

    def _in_view(self, at: int, floor: int, gender: str) -> _View:
        """Whom the text between `floor` and `at` names or describes, whom a pronoun of this gender fits."""
        seen: dict[Name, list[Mention]] = {}
        learnt = self._learnt
        latest: Name | None = None
        own: Name | None = None
        governs = 0
        paragraph = self._text.rfind("\n", 0, at) + 1
        sentence = self._mentions.sentence(at)
        asked = _ASKED.match(self._text, sentence) is not None or (
            self._text[at - 2 : at] == ", " and _OPENING.match(self._text, sentence, at) is not None
        )
        for mention in self._latest():
            start = mention.start
            if start < floor:
                break
            if start >= at or mention.kin == gender:
                continue
            if asked and sentence <= start and not mention.look().subject:
                continue
            name = mention.as_(gender)
            if name is None or (learnt and learnt.get(name.words, gender) != gender):
                continue
            seen.setdefault(name, []).append(mention)
            if latest is None and mention.look().subject:
                latest, governs = name, start
            if own is None and start >= paragraph and mention.look().subject and mention.first:
                own = name
        return _View(seen, latest, own, governs)

    def _latest(self) -> Iterator[Mention]:
        """Everybody named or heard so far, the latest first."""
        named, spoke = self._mentions.found, self._spoke
        here, there = len(named) - 1, len(spoke) - 1
        while here >= 0 or there >= 0:
            if there < 0 or (here >= 0 and named[here].start >= spoke[there].start):
                yield named[here]
                here -= 1
            else:
                yield spoke[there]
                there -= 1

    def _others(self, at: int, seen: dict[Name, list[Mention]]) -> dict[Name, list[Mention]]:
        """Without whoever the pronoun's own clause names ("he told Krantz"), and whoever put the question that the
        words answer ("a clerk asked")."""
        clause = _PREDICATE.match(self._text, at)
        runs = CAPITALISED_RUN.finditer(clause.group()) if clause is not None else ()
        beside = tuple(bare(run.group()) for run in runs)
        asked = self._answers(at)
        if not (beside or asked):
            return seen
        return {
            name: mentions
            for name, mentions in seen.items()
            if not any(_named_by(run, name) for run in beside) and not (asked and nameless(name))
        }

    def _answers(self, at: int) -> bool:
        """Whether the words before a pronoun answer a question in another paragraph."""
        near = bisect_right(self._closings, at) - 1
        if near < 1 or at - self._marks[near].closing > _CLAUSE:
            return False
        put, answered = self._marks[near - 1], self._marks[near]
        asks = self._text[put.end - 1] == "?" and self._text[answered.end - 1] != "?"
        return asks and "\n" in self._text[put.closing : answered.opening]

    def _before(
        self, at: int, since: int, gender: str, spoke_last: tuple[str, ...], links: int
    ) -> Name | None:
        """Whom the pronoun before this one means, in the same paragraph and outside marks."""
        if not links:
            return None
        floor = max(self._text.rfind("\n", 0, at) + 1, at - _CHAIN, since)
        place = -1
        for match in _SUBJECTS[gender].finditer(self._text, floor, at):
            if not self.marked(match.start()):
                place = match.start()
        if place < 0:
            return None
        if place not in self._chain:
            choice = self._resolve(place, gender, spoke_last, links - 1)
            self._chain[place] = choice.name if choice is not None else None
        return self._chain[place]

    def _told(self, at: int) -> list[tuple[int, int]]:
        """The marked words right before a pronoun and those that it leads up to, in one sentence with it."""
        near = bisect_left(self._closings, at)
        found = []
        for mark in self._marks[max(0, near - 1) : near + 1]:
            start, end = (mark.closing, at) if mark.closing <= at else (at, mark.opening)
            if 0 <= end - start < _CLAUSE and SENTENCE_END.search(self._text, start, end) is None:
                found.append((max(mark.start, mark.end - _QUOTED), mark.end))
        return found

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """The marks that stand between two offsets."""
        first = bisect_left(self._marks, start, key=lambda mark: mark.opening)
        last = bisect_right(self._closings, end)
        return list(self._marks[first:last])

    def marked(self, at: int) -> bool:
        """Whether an offset stands inside marks."""
        inside = bisect_left(self._closings, at)
        return inside < len(self._marks) and self._marks[inside].opening < at


def _named_by(run: str, name: Name) -> bool:
    """Whether a run of capitalised words can name somebody: "Finch" any Finch, "Ada Finch" and "Ms Ada Finch" no Ben Finch."""
    if " " not in run:
        return run == name.words[-1]
    return len(name.words) > 1 and f" {run}".endswith(f" {name.text}")
