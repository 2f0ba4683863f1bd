"""What supports an alarm: one that nothing around it bears out is told as a finding and turns nothing.

The rules look at a region and its markers. Whether the claim says something else there is asked here, of every alarm and in
one place: does what the marker was said of still stand, was the phrase around it put otherwise, could the word stand there?
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.support.alarm import Alarm, alarm_of
from quotes.wording.support.another_form import another_form
from quotes.wording.support.another_idiom import another_idiom
from quotes.wording.support.beside import outweighed
from quotes.wording.support.brought_in import brought_in
from quotes.wording.support.chance import out_of_place
from quotes.wording.support.clause_gone import condition_gone
from quotes.wording.support.left_no_sentence import left_no_sentence
from quotes.wording.support.limits_nothing import limits_nothing
from quotes.wording.support.no_verb_left import no_verb_left
from quotes.wording.support.rendering import denied_in_words, rendered
from quotes.wording.support.rephrased import rephrased
from quotes.wording.support.retold import as_often, inverted, retold
from quotes.wording.support.said_beside import said_beside
from quotes.wording.support.says_little import says_little
from quotes.wording.support.standing import half_left, head_gone
from quotes.wording.support.still_there import still_there
from quotes.wording.support.told_from_the_other_end import from_the_other_end
from quotes.wording.support.translated import (
    all_of_a_kind,
    asks_for_a_yes,
    asks_to_agree,
    same_speaker,
    spoken_in_marks,
    stands_outside,
)
from quotes.wording.support.unsaid import unsaid
from quotes.wording.support.went_along import went_along

_UNSUPPORTED: tuple[tuple[Callable[[Alarm], bool], str], ...] = (
    (still_there, "told only: what is left says the same"),
    (unsaid, "told only: nobody's voice fell out there"),
    (rephrased, "told only: the words around it were put otherwise as well"),
    (from_the_other_end, "told only: it is one thing told from its other end"),
    (half_left, "told only: half of it is left"),
    (head_gone, "told only: what it was said of does not stand"),
    (brought_in, "told only: it came in with what it is said of"),
    (spoken_in_marks, "told only: both tell that somebody spoke"),
    (same_speaker, "told only: both tell that somebody spoke"),
    (outweighed, "told only: other words were put otherwise as well"),
    (retold, "told only: other places were told in other words as well"),
    (rendered, "told only: somebody worded the whole anew"),
    (denied_in_words, "told only: somebody worded the whole anew"),
    (as_often, "told only: both deny as often"),
    (inverted, "told only: the condition was opened otherwise"),
    (stands_outside, "told only: both tell where it is"),
    (out_of_place, "told only: no such word can stand there"),
    (all_of_a_kind, "told only: those are all of a kind"),
    (asks_for_a_yes, "told only: the question asks for a yes"),
    (another_form, "told only: no such word can stand there"),
    (says_little, "told only: what is left says the same"),
    (said_beside, "told only: another word beside it says the same"),
    (limits_nothing, "told only: it limits nothing there"),
    (another_idiom, "told only: both say it, in two idioms"),
    (left_no_sentence, "told only: no sentence is left there"),
    (no_verb_left, "told only: no sentence is left there"),
    (went_along, "told only: what is left says no more"),
    (asks_to_agree, "told only: the question asks for a yes"),
)


def supported(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], found: Sequence[Finding]
) -> list[Finding]:
    """The findings, those that nothing around them bears out turning nothing."""
    return [_weighed(said, recorded, changes, finding) if finding.turns else finding for finding in found]


def _weighed(said: Atoms, recorded: Atoms, changes: Sequence[Change], finding: Finding) -> Finding:
    alarm = alarm_of(said, recorded, changes, finding)
    if condition_gone(alarm):
        return finding
    for unsupported, note in _UNSUPPORTED:
        if unsupported(alarm):
            return replace(finding, turns=False, note="; ".join(filter(None, (finding.note, note))))
    return finding
