"""Other names that a source itself gives to whom it credits, and for whom it says that a speaker speaks.

"Nora Whitlow (née Pell)", "Robert “Buck” Tansley", "Foreign Ministry spokeswoman Lena Vogt", "Dana Crewe, a lawyer for Hale".
"""

import re
from collections.abc import Iterable, Iterator

from quotes import lexicon
from quotes.persons.names import read, relation
from quotes.speakers import given, parts
from quotes.values import value

_ONE = frozenset({"same", "shorter"})
_NAME = r"(?P<other>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})"
# What stands between two names of one bearer.
_OR = (
    r"\s*[,(]\s*(?:n[ée]e|born|formerly|previously|now|also known as|better known as|known as|who (?:writes|wrote) as"
    r"|a\.?k\.?a\.?)\s+"
)
_NICK = r"\s+[“\"'‘(](?P<other>[^\W\d_]{2,20})[”\"'’)]\s+"
_OWNED = re.compile(
    r"(?:the )?(?P<whose>[^,]{2,60}?)['’]s? (?P<role>[a-z][a-z-]+(?: [a-z][a-z-]+)?)", re.IGNORECASE
)
_ARTICLE = r"(?:(?:a|an|the|its|his|her|their|chief|senior) ){0,2}"
_TITLE = r"(?:[A-Z][a-z]{1,3}\.? )?"


@value
class Stead:
    """In whose stead a claim has somebody speak: `whose` words, the last of `role` being what the speaker is to them."""

    whose: str
    roles: frozenset[str]
    owned: bool


def stead(claimed: str) -> Stead | None:
    """Whom a claim names by another ("Victor Hale's lawyer"), or the body in whose name others speak ("the Foreign Ministry")."""
    plain = re.sub(r"\A(?:the|a|an) ", "", claimed.strip(), flags=re.IGNORECASE)
    speaking = lexicon.words("grammar_spokespeople")
    if (owned := _OWNED.fullmatch(plain)) and owned["role"].split()[-1].casefold() in (
        speaking | lexicon.listed("guard_relations") | lexicon.words("grammar_kin")
    ):
        return Stead(owned["whose"], frozenset({owned["role"].casefold()}), owned=True)
    last = plain.split()[-1:]
    if last and (last[0].casefold() in lexicon.words("grammar_bodies") or read(plain).body):
        return Stead(plain, frozenset(word for word in speaking if word.startswith("spokes")), owned=False)
    return None


def speaks_for(meant: Stead, names: Iterable[str], text: str) -> str:
    """Who of some credited people the text says to be meant, "" for none: "Hale's lawyer, Dana Crewe"."""
    whose = meant.whose if read(meant.whose).body or len(parts(meant.whose)) < 2 else meant.whose.split()[-1]
    roles = "|".join(map(re.escape, sorted(meant.roles)))
    for name in names:
        who = re.escape(name)
        before = rf"\b{re.escape(whose)}(?:['’]s?)? (?:[a-z]+ )?(?:{roles}),? {_TITLE}{who}\b"
        behind = rf"\b{who}, {_ARTICLE}(?:[a-z]+ )?(?:{roles}) (?:for|of|to) (?:the )?(?:[\w.]+ )?{re.escape(whose)}\b"
        of = rf"\b{who}, {_ARTICLE}{re.escape(whose)}(?:['’]s?)? (?:{roles})\b"
        if re.search(f"{before}|{behind}|{of}", text, re.IGNORECASE):
            return name
    return ""


def also_called(claimed: str, names: Iterable[str], text: str) -> str:
    """The credited name of whom the text calls by the claimed full name as well, "" for nobody."""
    if len(parts(claimed)) < 2:
        return ""
    return next(
        (name for name in names for other in _others(name, text) if relation(claimed, other) in _ONE), ""
    )


def _others(name: str, text: str) -> Iterator[str]:
    """Other names that a text gives to the bearer of a full name; a surname alone goes with the first name."""
    words = name.split()
    if len(words) < 2:
        return
    for found in re.finditer(rf"\b{re.escape(name)}{_OR}{_NAME}", text, re.IGNORECASE):
        other = found["other"]
        yield other
        yield f"{other.split()[0]} {words[-1]}"
        if first := given(parts(name)):
            yield f"{first[0]} {other.split()[0]}"
    for found in re.finditer(rf"\b{re.escape(words[0])}{_NICK}{re.escape(words[-1])}\b", text, re.IGNORECASE):
        yield f"{found['other']} {words[-1]}"
