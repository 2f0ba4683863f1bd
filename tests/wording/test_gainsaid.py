"""What a speaker says and at once says the opposite of, puts right, or makes depend on something, is not left to stand alone."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("They rang me. I said I'm warm. I wasn't warm. I was in the boat shed.", "I said I'm warm."),
        ("I don't mind the rain. I mean, okay, everyone says it. I mind it a bit.", "I don't mind the rain."),
        ("It's not broken. It's, it's sort of broken. Have a look.", "It's not broken."),
        ("Three, uh, seven barges sank in the storm.", "Three barges sank in the storm."),
        ("The bell rang twice. It was the east, no, sorry, it was the west tower.", "It was the east tower."),
        ("If any pilot has lied about it, licences will be withdrawn.", "Licences will be withdrawn."),
        (
            "If the hull was painted over, then he will be fined, and so will I.",
            "He will be fined, and so will I.",
        ),
        ("If you want empty shelves, vote for my rival.", "Vote for my rival."),
        ("If you want to lose the ferry, then vote for my rival on Friday.", "Vote for my rival on Friday."),
        (
            "People who say they hate boats are often good rowers.",
            "People who hate boats are often good rowers.",
        ),
        ("It was the worst gale of all, it wasn't, and we knew.", "It was the worst gale of all."),
        ("If the pier falls, we would need a boat. It would cost a lot.", "It would cost a lot."),
        ("He came back after forty minutes. Forty-five. I saw it.", "He came back after forty minutes."),
        ("My men say to me, Captain, we should sail now, and I say no.", "We should sail now."),
        (
            "If nothing is done by Friday, I will fetch my crew and we'll row to the gate.",
            "We'll row to the gate.",
        ),
        (
            "If you want to waste a year you can do it with somebody else.",
            "You can do it with somebody else.",
        ),
        ("I don't know as I blamed the crew.", "I blamed the crew."),
        ("I will row with anybody in this town bar him.", "I will row with anybody in this town."),
        ("People have been writing that it's a smaller boat. Have a look.", "It's a smaller boat."),
        ("We couldnae trust him with a rope.", "We could trust him with a rope."),
    ],
)
def test_it_turns_the_words_quoted_without_it(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I'm not tired. I'm tired of the noise.", "I'm not tired."),
        ("There were nine of us in three rooms. Nine. I was the last.", "There were nine of us in three rooms."),
        ("It took two or three days. Four. I forget.", "It took two or three days."),
        ("I asked if he would come. They'd left the door open.", "They'd left the door open."),
        ("If you had asked me, I would have come. They would rather not ask.", "They would rather not ask."),
        ("Maybe you won't, and I, I was forty then and had a boat.", "I was forty then and had a boat."),
        ("Things are bad, they are. But the skipper is wrong on his figures.", "Things are bad, they are."),
        ("I have written that it's a smaller boat. Have a look.", "It's a smaller boat."),
        ("We couldnae see the pier.", "We couldn't see the pier."),
        ("She said she'd row. She didn't row.", "She said she'd row."),
        ("I could show you. I won't show you.", "I could show you."),
        ("They don't swim. I swim.", "They don't swim."),
        ("He is not a good cook. He is a cook.", "He is not a good cook."),
        ("Three, uh, seven barges sank in the storm.", "Seven barges sank in the storm."),
        ("If you ask me, vote for the old harbourmaster.", "Vote for the old harbourmaster."),
        ("There are few pilots, if any, left. Licences will be withdrawn.", "Licences will be withdrawn."),
        ("Rope was short that year, and I want to say that, that all the crews shared.", "All the crews shared."),
        ("They came for the nets, and I want to say that, that all of it was ours. I saw it.", "All of it was ours. I saw it."),
    ],
)  # fmt: skip
def test_what_goes_on_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "He asked whether we could, whether we were able to sail.",
            "He asked whether we were able to sail.",
        ),
        ("What I won't do today is, I won't guess.", "What I won't do today is guess."),
        ("That is the worst mast I ever seen.", "That is the worst mast I've ever seen."),
        ("It went the way that the, the guild wants it.", "It went the way the guild wants it."),
        (
            "Eight, maybe nine. I can't do more than, I can't do two in a row.",
            "Eight, maybe nine. I can't do two in a row.",
        ),
        ("The price was up by forty percent.", "The price was up 40 percent."),
        ("Two sank, and I -- we are sorry for it.", "Two sank, and we are sorry for it."),
        ("Nine have been, they have been sent home now.", "Nine have been sent home now."),
        ("We score nine goals in four match.", "We scored nine goals in four matches."),
        ("There are total 90 lamps on the quay.", "There are a total of 90 lamps on the quay."),
    ],
)
def test_what_print_makes_of_speech_is_minor(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "minor"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("He asked whether we could, whether we should sail.", "He asked whether we should sail."),
        ("It is the worst mast I ever painted.", "It is the worst mast I've ever painted."),
        ("We score nine goals in four matches.", "We scored nine goals in four matches."),
        ("It is cold, so for that I cannot name a day.", "It is cold, so I cannot name a day for that."),
    ],
)
def test_what_is_more_than_cleaned_up_is_not(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "minor"
