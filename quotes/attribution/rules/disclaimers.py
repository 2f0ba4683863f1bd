"""What a writer says right behind quoted words of whoever is said to have said them: "He did not.", "She never said it."."""

import re

# Code points behind the words in which the sentence that disclaims them ends.
SIGHT = 160
# "He", "Ms. Quill" or "Wilma Tarn".
_WHO = r"(?:He|She|They|(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
_NOT = r"(?:did not|did n[’']t|didn[’']t|never did|has not|hasn[’']t|never has)"
_NEVER = r"(?:(?:has |have |had )?never|never did|did not|didn[’']t|has not|hasn[’']t|had not|hadn[’']t)"
_UTTERED = r"(?:say|said|write|wrote|written|post|posted|tweet|tweeted|utter|uttered)"
_LINE = r"(?:that|this|it|so|those words|these words|the words|the line|any such thing|anything of the (?:kind|sort))"
# What is told of whoever did not say words, behind a name or a pronoun.
NOT_SAID = rf"{_NEVER} {_UTTERED} {_LINE}|said (?:no such thing|nothing of the (?:kind|sort))"
_OWN = re.compile(
    rf"(?:(?:But|No|Well|Actually)[,.!]? )?(?:I (?:{NOT_SAID})|That(?:[’']s| is| was) not what I said|I was misquoted)"
    r"\s*(?:[.,;:!–—]|$)"
)
_DISCLAIMED = re.compile(
    rf"{_WHO} (?:{_NOT}(?: {_UTTERED} {_LINE}|)|(?:never|has never) {_UTTERED} {_LINE}|(?:said|did) no such thing)\s*(?:[.,;:]|$)"
)


def disclaimed(behind: str) -> bool:
    """Whether the sentence behind quoted words says that they were not said; `behind` begins where the words end.

    Only a sentence that says no more than that: "He did not say why" disclaims nothing.
    """
    return _DISCLAIMED.match(behind[:SIGHT].lstrip(" .,!?;:”’\"'»)\n")) is not None


def disowns(answer: str) -> bool:
    """Whether an answer opens by saying that its speaker has not said what is put to them ("I never said it.")."""
    return _OWN.match(answer) is not None
