"""Words that stand in a question somebody is asked: "Asked whether it was “a small spill”, Finch said no"."""

from quotes.attribution.grammar.cues import CONJUNCTIONS, PRONOUNS, SUBORDINATORS, finite, is_adverb, speaks
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import BE, Found

# What leads up to a question that somebody is asked ("When he was asked, “…?” Finch laughed").
_ASKED = frozenset(("asked", "questioned", "pressed"))
_QUESTION = words("grammar_questions")
# Verbs that open a question whether something is so.
WHETHER = frozenset(("did", "does", "do", "has", "have", "had", "would", "will", "could", "might"))
# "Asked," and the like are no fewer tokens.
_LEAD = 2
# A question that the writer throws in ("And the noise?") is no longer, its mark included (tokens).
_IN_PASSING = 6
# A question that is told is no longer before its marked words (tokens).
_LONGEST = 25


def in_question(line: Line, k: int) -> Found | None:
    """The asker of the question in which the words of mark `k` stand, nobody where none is named."""
    if line.quotes[k] < _LEAD:
        return None
    if _wondered(line, k):
        return Found(None, None, "question")
    return Found(None, None, "question") if _put_to_somebody(line, k) else _told(line, line.quotes[k])


def _wondered(line: Line, k: int) -> bool:
    """Whether the sentence around the marks asks if somebody said the words: "Did Finch say “…”?".

    "Why did Finch say “…”?" takes it for said.
    """
    q = line.quotes[k]
    floor = line.sentence_start(q - 1)
    if line.ends_sentence(q - 1) or line.lows[floor] not in WHETHER or q - floor > _LONGEST:
        return False
    verb = q - 2 if line.words[q - 1] in (",", ":", "that") else q - 1
    return verb > floor + 1 and speaks(line, verb) and (line.words[q + 1 : q + 2] == ["?"] or asks(line, k))


def by_pronoun(line: Line, found: Found) -> bool:
    """Whether "he said" or "she said" credits words."""
    return found.phrase is not None and PRONOUNS.get(line.lows[found.phrase.first]) in ("m", "f")


def asks(line: Line, k: int) -> bool:
    """Whether the words of mark `k` are a question."""
    return line.text[line.marks[k].end - 1] == "?"


def described(asking: Found | None) -> bool:
    """Whether whoever asks has no name ("a reporter asked")."""
    return asking is not None and asking.phrase is not None and asking.phrase.kind == "description"


def _told(line: Line, q: int) -> Found | None:
    """ "asked whether it was “…”": the marked words are a part of what was put to somebody, not of the answer.

    No comma parts them from "asked", and no second verb of the sentence, nor one of speech, stands in between.
    """
    if line.ends_sentence(q - 1) or _ASKED.isdisjoint(line.lows[max(0, q - _LONGEST) : q]):
        return None
    for at in range(q - 1, max(0, q - _LONGEST) - 1, -1):
        word, low = line.words[at], line.lows[at]
        if low in _ASKED and _passive(line, at):
            return _asker(line, at, q)
        goes_on = low in CONJUNCTIONS and finite(line, at + 1)
        if word in (",", ":", ";") or goes_on or line.ends_sentence(at) or speaks(line, at):
            return None
    return None


def _put_to_somebody(line: Line, k: int) -> bool:
    """Whether the marked words are a question of nobody who is named: "(when she was) asked, “…?”"."""
    q = line.quotes[k]
    mark = line.marks[k]
    if line.text[mark.end - 1] != "?":
        return False
    verb = q - 2 if line.words[q - 1] in (",", ":", "if", "whether") else q - 1
    if line.lows[verb] not in _ASKED:
        return False
    floor = line.sentence_start(verb)
    opens = verb == floor or (verb == floor + 1 and line.lows[floor] in SUBORDINATORS)
    return opens or line.lows[verb - 1] in BE


def _passive(line: Line, verb: int) -> bool:
    """Whether somebody is asked: "asked" opens its clause, or stands behind a form of "be"."""
    at = verb - 1
    while at >= 0 and line.lows[at] not in BE and is_adverb(line.words[at]):
        at -= 1
    if at >= 0 and line.words[at] == "," and _behind_participle(line, at):
        return False
    if at < 0 or line.words[at] == "," or line.ends_sentence(at) or line.lows[at] in BE:
        return True
    return line.lows[at] in SUBORDINATORS and (
        at == 0 or line.words[at - 1] == "," or line.ends_sentence(at - 1)
    )


def _behind_participle(line: Line, comma: int) -> bool:
    """Whether a comma closes an aside that opens with a participle ("Finch, turning to face the chair, asked how")."""
    for at in range(comma - 1, max(0, comma - _LONGEST), -1):
        if line.words[at] == ",":
            return line.lows[at + 1].endswith("ing") or line.lows[at + 1] in SUBORDINATORS
        if line.ends_sentence(at):
            break
    return False


def _asker(line: Line, verb: int, q: int) -> Found | None:
    """Whoever stands behind "asked by", if a question follows before the marks."""
    asking = phrase_right(line, verb + 2, q) if line.lows[verb + 1] == "by" else None
    question = verb + 1 if asking is None else asking.last + 1
    if question >= q or line.lows[question] not in _QUESTION:
        return None
    if asking is None:
        return Found(None, None, "question")
    return Found(asking, (verb, verb), "asked-by")


def asked_in_passing(line: Line, k: int) -> bool:
    """Whether a question without a verb stands alone before marked words, which go on answering ("By whom? “By them.”")."""
    q = line.quotes[k]
    if not 1 < q <= _IN_PASSING or line.words[q - 1] != "?" or line.sentence_start(q - 2) > 0:
        return False
    return not any(finite(line, at) or line.lows[at] in BE or line.lows[at] in WHETHER for at in range(q - 1))
