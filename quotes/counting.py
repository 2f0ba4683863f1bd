"""A number with what it counts, as a sentence has it: "1 source", "2,400 sources"."""

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def counted(number: int, thing: str) -> str:
    """A number and the noun behind it, given in the singular: a phrase whose last word takes a regular plural."""
    return f"{number:,} {thing if number == 1 else plural(thing)}"


def plural(thing: str) -> str:
    """A noun that takes a regular plural, in the plural: "entries", "addresses", "reported remarks"."""
    if thing.endswith("y") and thing[-2:-1] not in _VOWELS:
        return f"{thing[:-1]}ies"
    return f"{thing}es" if thing.endswith(_SIBILANTS) else f"{thing}s"
