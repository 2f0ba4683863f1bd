"""Edges of excerpts from captions without marks: the neighbouring sentence bears on nothing, what leans on the words does."""

import pytest

from quotes.wording import compare

LEAD = (
    "good evening and welcome to the hall my name is tom reeve and tonight we talk about the harbour the mill and the "
    "ferry that has gone across the river since my father was a boy "
)
TRAIL = (
    " thank you for that answer the gentleman in the third row has a paper in his hand and he would like to read from it "
    "before the lights go out and the caretaker locks the doors"
)


@pytest.mark.parametrize(
    ("before", "claim", "after"),
    [
        (
            "they told me the boats were sound when they weren't",
            "But you also had owners who looked away.",
            "",
        ),
        ("a crew that is second to none", "I do not believe in selling the yard.", ""),
        ("you may call it a closure but that's not my plan", "My plan is to dredge the lock.", ""),
        ("would I sign it absolutely not", "I'm not looking for a bigger harbour.", ""),
        ("some say we give everything away I don't at all", "I want the crews to keep their boats.", ""),
        ("I was at the lock that day and he wasn't there", "And so they did the work alone.", ""),
        ("that is your version and that's not what I believe", "Sorry, but that's just the wrong lock.", ""),
        ("I really would not think", "Yeah, I think the crews were right.", ""),
        (
            "nobody has the right to tell the crews what to say",
            "I think this would be bad for the river.",
            "",
        ),
        ("if the dam leaks then I think we are in trouble and the mill stops", "I want them to mend it.", ""),
        ("we all go home if it rains then we sleep", "We will open the lock on Monday.", ""),
        ("he acts as if he owned it", "We will open the lock on Monday.", ""),
        ("even if it rains all week", "We will open the lock on Monday.", ""),
        ("", "I don't want the council paying the crews.", "but if the money goes to the yard we can talk"),
        ("", "Those books are the best on the river.", "if we did that we would keep the same book"),
        ("", "I regret that the levy did not pass.", "secondly there have been stories about the crane"),
        ("", "It is the easiest way across.", "no it still goes by the mill and you pay there"),
        ("", "You built your whole yard around it.", "none of the other crews use it and they are fine"),
        ("", "I expect nothing less from the crew.", "which is why we keep asking them back"),
        ("that was not always the case", "So we painted the hall.", ""),
        ("and we could not do that", "I think the crew was right.", ""),
        ("a feast that I was not invited to", "I went to it all the same.", ""),
        ("they asked him and he said oh no", "He's the owner of the mill.", ""),
        ("we are not reaching the crews in time", "Crews are hard to find on the river.", ""),
        ("he said he did not", "Why does it have to be the ferry?", ""),
        ("the dam could not hold all that", "In fact we have seen the mill stop.", ""),
        ("I cannot believe it", "The owners are all gone now.", ""),
        ("the lock does not open as you know", "We pay the crews all the same.", ""),
        ("they never said", "So we paid for it in the end.", ""),
        ("he is not the man who was on the show", "We have two barges left.", ""),
        ("how they did it I don't know", "We had a good year at the mill.", ""),
        ("the others wouldn't", "The next barge is mine.", ""),
        ("was the hall full absolutely not", "In fact it was cold.", ""),
        ("they would not tell me what they want", "I am going to the lock.", ""),
        ("nobody came to the lock we know", "It was cold on the river.", ""),
        ("", "We changed the rope on the ferry.", "no rope on this river could hold that barge"),
        ("", "We talked to the crews for a day.", "nobody really talks to them any more"),
        ("", "The yard has been sold to them.", "no why would I ever say so"),
        ("", "I thought the owner knew of it.", "if you walk by the mill it is plain"),
        ("", "What do you mean by that?", "if you walk by the mill it is plain"),
    ],
)
def test_a_neighbouring_sentence_of_captions_turns_nothing(before: str, claim: str, after: str) -> None:
    assert compare(claim, f"{LEAD}{before} {claim_as_said(claim)} {after}{TRAIL}").wording == "excerpt"


@pytest.mark.parametrize(
    ("before", "claim", "after"),
    [
        ("I don't think", "he is right about the lock.", ""),
        ("I would never say that", "the crews were lazy.", ""),
        ("we are not", "going to sell the yard.", ""),
        ("I have always said if", "we do it the mill will close.", ""),
        ("there is no chance", "they will open the lock.", ""),
        ("the owner says", "we have enough water.", ""),
        ("if it rains all week", "we will close the lock.", ""),
        ("and unless the council pays for it", "the ferry could stop.", ""),
        ("I doubt", "they will pay the crews.", ""),
        ("he told the crew", "they were all to blame.", ""),
        ("it is just not true", "we sold the yard.", ""),
        ("tell me why don't", "I want the crews to be paid.", ""),
        ("so why didn't", "you sign the letter to the crew.", ""),
        ("they do not believe that", "the lock is safe.", ""),
        ("nobody at the mill would say", "the dam is safe.", ""),
        ("now some say", "the levy would be too high.", ""),
        ("I don't know", "he was at the lock.", ""),
        ("you said", "you would pay for the ferry.", ""),
        ("the yard has no right", "they sold it to the crew.", ""),
        ("", "He trusts the word of", "no one on the river who owns a boat"),
        ("", "We are going to pay the crews", "if you vote for the levy we talked of it is old"),
        ("", "We will open the lock", "if the council pays for it"),
        ("", "They promised that", "if the dam leaks we would be paid"),
        ("", "We will sell the ferry", "unless somebody pays for it"),
        ("", "The mill is safe", "but that's not true at all"),
    ],
)
def test_what_leans_on_the_words_turns_them_in_captions_too(before: str, claim: str, after: str) -> None:
    assert (
        compare(claim, f"{LEAD}{before} {claim_as_said(claim)} {after}{TRAIL}").wording == "meaning_changed"
    )


def test_a_mark_nearby_or_few_words_leave_the_question_to_the_marks() -> None:
    claim = "But you also had owners who looked away."
    told = f"when they weren't {claim_as_said(claim)}"
    assert compare(claim, f"{LEAD}{told}{TRAIL}").wording == "excerpt"
    assert compare(claim, f"{LEAD}all of it. They said it {told}{TRAIL}").wording == "meaning_changed"
    assert compare(claim, f"they said it {told}").wording == "meaning_changed"


def claim_as_said(claim: str) -> str:
    """A claim's words without its marks, as a machine writes them down."""
    return "".join(sign for sign in claim.lower() if sign.isalnum() or sign in " '")
