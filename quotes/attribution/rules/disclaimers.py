"""What a writer says right behind quoted words of whoever is said to have said them: "He did not.", "She never said it."."""

import re

# Code points behind the words in which the sentence that disclaims them ends.
SIGHT = 160
# "He", "Ms. Quill" or "Wilma Tarn".
_WHO = r"(?:He|She|They|(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
_NOT = r"(?:did not|did n[’']t|didn[’']t|never did|has not|hasn[’']t|never has)"
_IT = r"(?:this|that|it|so|those words|these words|the words|any such thing|anything of the (?:kind|sort))"
_SAID = r"(?:say|said|write|wrote|written|tweet|tweeted|post|posted)"
_DISCLAIMED = re.compile(
    rf"{_WHO} (?:{_NOT}(?: {_SAID} {_IT}|)|(?:never|has never) {_SAID} {_IT}|(?:said|did) no such thing)\s*(?:[.,;:]|$)"
)


def disclaimed(behind: str) -> bool:
    """Whether the sentence behind quoted words says that they were not said; `behind` begins where the words end.

    Only a sentence that says no more than that: "He did not say why" disclaims nothing.
    """
    return _DISCLAIMED.match(behind[:SIGHT].lstrip(" .,!?;:”’\"'»)\n")) is not None
