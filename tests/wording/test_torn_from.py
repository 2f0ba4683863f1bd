"""Markers that fell out with the small verb or the holder they were said of, that still stand, or that came in by chance."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        # The small verb went with its denial, its wish or its modal.
        ("I don't do a lot of the rowing on this lake.", "I a lot of the rowing on this lake."),
        ("He says that he didn't wanna be a poor sailor.", "He says that he didn't a poor sailor."),
        ("It didn't seem like rain to the crew that day.", "It like rain to the crew that day."),
        ("And if I can, something I would ask for is rope.", "And if I something I would ask for is rope."),
        # The rank went with whoever held it.
        (
            "He called for lists of deputy governors, and also of lists of chiefs.",
            "He called for lists of and also of lists of chiefs.",
        ),
        # It is said again right beside, or half of it is left.
        (
            "With few exceptions, very few, the boats are old.",
            "With exceptions, very few, the boats are old.",
        ),
        (
            "We talked about ropes quite a bit, and about nets.",
            "We talked about ropes quite, and about nets.",
        ),
        ("And if it should rain, we row home at once.", "And if it rain, we row home at once."),
        ("He is asking a lot of somebody on that boat.", "He is asking a lot somebody on that boat."),
        ("The boats may never have gotten to the quay.", "The boats may never gotten to the quay."),
        ("Few crews and few cooks came.", "Few crews and cooks came."),
        # It was none there.
        (
            "There are crews like us providing these ropes for the yard.",
            "There are crews like us these ropes for the yard.",
        ),
        ("The effect of it has been to hold the boats.", "The effect of it has to hold the boats."),
        ("The nets are strong and old, he says.", "The nets are cannot and old, he says."),
        ("He made those repairs on the quay.", "He made those repairs scarcely the quay."),
    ],
)
def test_what_is_torn_or_none_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "altered"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I don't do a lot of the rowing on this lake.", "I do a lot of the rowing on this lake."),
        ("He says that he didn't wanna sail that boat.", "He says that he didn't sail that boat."),
        ("And if I can open the gate, I will call.", "And if I open the gate, I will call."),
        ("They left few boats on the shore that day.", "They left boats on the shore that day."),
        ("He spoke to the deputy governors of the yard.", "He spoke to the governors of the yard."),
        ("We sail at dawn, providing the fog lifts.", "We sail at dawn, the fog lifts."),
        ("We should row home at once, he says.", "We row home at once, he says."),
        ("We have decided to hold the boats.", "We have to hold the boats."),
        ("They may, in time, lose the boats.", "They, in time, lose the boats."),
        ("We could, of course, burn the nets.", "We, of course, burn the nets."),
        ("They asked the cook if we should pay.", "They asked the cook if we pay."),
        ("I wonder if we should keep the nets.", "I wonder if we keep the nets."),
        ("We have decided to discuss the boats.", "We have to discuss the boats."),
        ("They have agreed to focus on the nets.", "They have to focus on the nets."),
        ("Few crews stay and few cooks leave.", "Few crews stay and cooks leave."),
        ("The nets can hold the boats, he says.", "The nets cannot hold the boats, he says."),
        ("He fully made those repairs.", "He scarcely made those repairs."),
    ],
)
def test_what_can_be_read_without_its_marker_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
