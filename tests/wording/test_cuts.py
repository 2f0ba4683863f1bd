"""What was cut away before, after and in the middle of a quotation, and whether it governed what was kept."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I would never sell the old mill.", "sell the old mill."),
        ("I never said that the mill was mine.", "the mill was mine."),
        ("I don't believe the mill is haunted.", "the mill is haunted."),
        ("It would be absurd to say the mill is haunted.", "the mill is haunted."),
        ("There is no proof that the miller lied.", "the miller lied."),
        ("Rivals say the mill is haunted.", "the mill is haunted."),
        ("I was told that the mill is haunted.", "the mill is haunted."),
        ("They deny flatly that the mill is haunted.", "the mill is haunted."),
        ("The mill is haunted, claims the miller.", "The mill is haunted"),
        ("The mill is haunted? Nonsense.", "The mill is haunted"),
        ("He told the court that the mill was empty.", "the mill was empty."),
        ("The mill is haunted, but that is false.", "The mill is haunted"),
        ("The mill is haunted, they tell us.", "The mill is haunted"),
        ("We will sell the mill if the bank fails.", "We will sell the mill"),
        ("If the bank fails, we will sell the mill.", "we will sell the mill."),
        ("Only the miller can open it.", "The miller can open it."),
        ("Nearly all of the flour was dry.", "All of the flour was dry."),
        ("According to my rival, the mill is haunted.", "the mill is haunted."),
    ],
)
def test_a_cut_edge_that_governed_the_words_turns_them(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I think we should sell the mill.", "we should sell the mill."),
        ("On Monday, in the rain, we sold the mill.", "we sold the mill."),
        ("We sold the mill until the money ran out.", "We sold the mill"),
        ("We never gave up, and we kept the mill.", "we kept the mill."),
        ("I know that we can keep the mill.", "we can keep the mill."),
        ("I have no doubt that we can keep the mill.", "we can keep the mill."),
        ("Nobody can deny that we can keep the mill.", "we can keep the mill."),
        ("Please, sir, let us keep the mill.", "let us keep the mill."),
        ("She is not tall. We kept the mill for years.", "We kept the mill for years."),
    ],
)
def test_a_cut_edge_that_governed_nothing_leaves_an_excerpt(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"


def test_a_hedge_cut_at_the_edge_is_told() -> None:
    answer = compare("we should sell the mill.", "I think we should sell the mill.")
    assert [(f.rule, f.recorded, f.turns) for f in answer.findings] == [("cut.hedge", "I think", False)]


def test_what_stands_around_the_passage_is_read_too() -> None:
    claim = "the mill was mine"
    assert compare(claim, claim, before="I never said that ").wording == "meaning_changed"
    assert compare(claim, claim, after=", but that is false.").wording == "meaning_changed"
    assert compare(claim, claim, before="We met at noon. ", after=" We left at one.").wording == "exact"


def test_the_narrator_of_a_quotation_is_not_another_voice() -> None:
    claim = "The mill was mine"
    assert compare(claim, claim, before="Quill said: “", after=",” she said.").wording == "exact"


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("We sold the mill, the barn and the pond.", "We sold the mill … and the pond.", "elided"),
        ("We sold the mill, I am glad to say, for gold.", "We sold the mill … for gold.", "elided"),
        ("We will not, whatever it costs us, sell the mill.", "We will … sell the mill.", "meaning_changed"),
        (
            "The miller says, and I doubt it, that rats ate it.",
            "The miller … that rats ate it.",
            "meaning_changed",
        ),
        ("They may, if it is dry, grind oats.", "They … grind oats.", "meaning_changed"),
        ("They mill oats, never rye, and sell them.", "They mill oats … and sell them.", "elided"),
    ],
)
def test_what_an_ellipsis_left_out_is_weighed(recorded: str, claim: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording


def test_pieces_far_apart_are_spliced_although_the_cut_is_marked() -> None:
    between = " ".join(f"The cart number {n} came up the hill." for n in range(9))
    answer = compare("We sold the mill. … Then we left.", f"We sold the mill. {between} Then we left.")
    assert answer.wording == "spliced"
    assert any(f.rule == "splice.far" for f in answer.findings)


def test_pieces_in_the_other_order_are_spliced() -> None:
    recorded = "The mill stood on the hill. The barn stood by the lake."
    assert compare("The barn stood by the lake … The mill stood on the hill.", recorded).wording == "spliced"


def test_a_verb_joined_to_what_was_said_of_something_else_turns() -> None:
    assert compare("We love the noise.", "We love the town. We hate the noise.").wording == "meaning_changed"


def test_an_ellipsis_that_only_marks_a_pause_is_no_cut() -> None:
    assert compare("We sold … the mill.", "We sold the mill.").wording == "exact"


@pytest.mark.parametrize(
    ("behind", "turns"),
    [
        ("at least", True),
        (", at most", True),
        ("or more", True),
        (", maybe more", False),
        (", we hear", None),
    ],
)
def test_a_bound_behind_a_number_counts_as_one_before_it(behind: str, turns: bool | None) -> None:
    record = f"We estimate the repair at twelve million crowns {behind}. Good night."
    found = compare("We estimate the repair at twelve million crowns", record).findings
    assert [finding.turns for finding in found if finding.rule == "cut.bound"] == (
        [] if turns is None else [turns]
    )


def test_a_joining_word_in_brackets_marks_a_cut_where_it_stands_for_a_number() -> None:
    record = "We asked for a new light in 2011, in 2015 and again in 2019."
    assert compare("We asked for a new light in 2011 [and] again in 2019", record).wording == "elided"
    assert (
        compare("[The council] asked for a new light in 2011, in 2015 and again in 2019", record).wording
        == "minor"
    )


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Nearly four thousand families live here.", "Four thousand families live here."),
        ("We lost almost all of the flour.", "all of the flour."),
    ],
)
def test_nearly_cut_off_a_number_is_a_bound_and_no_negation(recorded: str, claim: str) -> None:
    assert [(f.kind, f.rule) for f in compare(claim, recorded).findings if f.turns] == [
        ("bound", "cut.bound")
    ]


@pytest.mark.parametrize(
    ("after", "wording"),
    [
        ("It would be wrong to say that I kept the keys.", "excerpt"),
        ("It is not true that I kept the keys.", "excerpt"),
        ("It is nonsense to claim the brewery owns it.", "excerpt"),
        ("It is a lie that the brewery owns it.", "excerpt"),
        ("But it would be wrong to hide the keys.", "excerpt"),
        ("That is a lie.", "meaning_changed"),
        ("That would be wrong to say.", "meaning_changed"),
        ("It would be wrong to say so.", "meaning_changed"),
        ("It is nonsense to say that.", "meaning_changed"),
        ("It is not true.", "meaning_changed"),
        ("It is wrong, that the brewery says it.", "meaning_changed"),
        ("Not true.", "meaning_changed"),
        ("This is nonsense, and you know it.", "meaning_changed"),
    ],
)
def test_a_judgement_takes_back_what_was_said_and_not_what_follows_it(after: str, wording: str) -> None:
    for words in ("The mill is for sale.", "The mill is not for sale."):
        assert compare(words, f"{words} {after}").wording == wording


@pytest.mark.parametrize(
    "recorded",
    [
        "They tell us that the river does not care who owns the mill. The river does not care. But we do.",
        "The river does not care. They tell us that the river does not care who owns the mill.",
        "Nobody says the river does not care. If the river does not care, we do. I say: the river does not care.",
    ],
)
def test_of_several_places_the_one_is_judged_where_nothing_turns_the_words(recorded: str) -> None:
    answer = compare("The river does not care", recorded)
    assert answer.wording == "excerpt"
    assert recorded[answer.recorded_start : answer.recorded_end].casefold() == "the river does not care"


def test_words_turned_at_every_place_are_told_at_the_first() -> None:
    recorded = "They say the river does not care. I never said that the river does not care."
    answer = compare("the river does not care", recorded)
    assert (answer.wording, answer.recorded_start) == ("meaning_changed", 9)


@pytest.mark.parametrize(
    ("record", "kept", "rule"),
    [
        ("It was printed last week that I am against the lock.", "I am against the lock", "cut.voice"),
        ("The Herald reported on Sunday that we have sold the lock.", "we have sold the lock", "cut.voice"),
        ("It was said in the hall that she will never pay.", "she will never pay", "cut.voice"),
        ("We looked twice, and if you find a leak you may keep the pump.", "you may keep the pump", "cut.condition"),
        ("It held. But if they meet us there we will sign.", "we will sign", "cut.condition"),
    ],
)  # fmt: skip
def test_another_voice_and_a_condition_further_back_turn_what_is_kept(
    record: str, kept: str, rule: str
) -> None:
    found = compare(kept, record)
    assert found.wording == "meaning_changed"
    assert [finding.rule for finding in found.findings if finding.turns] == [rule]


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        ("He printed pages and said on Sunday what he knew. Now we have sold the lock.", "we have sold the lock"),
        ("It was clear on Sunday that we have sold the lock.", "we have sold the lock"),
        ("I said on Sunday that we have sold the lock.", "we have sold the lock"),
        ("We looked twice, and if the plan he wrote were ours I would say no.", "he wrote were ours I would say no"),
        ("We asked if it leaks, and the keeper knew nothing, so we left it there.", "we left it there"),
    ],
)  # fmt: skip
def test_what_is_the_speakers_own_or_over_turns_nothing(record: str, kept: str) -> None:
    assert compare(kept, record).wording == "excerpt"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The tide is patient; the pilots, alas, are not.", "The tide is patient; the pilots, alas, are"),
        ("The keepers could not hear the bell.", "The keepers could"),
        ("Tell me, is it true that you sold the lamp?", "you sold the lamp"),
        ("Has anybody told you whether the lamp was lit?", "the lamp was lit"),
        ("I told you in May that we would keep the lamp. I take that back.", "we would keep the lamp"),
    ],
)
def test_a_denial_a_question_or_a_retraction_is_not_cut_away_unseen(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Did you know that the lamp was sold?", "the lamp was sold"),
        ("Isn't it true that the lamp was sold?", "the lamp was sold"),
        ("May I say that the lamp was splendid?", "the lamp was splendid"),
        ("The keepers are not only brave but early.", "The keepers are"),
        ("We know that the lamp was out, and that the crew could have been warned.", "the lamp was out"),
    ],
)
def test_what_is_presumed_or_only_joined_on_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "Nobody came to warn us, nobody lit the lamp, there was no bell.",
            "nobody lit the lamp, there was no bell",
        ),
        ("I saw what was wrong, and I said we would mend the lamp.", "we would mend the lamp"),
        ("She kept it because she could not not, and she said it was hers.", "and she said it was hers"),
        ("I couldn't tell you, I shut my eyes.", "I shut my eyes"),
        ("I thought, how dark can it be? It is a lamp.", "I thought, how dark can it be"),
    ],
)
def test_a_clause_of_its_own_behind_a_comma_keeps_its_meaning(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"


@pytest.mark.parametrize(
    ("record", "kept", "told"),
    [
        ("If the money comes, we will open the lock in May.", "open the lock in May", ["cut.condition"]),
        ("If the money comes, we will open the lock in May.", "in May", []),
        ("If you ask me, we will open the lock in May.", "open the lock in May", []),
    ],
)
def test_a_verb_cut_from_its_subject_is_told_the_condition_and_not_turned(
    record: str, kept: str, told: list[str]
) -> None:
    found = compare(kept, record)
    assert (found.wording, [f.rule for f in found.findings if not f.turns]) == ("excerpt", told)
