"""The rulings of the design, one by one, as a fact-checker would try them: `verify` against a text."""

import pytest

from quotes import verify

SPEECH = (
    "I came to this valley in 1962. My father had a small mill on the river, and he worked it for thirty "
    "years. We never took a penny from the county. The dam was built in 1971. It cost nine million "
    "dollars. Nobody asked the farmers. I asked them. They told me that the water was theirs. I do not "
    "believe that the county meant any harm. If the dam is raised again, we will lose the lower fields. "
    "Critics say that we are greedy. I think the county owes us an answer by Friday. We will fight this "
    "in court, and we will win."
)


@pytest.mark.parametrize(
    ("ruling", "claim", "text", "wordings"),
    [
        (
            "elided within limits",
            "I came to this valley in 1962. … The dam was built in 1971.",
            SPEECH,
            ["elided"],
        ),
        (
            "elided inside a sentence",
            "My father had a small mill … and he worked it for thirty years.",
            SPEECH,
            ["elided"],
        ),
        (
            "too far: 8 sentences",
            "I came to this valley in 1962. … We will fight this in court, and we will win.",
            SPEECH,
            ["spliced"],
        ),
        ("out of order", "The dam was built in 1971. … I came to this valley in 1962.", SPEECH, ["spliced"]),
        ("bracketed ellipsis", "It cost nine million dollars. [...] I asked them.", SPEECH, ["elided"]),
        (
            "unmarked, adjacent words dropped",
            "My father had a mill on the river, and he worked it for thirty years.",
            SPEECH,
            ["altered"],
        ),
        (
            "unmarked, whole sentence dropped",
            "It cost nine million dollars. I asked them.",
            SPEECH,
            ["spliced"],
        ),
        ("negation cut at edge", "took a penny from the county", SPEECH, ["meaning_changed"]),
        ("embedding cut", "the county meant any harm", SPEECH, ["meaning_changed"]),
        ("condition cut", "we will lose the lower fields", SPEECH, ["meaning_changed"]),
        ("critics say cut", "we are greedy", SPEECH, ["meaning_changed"]),
        ("voice cut", "the water was theirs", SPEECH, ["meaning_changed"]),
        ("hedge cut at edge", "the county owes us an answer by Friday", SPEECH, ["excerpt"]),
        ("time limit cut", "I think the county owes us an answer", SPEECH, ["excerpt"]),
        ("another sentence's negation", "The dam was built in 1971.", SPEECH, ["excerpt"]),
        (
            "hedge from the middle",
            "The county owes us, an answer.",
            "The county owes us, I think, an answer.",
            ["meaning_changed"],
        ),
        (
            "hedge cut with a mark",
            "The county owes us … an answer.",
            "The county owes us, I think, an answer.",
            ["elided"],
        ),
        (
            "politeness cut with a mark",
            "The county owes us … an answer.",
            "The county owes us, with all respect, an answer.",
            ["elided"],
        ),
        (
            "fillers cleaned",
            "We will fight this in court.",
            "Well, we will, uh, we will fight this in court.",
            ["excerpt", "minor"],
        ),
        (
            "stage direction",
            "We will fight this in court, and we will win.",
            "We will fight this in court, [applause] and we will win.",
            ["exact"],
        ),
        (
            "label and interjection",
            "We will fight this in court, and we will win.",
            "LEE: We will fight this in court,\nHOST: Right.\nLEE: and we will win.",
            ["exact"],
        ),
        ("was unfair / wasn't fair", "It wasn't fair to them.", "It was unfair to them.", ["minor"]),
        ("not unfair / fair", "It was not unfair to them.", "It was fair to them.", ["altered", "not_found"]),
        ("not unfair / unfair", "It was not unfair to them.", "It was unfair to them.", ["meaning_changed"]),
        ("question turned", "We will win in court.", "Will we win in court?", ["altered", "meaning_changed"]),
        (
            "question mark dropped statement",
            "We will win in court.",
            "We will win in court?",
            ["meaning_changed"],
        ),
        ("excerpt from mid", "he worked it for thirty years", SPEECH, ["excerpt"]),
        ("exact whole", "It cost nine million dollars.", "It cost nine million dollars.", ["exact"]),
        ("case and dashes", "it cost — NINE million dollars!", "It cost nine million dollars.", ["exact"]),
        ("number to figures", "It cost $9 million.", "It cost nine million dollars.", ["minor"]),
        ("bracket clarification", "They told me that the water [of the Tyne] was theirs.", SPEECH, ["minor"]),
        (
            "name in bracket for pronoun",
            "[The farmers] told me that the water was theirs.",
            SPEECH,
            ["minor"],
        ),
        (
            "ellipsis takes away a not",
            "I do … believe that the county meant any harm.",
            SPEECH,
            ["meaning_changed"],
        ),
        ("leading ellipsis", "… the dam was built in 1971.", SPEECH, ["excerpt"]),
        (
            "rebuttal cut",
            "The tax was a success.",
            "The tax was a success, they say, but that is false.",
            ["meaning_changed"],
        ),
        ("nothing", "The moon is made of cheese and nobody told the astronomers.", SPEECH, ["not_found"]),
        (
            "four sentences between",
            "Start of it all here. … End of it all there.",
            "Start of it all here. One came. Two came. Three came. Four came. End of it all there.",
            ["spliced"],
        ),
        (
            "three sentences between",
            "Start of it all here. … End of it all there.",
            "Start of it all here. One came. Two came. Three came. End of it all there.",
            ["elided"],
        ),
        (
            "two speakers joined",
            "We must cut the rates now. We will do so in June.",
            "LEE: We must cut the rates now.\nMORA: The board has my answer, and has had it for six years.\n"
            "MORA: We will do so in June.",
            ["spliced"],
        ),
        ("translation", "Nous gagnerons ce procès.", "We will win this trial.", ["altered", "not_found"]),
        ("foreign exact", "Nous gagnerons ce procès demain.", "Nous gagnerons ce procès demain.", ["exact"]),
        (
            "foreign negation",
            "Nous gagnerons ce procès demain matin ensemble.",
            "Nous ne gagnerons pas ce procès demain matin ensemble.",
            ["altered"],
        ),
        (
            "nested speaker swap",
            "The sheriff told us to leave the farm.",
            "The mayor told us to leave the farm.",
            ["meaning_changed"],
        ),
    ],
)
def test_a_ruling_is_kept(ruling: str, claim: str, text: str, wordings: list[str]) -> None:
    assert verify(claim, against=text).wording in wordings, ruling


def test_pieces_belong_together_up_to_sixty_words() -> None:
    claim = "Start of it all here. … End of it all there."
    for count, wording in ((58, "elided"), (70, "spliced")):
        between = " ".join(f"filler{n}" for n in range(count))
        text = f"Start of it all here. {between}. End of it all there."
        assert verify(claim, against=text).wording == wording


def test_a_splice_says_how_far_apart_its_pieces_stand() -> None:
    answer = verify("I came to this valley in 1962. … We will fight this in court.", against=SPEECH)
    assert [f.note for f in answer.findings if f.kind == "splice"] == [
        "86 words and 11 sentences stand between the pieces"
    ]


def test_an_ellipsis_says_what_fell_out_and_which_of_it_could_turn_a_meaning() -> None:
    answer = verify("It cost nine million dollars. … I asked them.", against=SPEECH)
    assert answer.wording == "elided"
    told = {f.rule: f.recorded for f in answer.findings}
    assert told["words.cut"] == "Nobody asked the farmers"
    assert told["cut.omitted_negation"] == "Nobody"


def test_words_of_two_speakers_joined_are_spliced_and_of_one_over_an_interjection_are_exact() -> None:
    one = "LEE: We must cut the rates now.\nMORA: Right.\nLEE: We will do so in June."
    two = "LEE: We must cut the rates now.\nMORA: We will do so in June."
    claim = "We must cut the rates now. We will do so in June."
    assert verify(claim, against=one).wording in ("exact", "excerpt")
    assert verify(claim, against=two).wording == "spliced"


def test_a_short_claim_of_common_words_is_found_in_the_one_text_that_is_named() -> None:
    assert verify("It wasn't fair to them.", against="It was unfair to them.").wording == "minor"
    assert verify("It was on the moon.", against="It was unfair to them.").wording == "not_found"


def test_brackets_that_explain_a_pronoun_draw_no_words_from_elsewhere() -> None:
    answer = verify("[The farmers] told me that the water was theirs.", against=SPEECH)
    assert answer.wording == "minor"
    assert (answer.recorded or "").startswith("They told me")
