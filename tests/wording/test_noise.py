"""What nobody said, or somebody else said in between, is skipped in a transcript."""

import pytest

from quotes.text import tokens
from quotes.wording import compare
from quotes.wording.canon.noise import skipped


def kept(text: str) -> str:
    passage = tokens(text)
    out = skipped(passage)
    return " ".join(word for at, word in enumerate(passage.words) if at not in out)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We won. [APPLAUSE] We did.", "we won we did"),
        ("We won. (Laughter.) We did.", "we won we did"),
        ("(clears throat) We won.", "we won"),
        ("We won. [to the clerk] We did.", "we won we did"),
        ("We won. [00:12:34] We did.", "we won we did"),
        ("We won [A VOICE: Never!] and we did.", "we won and we did"),
        ("We won [Man in the hall: Never!] and we did.", "we won and we did"),
        ("We won (Heckler: Never!) and we did.", "we won and we did"),
        ("RIVAS: We won. HOST: Right. RIVAS: We did.", "we won we did"),
        ("We won. HOST: Okay. And we did.", "we won and we did"),
        ("Ada Rivas: We won.\nThe Host: Mm-hmm.\nAda Rivas: We did.", "we won we did"),
    ],
)
def test_noise_is_skipped(text: str, expected: str) -> None:
    assert kept(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We sold it (and never looked back) for nothing.",
        "We sold it (at 10:30) for nothing.",
        "He told [the clerk] to leave.",
        "Remember: we won that day.",
        "At 10:30 we left the hall.",
        "He said this: we are done.",
    ],
)
def test_speech_is_kept(text: str) -> None:
    assert kept(text) == " ".join(tokens(text).words)


def test_a_long_answer_by_another_speaker_is_no_interjection() -> None:
    text = "RIVAS: We won. HOST: I was there that night and I can tell you that nobody in the hall believed it. RIVAS: We did."
    assert "nobody in the hall believed it" in kept(text)


def test_ten_thousand_open_brackets_are_read_in_a_moment() -> None:
    assert kept("[(<" * 10_000 + " word") == "word"


def test_a_label_in_capitals_may_interrupt_a_sentence() -> None:
    text = "HOST: And then? OKAFOR: We sailed at noon HOST: Right. OKAFOR: and came home at dusk."
    assert kept(text) == "we sailed at noon and came home at dusk"
    assert kept("I worked for NASA: it was the best of jobs.") == "i worked for nasa it was the best of jobs"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("You, you know, you pull on it.", "You pull on it."),
        ("Trust is like a rope. You, you know, you pull on it.", "Trust is like a rope. You pull on it."),
        ("We, I mean, we went home.", "We went home."),
    ],
)
def test_a_word_begun_twice_around_a_filler_is_cleaned_up(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "minor"


def test_a_filler_is_none_where_it_is_part_of_the_clause() -> None:
    recorded = "The things you know you pull on."
    assert compare("The things you pull on.", recorded).wording == "altered"


@pytest.mark.parametrize("label", ["Audience member", "Unidentified speaker", "Male voice", "Q."])
def test_whoever_has_no_name_interrupts_as_others_do(label: str) -> None:
    said = "Good evening, all. We have a long list tonight. I ran the stand for three summers and I never shorted anybody."
    label += "" if label == "Q." else ":"
    recorded = f"LEE: {said}\n\n{label} Tell it!\n\nLEE: I am going to tell it. Now, some are angry."
    claim = "I never shorted anybody. I am going to tell it."
    assert compare(claim, recorded).wording in ("exact", "excerpt", "minor")
    assert compare("I never shorted anybody. Tell it!", recorded).wording == "spliced"
