"""SQL functions for everybody's queries: how two wordings stand to each other, asked in any `select`.

None of them raises into a page: what is not text, is longer than the limit, or cannot be compared gives NULL.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from db.index import unspaced
from quotes.text import fold, words
from quotes.verdicts import Comparison, Edit, Op
from quotes.web.terms import terms
from quotes.wording import compare

# In characters: some 700 words, so that a query over a thousand rows ends within its time limit.
LONGEST = 4_000
KEPT = 1_000
# Where less of a claim stands in the record, the two are not one quotation: half, since a claim that shares most
# of its letters may be altered, and one that shares some words ("of the", "we will") is another.
SHARED = 0.5


def register(conn: sqlite3.Connection) -> None:
    """Make the functions known to a connection."""
    for name, (count, function) in FUNCTIONS.items():
        conn.create_function(name, count, _safe(function), deterministic=True)


def quote_fold(text: str) -> str:
    """The text as it is compared: without case, diacritics' and marks' differences, and outer space."""
    return fold(text)


def quote_similarity(a: str, b: str) -> float | None:
    """How alike the words of two texts are, 0 to 100, whatever the order of the two; for sorting only.

    NULL where neither holds a word. Rests on `fuzz.ratio` of rapidfuzz over the folded words: twice the
    matching characters over all, so dropping "not" changes little. `quote_wording` judges; this does not.
    """
    one, other = sorted((words(a), words(b)))
    if not one and not other:
        return None
    return round(fuzz.ratio(" ".join(one), " ".join(other)), 2)


def quote_wording(claim: str, recorded: str) -> str | None:
    """How a claim's words stand to recorded ones: exact, minor, excerpt, … or not_found, as in a verdict."""
    if not words(claim):
        return None
    if not words(recorded):
        return "not_found"
    found = _compared(claim, recorded)
    told: str = found.wording
    if told in ("altered", "meaning_changed", "spliced"):
        same = sum(len(edit.claim) for edit in found.edits if edit.op == "equal")
        return told if same >= SHARED * len(claim) else "not_found"
    return told


def quote_diff(a: str, b: str) -> str | None:
    """The words of the first text with what it takes to make the second: `[-dropped-]`, `{+added+}`.

    The notation is that of GNU wdiff; white space stands with the word before it.
    """
    if not words(a) or not words(b):
        return None
    return "".join(_marked(edit.recorded, edit.claim, edit.op) for edit in _whole(a, b))


def quote_unspaced(words: str) -> str:
    """The words as a query of `unspaced_fts`, the search in scripts without spaces; empty where they hold none of these."""
    return unspaced.query(terms(words)) or ""


def _marked(dropped: str, added: str, op: str) -> str:
    if op == "equal":
        return dropped
    return (_within("[-", dropped, "-]") if dropped else "") + (_within("{+", added, "+}") if added else "")


def _within(before: str, text: str, after: str) -> str:
    """The marks around the words; the space that follows stays outside."""
    bare = text.rstrip()
    return f"{before}{bare}{after}{text[len(bare) :]}" if bare else text


def _whole(a: str, b: str) -> list[Edit]:
    """The edits of the comparison, with what the record has before and after the words that answer."""
    found = _compared(b, a)
    if not found.edits:
        return [Edit("delete", "", a, 0, 0, 0, len(a)), Edit("insert", b, "", 0, len(b), 0, 0)]
    before, after = a[: found.edits[0].recorded_start], a[found.edits[-1].recorded_end :]
    # White space and marks outside the words are no change.
    ends = [Edit(_op(text), "", text, 0, 0, 0, 0) if text else None for text in (before, after)]
    return _joined([edit for edit in (ends[0], *found.edits, ends[1]) if edit is not None])


def _joined(edits: list[Edit]) -> list[Edit]:
    """Changes that stand side by side as one: a mark between them could fall into a word ("it" and "’s")."""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last is not None and last.op != "equal" and edit.op != "equal":
            both = replace(
                last, op="replace", claim=last.claim + edit.claim, recorded=last.recorded + edit.recorded
            )
            joined[-1] = both
        else:
            joined.append(edit)
    return joined


def _op(text: str) -> Op:
    return "delete" if any(c.isalnum() for c in text) else "equal"


@lru_cache(KEPT)
def _compared(claim: str, recorded: str) -> Comparison:
    return compare(claim, recorded)


def _safe(function: Callable[..., Any]) -> Callable[..., Any]:
    def called(*texts: Any) -> Any:
        if not all(isinstance(text, str) and len(text) <= LONGEST for text in texts):
            return None
        try:
            answer = function(*texts)
        except Exception:
            return None
        # A lone surrogate has no bytes in UTF-8, and SQLite would raise.
        return answer.encode("utf-8", "replace").decode() if isinstance(answer, str) else answer

    return called


FUNCTIONS: dict[str, tuple[int, Callable[..., Any]]] = {
    "quote_diff": (2, quote_diff),
    "quote_fold": (1, quote_fold),
    "quote_similarity": (2, quote_similarity),
    "quote_unspaced": (1, quote_unspaced),
    "quote_wording": (2, quote_wording),
}
