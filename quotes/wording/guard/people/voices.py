"""Whose voice: words that another is said to say or think, and who that other is."""

from collections.abc import Collection, Iterator, Sequence

from quotes.lexicon import alike, classed, grouped, listed, paired
from quotes.lexicon import words as everyday
from quotes.verdicts import Finding
from quotes.wording.alignment import find
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import marker_words
from quotes.wording.canon.things import same_thing
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

LONGEST_SUBJECT = 2


_HEARERS = (("me",), ("us",), ("people",), ())


_OWN = classed("own_words")
_ABLE = (("can",), ("could",), ("must",), ("will",), ("would",), ("should",), ("may",))


@needs(words=among(listed("guard_saying") | {"according"}))
def voice(region: Region) -> Iterator[Finding]:
    """Alarm where "critics say" fell out or came in: another's words became the speaker's, or the reverse."""
    for change in region.changes:
        if change.kind == "replaced":
            continue
        for text, start, end in (
            (region.recorded, change.r0, change.r1),
            (region.said, change.c0, change.c1),
        ):
            other = region.said if text is region.recorded else region.recorded
            place = saying(text.words[start:end])
            place = _said_of_oneself(text.words, start, end) if place is None else place
            if (
                place is not None
                and text.between(start + place) != "-"  # "best-informed", "co-wrote"
                and text.words[start + place] not in other.words
                and not _said_elsewhere(text.words[start : start + place], other.words)
            ):
                yield region.finding("nested_speaker", "guard.voice", (), ())
                return


def _said_of_oneself(words: Sequence[str], start: int, end: int) -> int | None:
    """Where a run makes what somebody is or does into what is said of oneself: "people who [say they] hate dogs"."""
    run = words[start:end]
    if words[start - 1 : start] != ("who",) or len(run) < 2 or run[-1] not in listed("subject_pronouns"):
        return None
    return 0 if run[0] in listed("guard_saying") and run[1:-1] in ((), ("that",)) else None


def _said_elsewhere(subject: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the same one speaks in the other text, at another place or by another verb: "…," they all replied."""
    at = find(subject, words)
    end = at + len(subject)
    beside = (*words[max(0, at - 1) : at], *words[end : end + 1])
    return at >= 0 and not everyday("cues_speech").isdisjoint(beside)


@needs("replaced")
def sayer(region: Region) -> Iterator[Finding]:
    """Alarm where the words stay but another is said to have said them ("the mayor said", "the bishop said")."""
    for change in region.changes:
        if change.kind != "replaced":
            continue
        after = region.recorded.words[change.r1 : change.r1 + 3]
        before = region.recorded.words[max(0, change.r0 - 3) : change.r0]
        relayed = "according" in before and "to" in before and _ends(region, change)
        if not relayed and listed("naming_verbs").isdisjoint(after[:1]) and not _used_to_say(after):
            continue
        ours, theirs = region.runs(change)
        own = classed("speaker")
        changed = own.isdisjoint(ours) != own.isdisjoint(theirs)
        if max(len(ours), len(theirs)) > LONGEST_SUBJECT or not listed("clause_openers").isdisjoint(
            (*ours, *theirs)
        ):
            continue
        if before[-1:] and (
            before[-1] in listed("subject_pronouns") or before[-1:] in grouped("guard_modals")
        ):
            continue  # "it got announced", "I would like to say": the subject stands before the change
        if after[:1] in (("wrote",), ("writes",), ("write",)) and after[1:2] != ("that",):
            continue  # "I wrote the second part"
        if not (listed("interrogatives", "finite_verbs")).isdisjoint(theirs):
            continue  # "the plan is [what] says it", "what [he was] saying"
        if "as" in before or "let" in theirs:
            continue  # "we as a panel said": who says it stands before
        if any((word,) in grouped("guard_modals") or word == "to" for word in theirs):
            continue  # "I [can] never say it", "I [want to] say thanks"
        named = ours[:-1] == theirs[:-1] and ours and theirs
        if named and (
            same_thing(ours[-1], theirs[-1]) or ours[-1] in alike("offices_alike").get(theirs[-1], ())
        ):
            continue  # "the lawyer" for "the attorney"
        if theirs[0] in listed("prepositions") or _nobody(region, change):
            continue  # "some in the town argue": who argues stands before the change
        if listed("light_words").issuperset(theirs) and listed("subject_pronouns").isdisjoint(theirs):
            continue  # "I have even told you": an adverb is nobody
        if len(before) > 1 and not relayed and not listed("prepositions").isdisjoint(before[-2:]):
            continue  # "the Pharisees in the crowd said": the change is not in the subject
        if changed or listed("subject_pronouns").isdisjoint((*ours, *theirs)):
            yield region.finding("nested_speaker", "guard.sayer", (), ())
            return


def _ends(region: Region, change: Change) -> bool:
    """Whether a mark stands behind a change in both texts, or nothing."""
    return all(
        any(not c.isspace() for c in text.between(at)) or at >= len(text)
        for text, at in ((region.said, change.c1), (region.recorded, change.r1))
    )


def _nobody(region: Region, change: Change) -> bool:
    """Whether what stands in the place of who speaks can be nobody: a word alone, and neither a name nor a noun of many."""
    text, start, end = region.said, change.c0, change.c1
    word = text.words[end - 1]
    named = text.raw(end - 1, end)[:1].isupper() or word.endswith("s") or word in paired("irregular_plurals")
    before = text.words[max(0, start - 2) : start]
    led = end - start > 1 or (
        not text.between(start).strip() and not listed("grammar_determiners").isdisjoint(before)
    )
    return not (named or led or word in marker_words() or word in listed("subject_pronouns"))


def _used_to_say(after: Sequence[str]) -> bool:
    """Whether a verb of saying follows behind "used to", "always" or "never"."""
    verbs = listed("guard_saying")
    return (after[:2] == ("used", "to") and after[-1] in verbs) or (
        after[:1] in (("always",), ("never",), ("once",)) and after[1:2] != () and after[1] in verbs
    )


def saying(words: Sequence[str], verbs: Collection[str] | None = None) -> int | None:
    """Where in a run somebody else is said to say or think something, as the index of the verb, one of `verbs` if any are given.

    The speaker's own "I said" is not another voice, nor is a verb whose subject does not stand in the run.
    """
    verbs = listed("guard_saying") if verbs is None else verbs
    for at, word in enumerate(words):
        if word == "according" and tuple(words[at + 1 : at + 2]) == ("to",):
            return at
        if word not in verbs or not at or words[0] in ("whatever", "like"):
            continue
        if (
            words[:at] == ("you",)
            and word in listed("telling_verbs")
            and words[at + 1 : at + 2] not in _HEARERS
        ):
            continue  # "you tell Theo …" is an order
        if words[at - 2 : at] in (("goes", "without"), ("went", "without")):
            continue  # "it goes without saying that"
        sure = word in ("convinced", "persuaded") and {"i", "we"} & set(words[:at])
        if sure:
            continue  # "I am well convinced that" is the speaker's own
        told = word in listed("telling_verbs") and not word.endswith("ing")
        passive = told and words[at - 1] in ("was", "were", "am", "been", "being")
        if passive or _is_others(words[:at]):
            return at
    return None


def _is_others(before: Sequence[str]) -> bool:
    """Whether the subject of a verb of saying, standing before it, is somebody else than the speaker."""
    at = len(before) - 1
    if (
        before[-2:-1]
        and before[-2] in ("have", "make", "makes", "made", "making")
        and before[-1] in ("us", "me", "you", "them")
    ):
        return True  # "they would have us think"
    light, pronouns = listed("light_words"), listed("subject_pronouns")
    if all(word.endswith("ly") or word in ("maybe", "perhaps") for word in before):
        return False  # "you can [probably tell]": an adverb is nobody
    if before[-2:-1] and before[-2] in ("i", "we") and before[-1] in ("keep", "kept"):
        return False  # "I keep telling people that" is the speaker's own
    if (
        before[0] in ("i", "we")
        and before[1:2] in _ABLE
        and before[2:3] != ()
        and before[2] in listed("prepositions")
    ):
        return False  # "I can in all honesty say"
    if before[-2:] == ("you", "can"):
        return False  # "you can say that": the speaker says so
    if before[0] == "there" and before[-1] == "to":
        return False  # "there is reason to believe"
    if before[at] in ("and", "then") and at > 1:
        # "The governor went on television and claimed": the subject stands before the first verb.
        return not {"i", "we"} & set(before) and before[0] not in ("let", "and")
    whom = before[at - before[:at][::-1].index("for") : at] if "for" in before[:at] else ()
    if before[at] == "to" and whom and before[at - 1] not in ("me", "us") and not {"i", "we"} & set(whom):
        return True  # "I'd hate for people to think"
    if before[at] == "to" and at > 1 and before[at - 2] in ("i", "we") and before[at - 1] != "used":
        return False  # "what I want to say"
    if before[at] == "to" and at and before[at - 1] not in listed("made_to_say"):
        # "I am glad to say" is the speaker's own, whoever else is named.
        pained = before[0] == "it" and {"me", "us"} & set(before)  # "it gives me pleasure to announce"
        return not pained and not {"i", "we", "let"} & set(before) and at > 1
    while at > 0 and before[at] not in pronouns and (before[at] in light or before[at].endswith("ly")):
        at -= 1
    return before[at] not in _OWN and (before[at] not in light or before[at] in pronouns)
