"""A credit typed before or behind the claimed words: "I will never go, said Mara Lund" claims "I will never go".

So do "I will never go — Mara Lund", "Mara Lund: I will never go", "I will never go (Mara Lund)" and tags, handles and
addresses behind the words ("#ferry @lund https://example.org").

One set into their middle is seen where the words are compared (`quotes.wording.canon.reporting`).
"""

import re
from dataclasses import replace
from functools import cache

from quotes import lexicon
from quotes.text import words as words_of
from quotes.verdicts import PRECEDENCE, Finding, Verdict

KIND = "credit_beside"
# These need no other reading.
SETTLED = frozenset({"exact", "excerpt"})
_MARK = "[\"“”„«»‘’']?"
_NAME = r"(?!I\b)[A-Z][\w.'’-]{0,30}"
# Who speaks: a pronoun, a name, an office or a trade behind an article.
_WHO = (
    rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:[\w'’-]{{1,30}} ){{0,2}}[\w'’-]{{1,30}}|{_NAME}(?: {_NAME}){{0,3}})"
)
_VERB = "([a-z]{3,20})"
_BEFORE = re.compile(rf"\A\s{{0,3}}({_WHO} {_VERB}):\s{{1,3}}{_MARK}")
_BEHIND = re.compile(rf"(?:[,—–]|(?<=[?!])){_MARK}\s{{1,3}}({_WHO} {_VERB}|{_VERB} {_WHO})\.?\s{{0,3}}\Z")
_PERSON = rf"{_NAME}(?: (?:(?:de|la|van|der|von|bin|al|el|da|di|del|le|du|ten) )?{_NAME}){{0,3}}"
# What may stand behind a name: the office, the year.
_MORE = r"(?:,? [^()\[\]\n#@]{1,60})?"
_LABEL = re.compile(rf"\A\s{{0,3}}({_PERSON})(?: ?\([^()]{{1,60}}\))?:\s{{1,3}}{_MARK}")
_SIGNED = re.compile(
    rf"(?:\s{{1,3}}[-–—―~]{{1,2}}|(?<=\S)[–—―]) ?({_PERSON})(?:,{_MORE})?\W{{0,9}}\Z"
    rf"|\s{{0,3}}[(\[](?:[-–—] ?)?({_PERSON})(?:,{_MORE})?[)\]]\W{{0,9}}\Z"
)
# What a signature begins with, behind up to three spaces: most claims have none of it.
_SIGN = re.compile(r"[-–—―~(\[]")
_SPACES = 3
_TAGS = re.compile(r"(?:\s{1,9}(?:[#@]\w{1,80}|https?://\S{1,300}|www\.\S{1,300}))+\W{0,9}\Z")
# What every tag and address has; most claims have none of it.
_TAG_SIGNS = ("#", "@", "://", "www.")
# A name in brackets right behind a word tells who is meant there, or who speaks: "we met her (Mara Lund)".
_GLOSS = re.compile(r"\w\s{0,3}[(\[][^()\[\]]{1,120}[)\]]\W{0,9}\Z")
# Characters at the end of a claim in which such a credit stands.
_REACH = 160
# Words of the longest credit with a verb, among the last of which that verb is.
_CREDIT = 5
# The share of a longer clause that the record has where it tells of somebody else's words itself.
_HELD = 0.75
# Characters of a credit that are shown.
_SHOWN = 80
# And those in which tags and addresses do.
_TAGGED = 600
# What denies that somebody spoke: "Lund never said".
_DENYING = frozenset({"never", "not", "denies", "denied", "deny", "denying"})


def without_credit(claim: str) -> tuple[str, str]:
    """The claimed words without the credit before or behind them, and that credit; both empty where there is none."""
    tagged = any(sign in claim for sign in _TAG_SIGNS)
    tags = _TAGS.search(claim, max(0, len(claim) - _TAGGED)) if tagged else None
    bare = claim[: tags.start()] if tags is not None else claim
    found = _told(bare) or _named(bare)
    words, credit = bare, ""
    if found is not None:
        words = bare[: found.start()] + bare[found.end() :]
        credit = next(filter(None, found.groups())).rstrip(".")
    set_aside = " ".join(filter(None, (credit, tags[0].strip() if tags is not None else "")))
    return (words.strip(), set_aside) if words.strip() and set_aside else ("", "")


def who(credit: str) -> str:
    """Who is named in a credit that `without_credit` gave ("said Mara Lund #quay"), empty for nobody."""
    words = _TAGS.sub("", f" {credit}").split()
    if words and words[0] in _verbs():
        words = words[1:]
    elif words and words[-1] in _verbs():
        words = words[:-1]
    name = " ".join(words)
    return name if re.fullmatch(_PERSON, name) else ""


def _told(claim: str) -> re.Match[str] | None:
    """A name with a verb of speech beside the words."""
    within = max(0, len(claim) - _REACH)
    found = _BEFORE.match(claim) if ":" in claim else None
    if found is None and not _verbs().isdisjoint(
        word.rstrip(".") for word in claim[within:].split()[-_CREDIT:]
    ):
        found = _BEHIND.search(claim, within)
    return found if found is not None and {*found.groups()[1:]} & _verbs() else None


def _named(claim: str) -> re.Match[str] | None:
    """A name alone before a colon, behind a dash or in brackets at the end, of which not every word is a common one."""
    found = (_LABEL.match(claim) if ":" in claim else None) or _signed(claim)
    if found is None:
        return None
    name = next(filter(None, found.groups()))
    return found if any(word.lower().strip(".") not in _common() for word in name.split()) else None


def _signed(claim: str) -> re.Match[str] | None:
    """A name behind a dash or in brackets at the end of a claim."""
    within = max(0, len(claim) - _REACH)
    sign = _SIGN.search(claim, within)
    return _SIGNED.search(claim, max(within, sign.start() - _SPACES)) if sign is not None else None


def on_record(verdict: Verdict, bare: str) -> bool:
    """Whether the record has the credit too, as a transcript has its labels: it is then none of the claimant's own.

    `bare` are the claimed words without it.
    """
    start = verdict.claim.find(bare)
    if start < 0 or not verdict.edits:
        return False
    end, first, last = start + len(bare), verdict.edits[0], verdict.edits[-1]
    before = (first.op == "equal" and first.claim_end >= start) or _held(verdict, 0, start)
    behind = (last.op == "equal" and last.claim_start <= end) or _held(verdict, end, len(verdict.claim))
    return before and behind


def _held(verdict: Verdict, low: int, high: int) -> bool:
    """Whether nothing stands in a part of a claim, or a clause of which the record has nearly every word."""
    words = len(words_of(verdict.claim[low:high]))
    kept = sum(
        len(words_of(verdict.claim[max(low, edit.claim_start) : min(high, edit.claim_end)]))
        for edit in verdict.edits
        if edit.op == "equal" and edit.claim_start < high and edit.claim_end > low
    )
    return words == 0 or (words > _CREDIT and kept >= _HELD * words)


def may_be_read(verdict: Verdict, credit: str, speaker: str) -> bool:
    """Whether words are to be read without a credit: those that agree as they are only where it surely is one."""
    end = verdict.claim[-_REACH:]
    return verdict.wording != "minor" or (speaker != "" and not (credit in end and _GLOSS.search(end)))


def better(one: Verdict, other: Verdict) -> bool:
    """Whether a second reading of a claim explains it better than the first."""
    first, second = PRECEDENCE.index(one.wording), PRECEDENCE.index(other.wording)
    return second > first or (second == first != 0 and other.score > one.score)


def told(verdict: Verdict, credit: str) -> Verdict:
    """The verdict on the words alone, with a finding that says what was left out of them."""
    tags = credit.startswith(("#", "@", "http", "www."))
    denied = any(word in _DENYING or word.endswith("n't") for word in words_of(credit))
    whose = "it is about who said them" if denied else "it says who speaks"
    why = "tags and addresses are no words of the quotation" if tags else whose
    short = credit if len(credit) <= _SHOWN else f"{credit[:_SHOWN].rstrip()} …"
    note = f"“{short}” was left out of the claimed words: {why}."
    found = Finding(KIND, credit, "", KIND, note=note)
    return replace(
        verdict,
        summary=f"{verdict.summary} {note}",
        findings=(*verdict.findings, found),
        rules=(*verdict.rules, KIND),
    )


@cache
def _verbs() -> frozenset[str]:
    """Verbs of speech as they stand beside a subject: "said", "says", "say", never "saying"."""
    return frozenset(word for word in lexicon.words("cues_speech") if not word.endswith("ing"))


@cache
def _common() -> frozenset[str]:
    """Words that are no name by themselves: "Remember: I will go" names nobody."""
    return frozenset(line.partition(" ")[0] for line in lexicon.listed("common_words"))
