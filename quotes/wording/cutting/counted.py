"""What counts or names the things with which the words kept begin, cut off before them: "only", "some of", "West" Virginia."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers
from quotes.wording.cutting.conditions import inverted
from quotes.wording.cutting.governors import REACH, Governor, is_count, parted
from quotes.wording.guard.amounts.exceptions import opens_exception

# What words left by themselves spoke of, so that they are no sentence: "(somebody) with a rope", "(most) of the crew".
_SOMEBODY = classed("something_or_where")
# Within a clause these are little more than an article: "splattered out (some) pages".
_NARROWING = classed("narrowing") | {"something"}
_NOTHING = classed("doubling")
_BUT = (("but",), ("except",), ("save",), ("other", "than"), ("apart", "from"))
_CLEFT = (("it", "was"), ("it", "is"), ("it", "'s"), ())
_WHEN = frozenset({"when", "after", "because", "once", "if", "by", "through"})
_PARTS = classed("parts")
_FEW = classed("counted_by_a")
_LIMITING = classed("limiting")
# What may stand before the things of which some are told: "two of [those] three mayors".
_TOLD = listed("possessives") | {"the", "these", "those"}


def counted(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A quantifier cut off the head of the sentence: "only", "some of", "nearly" before "all", "a" before "few"."""
    words = left.words
    small = kept[1:2] and (kept[1] in ("bit", "more", "less") or kept[1].endswith("er"))
    limited = words[-2:] in (("only", "a"), ("just", "a"))  # "only a | few" are few
    if words[-1] == "a" and kept[:1] and kept[0] in ("few", "little") and not (small or limited):
        return _quantified(left, 1)
    run_on = not parted(left, len(words)) and "," not in left.between(len(words) - 1)
    if run_on and (size := _all_but(words, start)):
        return _quantified(left, size)
    held = len(words) - start
    if words[start] == "only" and held > 1 and not parted(left, len(words)) and inverted(words[-1]):
        return _quantified(left, held)
    cleft = words[-1] == "only" and words[start:-1] in _CLEFT and not parted(left, len(words))
    if cleft and kept[:1] and kept[0] in _WHEN:
        return _quantified(left, held)  # "it was only | when we left"
    joined = not parted(left, len(words)) or left.between(len(words)) == "-"
    if kept[:1] and joined and _names_another(words[-1], kept[0]):
        return Governor("name", "cut.name", len(words) - 1, len(words), True)
    # No "but" that joins.
    excepted = words[-1] == "but" and not listed("guard_universals").isdisjoint(words[-2:-1])
    if kept[:2] == ("one", "of") and (words[-1] in ("every", "each", "any", "not") or excepted):
        return _quantified(left, 1)
    if not parted(left, len(words)) and (size := _share(words, start, kept)):
        return _quantified(left, size)
    related = (
        words[-2:-1] in (("of",), ("for",))
        or words[-1] == "of"
        or (words[-1] in ("to", "for") and held <= REACH)
    )
    if (
        related
        and not (listed("guard_relations", "guard_unreal_heads")).isdisjoint(words[start:][:3])
        and held <= REACH + 1
    ):
        return Governor("name", "cut.relation", start, len(words), True)
    first = kept[:2]
    if (
        parted(left, len(words))
        and opens_exception(words[start:])
        and not listed("guard_universals").isdisjoint(first)
    ):
        return Governor("quantifier", "cut.exception", start, len(words), True)
    before = left.text[: left.starts[start]].rstrip()[-1:]
    return _bounded(words, start, kept, opened=not before.isalnum())


def _quantified(left: Atoms, size: int) -> Governor:
    """A cut that took so many words right before the words kept, which tell of how many they speak."""
    return Governor("quantifier", "cut.quantifier", len(left) - size, len(left), True)


def _share(words: Sequence[str], start: int, kept: Sequence[str]) -> int:
    """How many words at the end of a run say of how many the words kept are told: "two of", "one in" ten; 0 for none."""
    counted = words[-2:-1] and (words[-2][0] == "#" or words[-2] in listed("counting_of"))
    if words[-1] == "of" and counted and len(words) - start == 2:
        return 2
    told = words[-1] in _TOLD and words[-2:-1] == ("of",) and words[-3:-2] != ()
    if told and (words[-3][0] == "#" or words[-3] in listed("counting_of")):
        numbered = kept and is_count(kept[0])  # "there was [two of those] three mayors wanted it"
        return 3 if numbered or len(words) - start == 3 else 0
    if words[-1] == "of" and words[-2:-1] and {words[-2], *kept[:1]} <= classed("scales") and kept:
        return 2  # "[tens of] thousands"
    ratio = words[-1] == "in" or words[-2:] == ("out", "of")
    if ratio and any(word[0] == "#" or word == "one" for word in words[-3:-1]) and kept and is_count(kept[0]):
        return min(3, len(words) - start)
    return 0


def _all_but(words: Sequence[str], start: int) -> int:
    """How many words at the end of a run speak of all but what follows: "nothing but", "all but"; 0 for none.

    Only of a subject that is told: "it is nothing but trouble" says that it is trouble, "anything but" that it is none.
    """
    size = next((len(run) for run in _BUT if tuple(words[-len(run) :]) == run), 0)
    at = len(words) - size - 1
    opens = at == start or (at > start and words[at - 1] in listed("clause_openers"))
    denied = (
        size > 0
        and at >= start
        and (words[at] == "anything" or (opens and words[at] in _NOTHING | classed("wholes")))
    )
    return size + 1 if denied else 0


def _bounded(words: Sequence[str], start: int, kept: Sequence[str], *, opened: bool) -> Governor | None:
    """A marker cut off the words it limits: "at least" before a number, "nearly" or "some of" at the head of a sentence."""
    number = bool(kept) and (
        kept[0] in ("half", "twice")
        or (kept[0] == "a" and kept[1:2] and kept[1] in _PARTS | _FEW)
        or is_count(kept[0])
    )
    for marker in markers(words, start):
        if marker.kind == "bound" and marker.end == len(words) and number:
            return Governor("bound", "cut.bound", marker.start, marker.end, True)
        limits = marker.kind == "quantifier" and marker.group in _LIMITING
        nearly = (marker.kind, marker.group) in (("bound", "nearly"), ("hedge", "almost"))
        if (
            marker.start == start
            and marker.end >= len(words) - (3 if words[-3:] == ("if", "any", "of") else 1)
            and ({*words[marker.end :]} <= {"of"} or words[marker.end :] == ("if", "any", "of"))
            and (limits or nearly)
            and (words[start] not in _NARROWING or words[marker.end :] or opened)
            and not (words[start] in _SOMEBODY or kept[:1] in (("of",), ("who",)))
        ):
            return Governor("quantifier", "cut.quantifier", start, len(words), True)
    return None


def _names_another(word: str, kept: str) -> bool:
    """Whether a word cut off made it another place or office: "West" of Virginia, "former" of the president."""
    if word in listed("guard_qualifiers"):
        return kept in listed("titles_before_names") or kept in listed("offices")
    return word in listed("name_directions") and kept.capitalize() in listed("names_places")
