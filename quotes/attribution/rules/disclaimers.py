"""What a writer says right behind quoted words of whoever is said to have said them: "He did not.", "She never said it."."""

import re

# Code points behind the words in which the sentence that disclaims them ends.
SIGHT = 160
PRONOUN = r"[Hh]e|[Ss]he|[Tt]hey"
# "Ms. Quill", "Wilma Tarn", "Jan van Moor".
NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Gov|Sen)\.? )?[A-Z][\w’'-]+(?: (?:(?:de|der|van|von|la) )?[A-Z][\w’'-]+){0,3}"
# Where a sentence that says no more ends.
STOP = r"\s*(?:[.,;:!–—]|$)"
_NOT = r"(?:(?:did|has|had)(?: not| ?n[’']t)|never (?:did|has))"
_NEVER = rf"(?:(?:has |have |had )?never|{_NOT})"
_UTTERED = r"(?:say|said|write|wrote|written|post|posted|tweet|tweeted|utter|uttered)"
_LINE = r"(?:that|this|it|so|those words|these words|the words|the line|any such thing|anything of the (?:kind|sort))"
# What is told of whoever did not say words, behind a name or a pronoun.
NOT_SAID = rf"{_NEVER} {_UTTERED} {_LINE}|said (?:no such thing|nothing of the (?:kind|sort))"
_OWN = re.compile(
    rf"(?:(?:But|No|Well|Actually)[,.!]? )?(?:I (?:{NOT_SAID})|That(?:[’']s| is| was) not what I said|I was misquoted)"
    rf"{STOP}"
)
# "He did not." answers the words themselves; a pronoun at the head of a sentence looks like a name.
_DISCLAIMED = re.compile(rf"{NAME} (?:{NOT_SAID}|{_NOT}|did no such thing){STOP}")


def disclaimed(behind: str) -> bool:
    """Whether the sentence behind quoted words says that they were not said; `behind` begins where the words end.

    Only a sentence that says no more than that: "He did not say why" disclaims nothing.
    """
    return _DISCLAIMED.match(behind[:SIGHT].lstrip(" .,!?;:”’\"'»)\n")) is not None


def disowns(answer: str) -> bool:
    """Whether an answer opens by saying that its speaker has not said what is put to them ("I never said it.")."""
    return _OWN.match(answer) is not None
