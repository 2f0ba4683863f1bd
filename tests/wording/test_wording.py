"""The wording of a claim against one passage: the first that applies, with its diff and its reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text import tokens
from quotes.verdicts import Comparison
from quotes.wording import LONGEST_CLAIM, compare

PASSAGE = (
    "OKAFOR: We closed the ferry line in March. [APPLAUSE] It wasn't fair to the islands. HOST: Right. "
    "OKAFOR: And, uh, I don't think twenty per cent is a lot — it's, it's nothing. Will we open it again? Yes."
)


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        ("We closed the ferry line in March.", "excerpt"),
        ("“WE CLOSED the ferry line, in March!”", "excerpt"),
        ("We closed the ferry line in March. It wasn't fair to the islands.", "excerpt"),
        ("We closed the ferry line in March. It was unfair to the islands.", "minor"),
        ("It wasn't fair to the islands. And I do not think 20% is a lot", "minor"),
        ("We closed the ferry lane in March.", "altered"),
        ("We closed the ferry line in May.", "meaning_changed"),
        ("It was fair to the islands.", "meaning_changed"),
        ("We closed the ferry line … It wasn't fair", "elided"),
        ("We closed the ferry line in March. Will we open it again?", "spliced"),
    ],
)
def test_the_first_wording_that_applies_is_given(claim: str, wording: str) -> None:
    assert compare(claim, PASSAGE).wording == wording


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("The quay is closed.", "the  quay is CLOSED", "exact"),
        ("QUILL: The quay is closed.", "The quay is closed.", "exact"),
        ("The quay [coughs] is closed.", "The quay is closed.", "exact"),
        ("And the quay is closed.", "The quay is closed.", "minor"),
        ("Well, look, the quay is closed.", "The quay is closed.", "minor"),
        ("Die Fähre fährt nie bei Sturm, sagte er", "Die Faehre faehrt nie bei Sturm, sagte er", "minor"),
        (
            "Sie haben niemanden gefragt und nie bezahlt",
            "Sie haben jemanden gefragt und nie bezahlt",
            "altered",
        ),
        ("We wanted to — we wanted to stay.", "We wanted to stay.", "minor"),
        ("The quay, you know, is closed.", "The quay is closed.", "minor"),
        ("He is the mayor of Thole.", "He [Quill] is the mayor of Thole.", "minor"),
        ("This is a damn shame, sir.", "This is a d--n shame, sir.", "minor"),
        ("Their colour is gray today.", "There color is grey today.", "minor"),
        ("The quay is very clean now.", "The quay is clean now.", "minor"),
        ("The quay is not very clean now.", "The quay is not clean now.", "altered"),
        ("We went to the quay at noon.", "We walked to the quay at noon.", "altered"),
        ("It was fair to us.", "It was not unfair to us.", "altered"),
        ("We left. It rained for a week. We wept.", "We left. We wept.", "spliced"),
    ],
)
def test_what_the_press_does_to_words_is_read_as_a_person_would(
    recorded: str, claim: str, wording: str
) -> None:
    assert compare(claim, recorded).wording == wording


def test_a_dropped_word_is_named_as_an_edit() -> None:
    answer = compare("we can hold our good pace", "so we can hold our already good pace this year,")
    assert answer.wording == "altered"
    assert [(e.op, e.recorded.strip()) for e in answer.edits if e.op != "equal"] == [("delete", "already")]


def test_a_likely_slip_of_the_transcriber_is_named() -> None:
    answer = compare("The whole council met.", "The hole council met.")
    assert answer.wording == "minor"
    assert [f.kind for f in answer.findings] == ["homophone"]


def test_the_words_that_answer_the_claim_are_bounded() -> None:
    answer = compare("it wasn't fair to the islands", PASSAGE)
    assert PASSAGE[answer.recorded_start : answer.recorded_end] == "It wasn't fair to the islands"


def test_tokens_may_be_given_in_place_of_texts() -> None:
    claim = "We closed the ferry line in May."
    assert compare(tokens(claim), tokens(PASSAGE)) == compare(claim, PASSAGE)


@pytest.mark.parametrize("claim", ["", "  \n", "…", "!?", "\u200b\u202e", "\ud800"])
def test_a_claim_without_words_is_not_found(claim: str) -> None:
    assert compare(claim, PASSAGE).wording == "not_found"


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("' closed the ferry; --", "closed the ferry"),
        ('"closed" (the) + ferry*', "closed the ferry"),
        ("ferry\x00line", "ferry line"),
        ("🛥️ ferry 🛥️", "ferry"),
    ],
)
def test_operators_control_characters_and_emoji_are_only_text(claim: str, recorded: str) -> None:
    answer = compare(claim, PASSAGE)
    assert answer.wording in ("excerpt", "minor")
    assert PASSAGE[answer.recorded_start : answer.recorded_end] == recorded


def test_a_megabyte_of_words_is_read_as_far_as_the_cap_and_says_so() -> None:
    answer = compare("we closed the ferry line again " * 35_000, PASSAGE)
    assert any(f.kind == "capped" and str(LONGEST_CLAIM) in f.note for f in answer.findings)


def test_a_claim_in_a_passage_of_a_megabyte_is_found() -> None:
    passage = "the cart came up the hill and down again. " * 12_000 + PASSAGE
    assert compare("We closed the ferry lane in March.", passage[-300_000:]).wording == "altered"


WORDS = st.lists(
    st.sampled_from(
        ["The", "ferry", "didn't", "did", "not", "cost", "$5", "million", "five", "dollars.", "Uh,", "we", "we",
         "[sic]", "…", "[APPLAUSE]", "QUILL:", "half—", "“fair”", "un-fair", "cannot", "May 3,", "Yes?", "\n"]
    ),
    max_size=30,
)  # fmt: skip


def together(answer: Comparison, claim: str, passage: str) -> tuple[str, str]:
    """Both texts as the edits give them back, each edit from where it says it stands."""
    return (
        "".join(claim[edit.claim_start : edit.claim_end] for edit in answer.edits),
        "".join(passage[edit.recorded_start : edit.recorded_end] for edit in answer.edits),
    )


def words_of(answer: Comparison) -> tuple[str, str]:
    """Both texts as the words of the edits."""
    return "".join(edit.claim for edit in answer.edits), "".join(edit.recorded for edit in answer.edits)


@given(WORDS, WORDS)
def test_taking_the_marks_out_of_the_diff_gives_back_both_texts(ours: list[str], theirs: list[str]) -> None:
    claim, passage = " ".join(ours), " ".join(theirs)
    answer = compare(claim, passage)
    if answer.wording != "not_found":
        both = claim, passage[answer.recorded_start : answer.recorded_end]
        assert words_of(answer) == both
        assert together(answer, claim, passage) == both


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared_and_put_together_again(claim: str, passage: str) -> None:
    answer = compare(claim, passage)
    if answer.wording != "not_found":
        both = claim, passage[answer.recorded_start : answer.recorded_end]
        assert words_of(answer) == both
        assert together(answer, claim, passage) == both


@given(WORDS)
def test_words_are_never_altered_against_themselves(ours: list[str]) -> None:
    text = " ".join(ours)
    assert compare(text, text).wording in ("exact", "not_found")


@given(WORDS, WORDS)
def test_every_finding_stands_where_it_says(ours: list[str], theirs: list[str]) -> None:
    claim, passage = " ".join(ours), " ".join(theirs)
    for f in compare(claim, passage).findings:
        assert f.claim_start is None or claim[f.claim_start : f.claim_end] == f.claim
        assert f.recorded_start is None or passage[f.recorded_start : f.recorded_end] == f.recorded


HECKLED = "The cart holds nine barrels, two ladders [A VOICE: And the dog!] and, on Fridays, the dog. We like it so."


@pytest.mark.parametrize(
    ("claim", "wording", "recorded"),
    [
        ("The cart holds nine barrels, two ladders and the dog", "altered", ["on Fridays"]),
        (
            "The cart holds ten barrels, two ladders and the dog",
            "meaning_changed",
            ["nine", "nine", "on Fridays"],
        ),
        ("The cart holds nine barrels, two ladders and, on Fridays, the dog", "excerpt", []),
        ("And the dogs!", "minor", ["dog"]),
    ],
)
def test_what_a_heckler_calls_fills_no_gap_in_the_words_of_the_speaker(
    claim: str, wording: str, recorded: list[str]
) -> None:
    answer = compare(claim, HECKLED)
    assert (answer.wording, [f.recorded for f in answer.findings]) == (wording, recorded)


def test_words_that_begin_in_an_interjection_and_go_on_behind_it_are_not_verbatim() -> None:
    passage = "We have talked for hours. [A VOICE: Stop it!] We will not pay for the roof."
    assert compare("Stop it! We will not pay for the roof.", passage).wording == "altered"
    assert compare("We will not pay for the roof.", passage).wording == "excerpt"


def test_a_changed_last_word_stands_for_the_end_of_its_own_sentence() -> None:
    answer = compare(
        "The roof will cost three million pounds",
        "We know that the roof will cost three million. [A VOICE: Heavens.] The rest is somebody else's to find.",
    )
    assert [f.recorded for f in answer.findings] == ["three million"]
