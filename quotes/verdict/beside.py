"""A credit typed before or behind the claimed words: "I will never go, said Mara Lund" claims "I will never go".

One set into their middle is seen where the words are compared (`quotes.wording.canon.reporting`).
"""

import re
from dataclasses import replace
from functools import cache

from quotes import lexicon
from quotes.verdicts import PRECEDENCE, Finding, Verdict

KIND = "credit_beside"
# These need no other reading.
SETTLED = frozenset({"exact", "excerpt", "minor"})
_MARK = "[\"“”„«»‘’']?"
_NAME = r"(?!I\b)[A-Z][\w.'’-]{0,30}"
# Who speaks: a pronoun, a name, an office or a trade behind an article.
_WHO = (
    rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:[\w'’-]{{1,30}} ){{0,2}}[\w'’-]{{1,30}}|{_NAME}(?: {_NAME}){{0,3}})"
)
_VERB = "([a-z]{3,20})"
_BEFORE = re.compile(rf"\A\s{{0,3}}({_WHO} {_VERB}):\s{{1,3}}{_MARK}")
_BEHIND = re.compile(rf"(?:[,—–]|(?<=[?!])){_MARK}\s{{1,3}}({_WHO} {_VERB}|{_VERB} {_WHO})\.?\s{{0,3}}\Z")
# Characters at the end of a claim in which such a credit stands.
_REACH = 160


def without_credit(claim: str) -> tuple[str, str]:
    """The claimed words without the credit before or behind them, and that credit; both empty where there is none."""
    found = _BEFORE.match(claim) or _BEHIND.search(claim, max(0, len(claim) - _REACH))
    if found is None or not {*found.groups()[1:]} & _verbs():
        return "", ""
    words = claim[: found.start()] + claim[found.end() :]
    return (words.strip(), found[1].rstrip(".")) if words.strip() else ("", "")


def better(one: Verdict, other: Verdict) -> bool:
    """Whether a second reading of a claim explains it better than the first."""
    first, second = PRECEDENCE.index(one.wording), PRECEDENCE.index(other.wording)
    return second > first or (second == first != 0 and other.score > one.score)


def told(verdict: Verdict, credit: str) -> Verdict:
    """The verdict on the words alone, with a finding that says what was left out of them."""
    note = f"“{credit}” was left out of the claimed words: it says who speaks."
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
