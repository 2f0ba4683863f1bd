"""What the grammar of speech and of print differ in: words that may stand or fall, tenses made regular, emphasis.

None of these changes what was said. They are told as findings, and leave the wording `minor`.
"""

from collections.abc import Sequence
from functools import cache

from quotes.lexicon import alike, classed, grouped, listed, phrases
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.before_amounts import spanned, spare_before_amount
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.hailing import hailed
from quotes.wording.canon.markers import bases, markers, opposite
from quotes.wording.canon.spoken_adverbs import as_adverb
from quotes.wording.steps import Step

# Words that may stand behind these or not: "a couple (of) years", "off (of) the road", "the reason (why) I ran".
_LOOSE = frozenset({
    ("couple", "of"), ("off", "of"), ("outside", "of"), ("inside", "of"), ("all", "of"), ("half", "of"),
    ("both", "of"), ("reason", "why"), ("reason", "that"), ("reason", "for"), ("#1.", "one"), ("only", "one"),
    ("this", "here"), ("so", "that"),
})  # fmt: skip
# Behind these "that" joins otherwise: "so that the", "in that the", "such that the".
_BEFORE_THAT = frozenset({"so", "such", "now", "not", "is", "was", "'s", "and", "or", "but"})
_WHOEVER = frozenset(
    f"{which}{what}" for which in ("no", "any", "some", "every") for what in ("body", "one", "thing")
)
_IF = frozenset({"if", "when", "once"})
# Before a name these only say how the bearer is spoken of; "Mrs Adrian Finch" is not Adrian.
_AHEAD = frozenset({"what", "point", "thing", "truth", "fact", "problem", "trouble"})
_COURTESIES = frozenset({"mister", "ms", "miss", "mrs", "doctor"})
_MANY = frozenset({"i", "you", "we", "they"})
_JOINING = frozenset({"and", "then", "but", "or"})
_KEEPING = frozenset({"keep", "keeps", "kept", "keeping"})
_BE_NOW = classed("is") | {"'s"}
_BE_THEN = classed("was")
_THINKERS = listed("subject_pronouns") | {"not", "to"}
_DONE = classed("do") | {"done"}
_SHIFTED = frozenset(
    map(frozenset, (("will", "would"), ("can", "could"), ("may", "might"), ("shall", "should")))
)
_HAVE = classed("has") | {"'s"}
_EVER = frozenset({"ever", "never", "always"})
# Words before a verb in which another tells that the sentence is told as past.
LEAD = 12
# Words before emphasis in which a denial makes it count: "not very good" is no "not good".
DENIED = 3
LONGEST_EMPHASIS = 3
# Words at the head of a sentence among which its subject stands, behind its openers.
LEADING = 4


def spare(full: Atoms, start: int, end: int) -> str:
    """The kind of a word that English may have or leave out: "the bill (that) they wrote", "I('ve) seen"; or nothing."""
    if full.words[max(0, start - 1) : end] == ("both", "of", "the"):
        return "small_word"
    if end - start != 1 or not 0 < start < len(full) - 1:
        return ""
    before, word, after = full.words[start - 1 : start + 2]
    if word == "that" and _spare_that(full, start):
        return "small_word"
    if word in _COURTESIES and _named(full, start):
        return "title"  # "(Mr.) Ernest Pole"
    if word == "it" and after in _BE_NOW | _BE_THEN and _unsaid_it(full, start):
        return "grammar"  # "the doctor says (it) is even"
    if word in listed("subject_pronouns") and (
        _swallowed(full, start) or (before in _JOINING and word in _sentence_before(full, start))
    ):
        return "grammar"  # "I like the park. (I) actually like you, too", "you run it and then (you) have to check"
    led = before == "as" or before in listed("prepositions")
    if word == "like" and led and after in ("a", "an", "the", "this", "that"):
        return "filler"  # "we think of it as (like) a school"
    if (
        word == "then"
        and full.between(start).strip() == ","
        and _IF & {*full.words[max(0, start - LEAD) : start]}
    ):
        return "small_word"  # "if they have one, (then) use it"
    if word == "the" and before == "on" and _is_day(after):
        return "small_word"  # "on (the) Thursday"
    if word == "to" and before in _BE_NOW | _BE_THEN and start > 1 and full.words[start - 2] in _DONE:
        return "small_word"  # "what we will do is (to) begin"
    if word == "and" and before in ("go", "come") and not full.between(start + 1).strip():
        return "" if after in {"go"} | listed("light_words") else "grammar"  # "go (and) tell her"
    if spare_before_amount(full, start):
        return "small_word"
    if (before, word) == ("other", "one") and after in listed("finite_verbs"):
        return "grammar"  # "the other (one) is here"
    if word in ("a", "an") and before == "of" and full.words[start - 2] in ("kind", "sort"):
        return "small_word"  # "a kind of (a) grey"
    if (before, word) in _LOOSE:
        return "small_word"
    if word == "on" and (after.startswith("#@") or _is_day(after)):
        return "small_word"  # "on Friday"
    if word == "on" and before in _KEEPING and after.endswith("ing"):
        return "small_word"  # "keep on spending"
    if word == "do" and before in _MANY and not small_word(after) and not markers((after,)):
        return "emphasis"  # "I (do) thank her"
    return "grammar" if _spare_verb(full, start) else ""


def _is_day(word: str) -> bool:
    """Whether a word is a day of the week."""
    return grouped("guard_times").get((word,), "").startswith("day/")


def _named(full: Atoms, at: int) -> bool:
    """Whether a name stands behind a courtesy title, and no office ("Mr. Speaker")."""
    after = full.words[at + 1]
    known = after in listed("offices", "titles_before_names") or (full.words[at], after) in phrases("hails")
    two = full.words[at] == "mrs" and full.raw(at + 2, at + 3)[:1].isupper()
    return full.raw(at + 1, at + 2)[:1].isupper() and not known and not two


def _unsaid_it(full: Atoms, at: int) -> bool:
    """Whether an "it" opens a statement, which whoever learnt English late leaves out: "(It) is good", "she says (it) is"."""
    if full.words[at - 1] in listed("guard_saying", "guard_attitudes") and not full.between(at).strip():
        return True
    end = next((n for n in range(at + 1, len(full) + 1) if sentence_start(full, n)), len(full))
    return sentence_start(full, at) and "?" not in full.between(end)


def _spare_that(full: Atoms, at: int) -> bool:
    """Whether a "that" only opens a clause, which English may leave to itself."""
    before, _, after = full.words[at - 1 : at + 2]
    if after in listed("subject_pronouns") and before not in listed("prepositions"):
        return True
    if (
        before in listed("guard_attitudes", "guard_saying")
        and after not in listed("light_words")
        and at > 1
        and full.words[at - 2] in _THINKERS
    ):
        return True  # "I think (that) people should"
    if before in _BE_NOW | _BE_THEN and after != "one" and not _AHEAD.isdisjoint(_clause_before(full, at)):
        before = ""  # "what I can tell you is (that) the board", "the truth is (that) the board"
    joins = _opens_clause(after) or full.text[full.starts[at + 1] : full.ends[at + 1]][:1].isupper()
    return joins and before not in listed("prepositions") | _BEFORE_THAT  # "the one (that) the town uses"


def _spare_verb(full: Atoms, at: int) -> bool:
    """Whether speech swallows a verb that only helps: "you('ve) got", "I('ve) seen", "we('re) going to"."""
    before, word, after = full.words[at - 1 : at + 2]
    if word == "got" and before in _HAVE:
        return True
    if before not in listed("subject_pronouns"):
        return False
    if word in ("are", "is", "am"):
        return full.words[at + 1 : at + 3] == ("going", "to")  # "we gonna win"
    done = "".join(full.words[at + 2 : at + 3]) if after in _EVER else ""
    if done and word in _HAVE:
        return done in listed("participles")  # "the worst I('ve) ever seen"
    return word in _HAVE and after in listed("participles") | {"got"}


def _sentence_before(text: Atoms, at: int) -> tuple[str, ...]:
    """The words before one in its sentence, where no other pronoun came in between that could be its subject."""
    begun = max(0, at - LEAD)
    begun = next((n for n in range(at, begun, -1) if sentence_start(text, n)), begun)
    pronouns = [n for n in range(begun, at) if text.words[n] in listed("subject_pronouns")]
    return text.words[pronouns[-1] : at] if pronouns else ()


def _swallowed(full: Atoms, at: int) -> bool:
    """Whether a sentence begins with a pronoun that the one before it begins with, so that speech may leave it out."""
    if not sentence_start(full, at) or any(mark in full.between(at) for mark in "?\n"):
        return False
    begun = next((n for n in range(at - 1, 0, -1) if sentence_start(full, n)), 0)
    behind = "".join(full.words[at + 1 : at + 2])
    # "Could we wait?", "We could wait."
    asks = behind in listed("finite_verbs") or (behind,) in grouped("guard_modals")
    return full.words[begun] == full.words[at] and not asks


def one_in_speech(said: Atoms, recorded: Atoms, c: int, r: int) -> bool:
    """Whether two words that differ are one in speech: "ain't" stands for every "be" and "have", "I shall" for "I will".

    So are two prepositions that a word takes in one sense: "different to", "different from".
    """
    ours, theirs = said.words[c], recorded.words[r]
    for text, at, other in ((said, c, theirs), (recorded, r, ours)):
        if text.surface[at] == "ai" and (other in _BE_NOW or other in _HAVE):
            return True
    if {ours, theirs} == {"since", "for"} and spanned(said, c + 1) and spanned(recorded, r + 1):
        return True  # "since nine years"
    own = recorded.words[r - 1] if r else ""
    if own[:1] == "#" and ours == f"{theirs}s" and c and said.words[c - 1] == own:
        return True  # "thirty year"
    if as_adverb(recorded, r) == ours:
        return True  # "I say it more gentle than that"
    if {ours, theirs} == {"shall", "will"} and own in ("i", "we"):
        return True
    if {ours, theirs} == {"should", "would"} and own in ("i", "we") and _of_what_would_be(recorded, r):
        return True
    led = said.words[c - 1] if c else ""
    return own == led and {(own, ours), (own, theirs)} <= _either_preposition()


@cache
def _either_preposition() -> frozenset[tuple[str, str]]:
    """Words with each of the prepositions that they take in one sense."""
    lines = (line.partition(": ") for line in listed("preposition_variants"))
    return frozenset((word, prep.strip()) for word, _, preps in lines for prep in preps.split(","))


def heard(said: Atoms, recorded: Atoms, c: int, r: int) -> bool:
    """Whether a number in words stands where a word that sounds like it belongs: "half the jury was two"."""
    return said.surface[c] in alike("spelling_number_homophones").get(recorded.surface[r], ())


def is_verb(text: Atoms, at: int) -> bool:
    """Whether a word with or without its -s is a verb that agrees with its subject, as far as the words beside it tell.

    "He wants", "who want", "the minister wants the keys"; not "the wants of the town".
    """
    before, after = text.words[at - 1] if at else "", "".join(text.words[at + 1 : at + 2])
    if text.between(at).strip() or before in listed("grammar_determiners", "possessives"):
        return False
    if before in listed("subject_pronouns") | classed("relatives"):
        return True
    plain = before not in listed("light_words") and before[:1] != "#"
    return plain and _opens_clause(after) and not text.between(at + 1).strip()


def _opens_clause(word: str) -> bool:
    """Whether a word begins a noun of its own, so that a "that" before it only joins: "I think (that) the well is dry"."""
    return word in listed("grammar_determiners", "possessives") or word in _WHOEVER or word == "there"


# "Never ever", "every single day": the first word says it all.
_STRENGTHENED = frozenset({("never", "ever"), ("every", "single"), ("each", "single")})


def emphasis(recorded: Atoms, start: int, end: int) -> bool:
    """Whether words left out only strengthened what stands behind them, and nothing denied it."""
    if end < len(recorded) and (_said_again(recorded, start, end) or _affirmed(recorded, start, end)):
        return True
    if end - start > LONGEST_EMPHASIS or end >= len(recorded):
        return False
    words = recorded.words[start:end]
    if recorded.words[max(0, start - 1) : end] in _STRENGTHENED:
        return True
    if words == ("whole",) and recorded.words[end] == "lot":
        return True
    if not listed("guard_intensifiers").issuperset(words):
        return False
    if words[-1] == "so" and recorded.words[end] in listed("subject_pronouns", "light_words"):
        return False  # "so we went" is no emphasis
    near = markers(recorded.words, start - DENIED, end)
    return not any(marker.kind in ("negation", "idiom") for marker in near)


def _said_again(recorded: Atoms, start: int, end: int) -> bool:
    """Whether a sentence only says again words of the one before it: "Nobody had told us. [Nobody.]"."""
    while end - start > 1 and recorded.words[end - 1] in _JOINING and sentence_start(recorded, end - 1):
        end -= 1
    if not (start and sentence_start(recorded, start) and sentence_start(recorded, end)):
        return False
    end = _before_name(recorded, start, end)
    begun = next((at for at in range(start - 1, 0, -1) if sentence_start(recorded, at)), 0)
    if end - start > LONGEST_EMPHASIS:
        return False
    line = f" {' '.join(recorded.words[begun:start])} "
    return f" {' '.join(recorded.words[start:end])} " in line


def _affirmed(recorded: Atoms, start: int, end: int) -> bool:
    """Whether a sentence only affirms the one before it: "I love the town. [I do.]", "It is big. [It really is.]"."""
    if not 1 < end - start <= LONGEST_EMPHASIS:
        return False
    subject, *adverb, helper = recorded.words[start:end]
    if subject not in listed("subject_pronouns") or helper not in classed("auxiliaries"):
        return False
    if not (start and sentence_start(recorded, start) and sentence_start(recorded, end)):
        return False
    begun = next((at for at in range(start - 1, 0, -1) if sentence_start(recorded, at)), 0)
    told = recorded.words[begun:start]
    again = subject in told[:LEADING] or (subject in classed("taken_up") and helper in told)
    same = again and helper in {*told, *classed("do")} and "?" not in recorded.between(start)
    sure = listed("guard_intensifiers").issuperset(adverb)
    return same and sure and not any(m.kind == "negation" for m in markers(told))


def _before_name(text: Atoms, start: int, end: int) -> int:
    """Where a sentence ends but for whom its speaker turns to last: "From April[, Mara].", "Two hours[, Mr. Speaker]."."""
    for at in range(start + 1, end):
        named = at == end - 1 and text.between(at).strip() == "," and text.raw(at, end)[:1].isupper()
        if named or hailed(text, at, end) == end - at:
            return at
    return end


def regular_tenses(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, a tale's present told as past made `minor`: "so he walks in and says", "… walked in and said".

    One verb alone might be another time; it is the tale's where another verb near it is past, in the claim or the record.
    """
    places = [n for n, c in enumerate(found) if _put_back(said, recorded, c)]
    out = list(found)
    learnt = any(_counted_as_one(said, recorded, change) for change in found)
    for n in places:
        change = found[n]
        shifted = frozenset((said.words[change.c0], recorded.words[change.r0])) in _SHIFTED
        if shifted and not (
            _told_as_past(said, change.c0, within=True) and _told_as_past(recorded, change.r0, within=True)
        ):
            continue  # "he will" for "he would" is the tense of a report only behind "he said"
        then = learnt and is_past(said.words[change.c0])
        if len(places) > 1 or then or _told_as_past(said, change.c0) or _told_as_past(recorded, change.r0):
            out[n] = change._replace(weight="minor", kind="tense")
    return out


def _counted_as_one(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether several are told in the singular, as whoever learnt English late may do, who tells the past so: "in four match"."""
    counted = recorded.words[change.r0 - 1 : change.r0] if change.kind == "plural" else ()
    return counted != () and counted[0][:1] == "#" and said.words[change.c0].endswith("s")


def _put_back(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether one present form gave way to the past of the same verb, or the reverse."""
    if change.kind != "replaced" or change.c1 - change.c0 != 1 or change.r1 - change.r0 != 1:
        return False
    ours, theirs = said.words[change.c0], recorded.words[change.r0]
    if frozenset({ours, theirs}) in _SHIFTED:
        return True
    if {ours, theirs} & _BE_NOW and {ours, theirs} & _BE_THEN:
        return True
    if (ours,) in phrases("guard_negations") or is_past(ours) == is_past(theirs) or opposite(ours, theirs):
        return False
    return (
        not bases(ours).isdisjoint(bases(theirs)) and not ours.endswith("ing") and not theirs.endswith("ing")
    )


def _other_bound(said: Atoms, recorded: Atoms, ours: int, theirs: int) -> bool:
    """Whether a small word before a number bounds it otherwise than the one in its place: "over 40", "about 40"."""
    number = said.words[ours + 1 : ours + 2]
    if not number or number[0][0] != "#" or number != recorded.words[theirs + 1 : theirs + 2]:
        return False
    bounds = grouped("guard_bounds")
    groups = {bounds.get((text.words[at],)) for text, at in ((said, ours), (recorded, theirs))}
    return len(groups) > 1 and None not in groups


def _told_as_past(text: Atoms, at: int, *, within: bool = False) -> bool:
    """Whether the sentence up to a word holds another past verb, with `within` in the same clause."""
    for n in range(at - 1, max(-1, at - LEAD), -1):
        word = text.words[n]
        if word in _BE_THEN or (is_past(word) and word not in listed("guard_intensifiers")):
            return True
        if sentence_start(text, n) or (within and text.between(n).strip()):
            break
    return False


def small_word(word: str) -> bool:
    """Whether a word says nothing that a marker could be said of."""
    return word in listed("light_words", "grammar_prepositions", "grammar_determiners", "clause_openers")


def other_word(said: Atoms, recorded: Atoms, step: Step, kind: str | None) -> bool:
    """Whether what is a small difference elsewhere is another word where it stands."""
    if kind == "small_word":
        return _other_bound(said, recorded, step.c0, step.r0)
    return kind == "homophone" and _own_verb(said, recorded, step)


def _of_what_would_be(text: Atoms, at: int) -> bool:
    """Whether a "should" of the speaker's own only tells what would be: "I should like to", "if they had asked, I should be"."""
    behind = text.words[at + 1 : at + 3]
    wished = bool(behind) and behind[0] in classed("wished_politely")
    return wished or "if" in _clause_before(text, at)


def _clause_before(text: Atoms, at: int) -> tuple[str, ...]:
    """The words of a sentence before one of them."""
    begun = next((n for n in range(at, max(0, at - LEAD), -1) if sentence_start(text, n)), max(0, at - LEAD))
    return text.words[begun:at]


def _own_verb(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether a "were" has a subject of its own, "they were", and so is no "we're" misheard."""
    for text, at, end in ((said, step.c0, step.c1), (recorded, step.r0, step.r1)):
        if text.words[at:end] == ("were",) and at and not sentence_start(text, at):
            before = text.words[at - 1]
            opens = before in listed("clause_openers") or before in listed("openers")
            return not (opens or before in listed("guard_attitudes"))
    return False
