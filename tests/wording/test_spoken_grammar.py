"""What print makes of speech without changing it: words that speech alone has, and clauses that it gives up."""

import pytest

from quotes.wording import compare

FAITHFUL = [
    ("I'm saying that nobody had the key.", "I'm saying nobody had the key."),
    ("My neighbour Mr Otto Bremm lay there. He was cold.", "My neighbour Otto Bremm lay there. He was cold."),
    ("He lay there for two hours. Two hours, Mr Speaker. Who came?", "He lay there for two hours. Who came?"),
    ("That is from April. From April, Ottilie. I wore a coat.", "That is from April. I wore a coat."),
    ("It was closed, okay? Let's not -- I mean, come on. The lock is old.", "It was closed, OK? The lock is old."),
    ("I feel, how you say, empty but glad.", "I feel empty but glad."),
    ("I didn't had no answer for that.", "I didn't have an answer for that."),
    ("The doctor says is even.", "The doctor says it's even."),
    ("We have been together since nine years.", "We have been together for nine years."),
    ("it would have saved me sixty grand easy", "It would have saved me $60,000 easy."),
    ("and then they closed and if they ask we go", "And then they closed. If they ask, we go."),
    ("The cook is in. He's, uh, he had soup.", "The cook is in. He had soup."),
    ("She took anything that, you know, anything they had.", "She took anything they had."),
    ("My wife's got, she has a cough and it hurts.", "My wife has a cough and it hurts."),
    ("I went in to change the, uh, to swap out the lamps.", "I went in to swap out the lamps."),
    ("We did order the boats home.", "We ordered the boats home."),
    ("I should love to claim that we made it.", "I would love to claim that we made it."),
    ("If they had asked, I shouldn't be here.", "If they had asked, I wouldn't be here."),
    ("We open in 2036, maybe '37.", "We open in 2036, maybe 2037."),
    ("One sank and the other one is here.", "One sank and the other is here."),
    ("What I can tell you is that Tidewell was shut.", "What I can tell you is Tidewell was shut."),
    ("I could hire ten if ten came. They don't.", "I could hire ten if ten came."),
    ("I left it on the Thursday and slept.", "I left it on Thursday and slept."),
]  # fmt: skip


@pytest.mark.parametrize(("recorded", "claim"), FAITHFUL)
def test_speech_is_cleaned_up_without_a_change(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording in ("minor", "excerpt", "exact")


TURNED = [
    ("We did not order the boats home.", "We ordered the boats home.", "meaning_changed"),
    ("I didn't had no answer for that.", "I had an answer for that.", "meaning_changed"),
    ("Let's not sell the boats.", "Sell the boats.", "meaning_changed"),
    ("I should go to the harbour.", "I would go to the harbour.", "meaning_changed"),
    ("Ten people came for the work. They didn't.", "Ten people came for the work.", "meaning_changed"),
    ("We have two keys. I never said that, but she did.", "We have two keys.", "meaning_changed"),
    ("What I hold is that one.", "What I hold is one.", "altered"),
    ("You should love the work.", "You would love the work.", "meaning_changed"),
    ("They met Mrs. Adrian Finch in May.", "They met Adrian Finch in May.", "altered"),
    ("I bought 60 grand pianos.", "I bought $60,000 of pianos.", "meaning_changed"),
    ("We have been open for 1998.", "We have been open since 1998.", "altered"),
    ("He waited, and if I had asked I would have saved a week.", "He waited, and I saved a week.", "meaning_changed"),
    ("The mayor's driver, he has a cough.", "The mayor has a cough.", "meaning_changed"),
    ("It was the mayor, no, the sheriff, who called.", "It was the sheriff who called.", "altered"),
]  # fmt: skip


@pytest.mark.parametrize(("recorded", "claim", "wording"), TURNED)
def test_what_only_looks_like_cleaning_is_told(recorded: str, claim: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording


def test_what_stands_in_an_order_book_is_no_story() -> None:
    recorded = "On the order book, we ended with 37 boats."
    assert compare("We ended with 37 boats.", recorded).wording == "excerpt"
    assert (
        compare("We ended with 37 boats.", recorded.replace("the order book", "paper")).wording
        == "meaning_changed"
    )


def test_who_is_loath_to_say_something_takes_back_nothing_before() -> None:
    recorded = "Then there are two keys. I wasn't going to say this, but the cook was in. She heard it."
    assert compare("Then there are two keys. The cook was in. She heard it.", recorded).wording == "altered"
