"""The values that extraction returns: a quotation and the attribution that says whose it is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["direct", "mixed", "block", "turn", "indirect"]
Confidence = Literal["certain", "likely", "possible", "none"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a quotation carries, and how that is known.

    `speakers` are full names as the document itself resolves them ("Mr. Davies" is `Glyn Davies`), empty
    when the text does not say or allows two readings: abstaining beats guessing. `speaker_start` and
    `speaker_end` are code points of the mention the rule rests on, `cue` the words that govern the
    quotation, `via` the carrier of relayed words ("told the Yonhap News Agency"), `said_on` an ISO date
    or month when the text says when. `rule` names the rule that fired; `confidence` follows from it alone.
    """

    speakers: tuple[str, ...] = ()
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    via: str | None = None
    said_on: str | None = None
    confidence: Confidence = "none"
    rule: str = "none"

    @property
    def speaker(self) -> str | None:
        """The first of the speakers, or None."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class Quotation:
    """The span of a document that carries somebody's words.

    `start` and `end` are code points into the document's text, end exclusive, inside the marks;
    `text` is exactly what stands there. `indirect` spans are reported speech, never anybody's exact words.
    """

    start: int
    end: int
    text: str
    kind: Kind
    attribution: Attribution = Attribution()
