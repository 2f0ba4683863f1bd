"""Whose words a marked stretch carries, by the grammar of the sentence around it.

Three places are looked at in turn: behind the mark, before it, and the parenthesis that ends the sentence.
What a rule is worth is measured by `make bench-extraction`, and its confidence follows (`quotes/attribution/rules/tiers.py`).
"""

from quotes.attribution.cast.names import PLACES
from quotes.attribution.grammar.capitals import is_title
from quotes.attribution.grammar.cues import DASHES, SPEECH, SUBORDINATORS, speaks
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.rules.asides import lettered
from quotes.attribution.rules.disclaimers import SIGHT, disclaimed
from quotes.attribution.rules.disowned import disowned
from quotes.attribution.rules.doubts import LOOSE, doubtful, rumoured, spoken_for
from quotes.attribution.rules.endings import closing
from quotes.attribution.rules.evidence import Found
from quotes.attribution.rules.following import after
from quotes.attribution.rules.leading import OPEN, before
from quotes.attribution.rules.questions import in_question
from quotes.attribution.rules.reporters import teller

# Behind part of a sentence a verb that no list knows, or a clause without a comma, is weaker than what leads up to it:
# "Finch told police it was “only a coat”, a court heard".
_FAINT = ("unknown-verb", "subject-verb-after-open")
# Verbs with an object and what it is told of.
_OF = frozenset(("accused", "warned", "assured", "reminded", "told", "informed"))
# Tokens of a credit between two marks.
_CREDIT = 8
_PAIR = 2
# Tokens of the shortest clause that leads up to marked words ("she said,").
_CLAUSE = 3
_TELLING = ("subject-verb-after", "verb-subject-after", "unknown-verb")
# What opens a clause that only tells what else somebody did, and how many tokens it has up to the marks at most.
_BESIDES = frozenset(("after", "before", "while", "when", "on", "upon", "by"))
_OPENING = 4
_WRITERS = frozenset(("i", "we"))
_TOLD = frozenset(("subject-verb-before", "subject-verb-before-apart", "speech-before", "participle"))


def attributed(line: Line, k: int) -> Found | None:
    """The phrase that speaks the words of mark `k`, where its own sentence names one."""
    found = _attributed(line, k)
    if found is None:
        return None
    if found.phrase is not None and not found.denied and disowned(line, k, found):
        return found._replace(denied=True)
    if (who := teller(line, found)) is not None:
        found = found._replace(teller=who)
    rumour = rumoured(line, found)
    if rumour and disclaimed(line.text[line.marks[k].end : line.marks[k].end + SIGHT]):
        return found._replace(denied=True)
    loose = found.rule in LOOSE and doubtful(line, found, line.quotes[k])
    if rumour or loose or spoken_for(line, found) or lettered(line, found):
        return found._replace(rule=f"{found.rule}/weak")
    return found


def _attributed(line: Line, k: int) -> Found | None:
    asked = in_question(line, k)
    if asked is not None:
        return asked
    if (same := _over_semicolon(line, k)) is not None:
        return same
    if _in_first_clause(line, k):
        return before(line, k) or after(line, k) or closing(line, k)
    if _work_done_with(line, k):
        return None
    behind = after(line, k)
    if behind is not None and _tells_as(line, behind):
        behind = None
    if behind is not None and (relayed := _relayed(line, k, behind)) is not None:
        return relayed
    if behind is not None and not _part(line, k):
        return _held(line, k) or behind if behind.rule in _FAINT else behind
    ahead = before(line, k)
    if behind is not None and ahead is not None and not ahead.denied and _of_writer(line, behind):
        # "But when Finch says that it must “earn its place”, I would ask her": the writer says nothing in the marks.
        return ahead
    if behind is not None:
        # "The mayor did not call it “a farce”, his office said": nobody has said the words.
        # "Lee had promised that “…”, according to Kay": Lee's, as Kay tells it.
        if ahead is not None and not ahead.denied and _closes(line, k):
            return ahead
        told = ahead is not None and behind.rule == "according-to" and _has_said(line, ahead)
        if ahead is not None and (ahead.denied or told or behind.rule in _FAINT or _goes_on(line, behind)):
            return ahead
        return behind if line.words[line.quotes[k] - 1] in DASHES else _retold(behind, ahead)
    if ahead is not None and not ahead.denied:
        # "Krantz wanted it “rather quiet” for all, Finch said": the outermost reporter.
        outer = closing(line, k) if ahead.rule in OPEN else None
        return (
            outer if outer is not None and (ahead.rule == "stance-before" or _reports(line, outer)) else ahead
        )
    return ahead or closing(line, k)


def _work_done_with(line: Line, k: int) -> bool:
    """Whether a title is what somebody did something with before they spoke ("After singing “The Long Count,” Finch told")."""
    q = line.quotes[k]
    if q == 0 or not line.lows[q - 1].endswith("ing") or speaks(line, q - 1):
        return False
    opens = line.sentence_start(q - 1)
    mark = line.marks[k]
    return (
        q - opens <= _OPENING and line.lows[opens] in _BESIDES and is_title(line.text[mark.start : mark.end])
    )


def _relayed(line: Line, k: int, behind: Found) -> Found | None:
    """Whoever "said" right before words that somebody else tells of behind them ("he said, “I will,” the court heard")."""
    q = line.quotes[k]
    if q < _CLAUSE or line.words[q - 1] not in (",", ":") or line.lows[q - 2] not in SPEECH:
        return None
    if (
        behind.phrase is None
        or not behind.rule.startswith(_TELLING)
        or line.sentence_start(q - 1) > q - _CLAUSE
    ):
        return None
    ahead = before(line, k)
    if ahead is None or ahead.phrase is None or ahead.cue is None or ahead.cue[1] != q - 2:
        return None
    return ahead._replace(teller=behind.phrase)


def _held(line: Line, k: int) -> Found | None:
    """Whose verb stands right before marked words ("worked the hall, praising “Ada's good sense” as he promised more")."""
    ahead = before(line, k)
    beside = ahead is not None and ahead.cue is not None and ahead.cue[1] == line.quotes[k] - 1
    return ahead if beside and ahead is not None and ahead.rule in ("stance-before", "participle") else None


def _goes_on(line: Line, behind: Found) -> bool:
    """Whether what looks like a verb before its subject is the next verb of a row ("“…,” accused the paper of “…” and")."""
    if behind.rule != "verb-subject-after" or behind.phrase is None or behind.cue is None:
        return False
    return line.lows[behind.cue[1]] in _OF and line.lows[behind.phrase.last + 1 : behind.phrase.last + 2] == [
        "of"
    ]


def _of_writer(line: Line, found: Found) -> bool:
    """Whether who speaks is "I" or "we"."""
    phrase = found.phrase
    return phrase is not None and phrase.kind == "pronoun" and line.lows[phrase.first] in _WRITERS


def _closes(line: Line, k: int) -> bool:
    """Whether a part of a sentence ends it, so that a capital opens the next ("called her “a goat!” Finch replied")."""
    q = line.quotes[k]
    return line.text[line.marks[k].end - 1] in "!?" and line.words[q + 1][:1].isupper()


def _tells_as(line: Line, behind: Found) -> bool:
    """Whether what looks like a subject behind its verb is its object ("put it “high,” described the mood as “…”")."""
    if behind.rule != "verb-subject-after" or behind.phrase is None:
        return False
    return line.words[behind.phrase.last + 1 : behind.phrase.last + 3] == ["as", QUOTE]


def _over_semicolon(line: Line, k: int) -> Found | None:
    """Who goes on behind a semicolon: "“It was not lost,” said Finch; “it was filed.”"."""
    q = line.quotes[k]
    if not k or line.words[q - 1] != ";" or q - line.quotes[k - 1] > _CREDIT:
        return None
    found = after(line, k - 1)
    if found is None or found.phrase is None or found.cue is None or found.denied:
        return None
    return found if max(found.phrase.last, found.cue[1]) == q - 2 else None


def _has_said(line: Line, ahead: Found) -> bool:
    """Whether somebody's verb of speech leads up to the words, so that whoever comes behind only tells of it."""
    if ahead.rule not in _TOLD or ahead.cue is None or ahead.phrase is None:
        return False
    place = " ".join(line.words[ahead.phrase.first : ahead.phrase.last + 1]) in PLACES
    return line.lows[ahead.cue[1]] in SPEECH and not place


def _retold(behind: Found, ahead: Found | None) -> Found:
    """The finding behind a part of a sentence, doubted where the words before it have a speaker of their own.

    "Her friends called it “a farce,” Finch said": the friends' words as Finch tells them.
    """
    if (
        ahead is None
        or ahead.phrase is None
        or ahead.phrase.kind == "pronoun"
        or ahead.phrase == behind.phrase
    ):
        return behind
    return behind if behind.rule == "according-to" else behind._replace(rule=f"{behind.rule}/unsure")


def _reports(line: Line, outer: Found) -> bool:
    """Whether all that a sentence says is reported by whom its end names ("…, says Finch", "…, Finch said.")."""
    if outer.phrase is None or outer.cue is None or outer.phrase.kind == "pronoun":
        return False
    verb = outer.cue[1]
    if outer.phrase.first == verb + 1:
        return outer.phrase.kind == "name"
    return (
        line.words[verb + 1 : verb + 2] in ([], ["."])
        and line.lows[line.sentence_start(verb)] not in SUBORDINATORS
    )


def _part(line: Line, k: int) -> bool:
    """Whether the marked words are a part of the sentence around them."""
    q = line.quotes[k]
    return q > 0 and not line.ends_sentence(q - 1) and line.text[line.marks[k].start].islower()


def _in_first_clause(line: Line, k: int) -> bool:
    """Whether a part of a sentence is marked inside "While Finch called it a “…,” Krantz said"."""
    q = line.quotes[k]
    if q == 0 or line.ends_sentence(q - 1):
        return False
    floor = line.sentence_start(q - 1)
    return (
        line.lows[floor] in SUBORDINATORS
        and line.lows[floor] not in ("as", "that")
        and (
            not (commas := line.words[floor:q].count(","))
            or (commas == _PAIR and _apposed_subject(line, k, floor))
        )
    )


def _apposed_subject(line: Line, k: int, floor: int) -> bool:
    """Whether the commas before marked words only set a name apart ("While the envoy, Ada Finch, spoke of “…,”")."""
    ahead = before(line, k)
    if ahead is None or ahead.phrase is None or ahead.cue is None or not ahead.phrase.names:
        return False
    first, last = ahead.phrase.names[0]
    apart = line.words[first - 1] == "," == line.words[last + 1]
    return apart and "," not in line.words[floor : first - 1] and ahead.cue[1] > last
