"""A condition that fell out as a whole beside a kept consequence, where both have one subject: nothing bears against its alarm.

"[If] I [had listened I would have] saved money": either "I" can be the one that stands, and the reader of the claim is told
that it was saved.
"""

from quotes.lexicon import listed
from quotes.wording.support.alarm import Alarm


def condition_gone(alarm: Alarm) -> bool:
    """Whether a condition went with all its words, and the one subject left is that of what would follow."""
    if alarm.finding.rule != "guard.condition_dropped" or not alarm.lost:
        return False
    text, at = alarm.recorded, alarm.record[1]
    subject = text.words[at : at + 1]
    run = alarm.gone(at + 1) if not listed("subject_pronouns").isdisjoint(subject) else None
    return alarm.gone(at) is None and run is not None and subject[0] in text.words[run.r0 : run.r1]
