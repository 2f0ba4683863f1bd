"""Older English in today's spelling: publick, neuer, sleepie, knoweth.

Only forms that make no other word of today are rewritten, so that "bathe" stays another word than "bath". The
rules are those by which editors of early modern texts regularise them: u and v, i and j, -ck, -ie, a silent -e
behind a doubled letter or a cluster, and the verb's -eth.
"""

import re
from functools import lru_cache

from quotes.lexicon import alike

# Shorter words are left alone: "die" is not "dy".
SHORTEST = 4

_CLUSTER = "nd|ld|rd|rm|rn|rk|lk|nk|mp|rt|lt|nt|wn|lm"
_RULES = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"^v(?=[^aeiouy])", "u"),  # vpon
        (r"(?<=[aeiouy])u(?=[aeiy])", "v"),  # neuer, haue
        (r"^i(?=[aeou])", "j"),  # iustice
        (r"(?<=[^aeiouy])y(?=[^aeiouy][a-z])", "i"),  # kynge
        (r"ick(?=s?$)", "ic"),  # publick
        (r"(?<=ck)e(?=s?$)", ""),  # backe
        (r"(?<=[^aeiou])ie$", "y"),  # sleepie
        (r"^all(?=[a-z]{3})", "al"),  # allwayes
        (r"(?<=[aeo][wy])e(?=s?$)", ""),  # daye, lawes, knowes
        (r"(?<=[aeiou])([bdfgmnprt])\1(?:e?(?=s$)|e$)", r"\1"),  # sunne, witts
        (r"(?<=(?:ea|ee|ai|oo|oa|ie)[dklmnprt])e(?=s?$)", ""),  # poore, cooke, deare, slaine, mountaines
        (rf"(?<={_CLUSTER})e(?=s?$)", ""),  # finde, owne, wordes
        (r"(?<=..[aeiou])([lrtpd])\1$", r"\1"),  # cruell
        (r"(?<=...)at$", "ate"),  # privat
        (r"eeve", "ieve"),  # beleeue
    )
)
_PERSON = re.compile(r"(.{2,})eth$")


def respelled(claim: str, recorded: str) -> str:
    """What two words differ in that are one word in an older and in today's English: "spelling", "older_form", or nothing."""
    if claim in alike("spelling_older").get(recorded, ()):
        return "older_form"
    if max(len(claim), len(recorded)) < SHORTEST or not (claim.isalpha() and recorded.isalpha()):
        return ""
    if _modern(claim) == recorded or _modern(recorded) == claim:
        return "spelling"
    return "older_form" if _third_person(claim, recorded) or _third_person(recorded, claim) else ""


@lru_cache(maxsize=65536)
def _modern(word: str) -> str:
    for pattern, form in _RULES:
        word = pattern.sub(form, word)
    return word


def _third_person(older: str, today: str) -> bool:
    """Whether one verb ends as it did of old: "knoweth" for "knows", "sitteth" for "sits"."""
    match = _PERSON.match(older)
    if match is None or not today.endswith("s"):
        return False
    stem = match[1]
    forms = {f"{stem}s", f"{stem}es", f"{stem[:-1]}ies"}
    return today in forms or (stem[-1] == stem[-2] and today == f"{stem[:-1]}s")
