"""Which form of a wording is shown: of texts with the same words, the one that stands in most places.

The choice looks at what is on record, not at what came first, so that the same sources give the same texts.
"""

from collections import Counter
from collections.abc import Iterable

from db.linking.forms import Form
from quotes.family.dating import dated


def displayed(text: str) -> str:
    """A quotation as a wording shows it: without the comma that leads on to who said it."""
    return text.strip().rstrip(",").rstrip()


def chosen(found: Iterable[Form]) -> str:
    """The form of one wording that is shown: of most places, then the earliest dated, then the first by code points."""
    places: Counter[str] = Counter()
    days: dict[str, str] = {}
    for form in found:
        text = displayed(form.text)
        day = dated(form.published, form.said_on, form.modified, tier=form.tier, added=form.added).day or "~"
        places[text] += form.places
        days[text] = min(days.get(text, "~"), day)
    return min(places, key=lambda text: (-places[text], days[text], text))
