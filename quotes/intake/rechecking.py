"""Compares sources with what was read of them: which words still stand there, and which verdicts would change.

Nothing is overwritten: the database, the archive and the snapshots stay as they are. What would change is tried out
on a copy that is thrown away.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from db.errors import Altered
from db.keeping import publishing, removal
from db.keeping.archive import Entry
from db.linking import families
from db.reading import snapshots
from db.reading.evidence import Evidence as Record
from db.reading.snapshots import Held, Stood
from db.store import Store
from quotes.family.gathering import link
from quotes.intake.deposit import add, archive_of, keys_of
from quotes.intake.preparing import Brought, documents
from quotes.review.anchoring import Anchor, State, in_text
from quotes.review.obeying import Obeyed, obey
from quotes.verdict.verification import Claim, verify_claim
from scrapers.document import Document
from scrapers.errors import ReadError, Refused
from scrapers.fetching.fetch import Fetched

STATES: tuple[State, ...] = ("exact", "moved", "ambiguous", "lost")
# Verdicts are tried for so many places that do not stand as they did; the list of places has them all.
TRIED = 500
Fetch = Callable[[str], Fetched]


@dataclass(frozen=True, slots=True)
class Place:
    """A place whose words do not stand where they stood: `at` is where they do now, in code points, if anywhere."""

    id: str
    words: str
    speaker: str | None
    state: State
    at: int | None


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One source: `state` is unchanged, changed, or unreadable with `reason`; `anchors` counts its places by state."""

    source: Held
    state: str
    reason: str = ""
    anchors: tuple[tuple[State, int], ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """A verdict that would change: on these words by this speaker, what it is and what it would be."""

    words: str
    speaker: str | None
    wording: tuple[str, str]
    attribution: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come of taking over the sources as they are now."""

    verdicts: tuple[Turned, ...]
    decisions: Obeyed


class Recheck:
    """One comparison of sources with their snapshots; `fetch` opens what is named by an address or a path.

    Without `fetch` the archive's own bytes are read again, which shows what a new version of the program reads otherwise.
    """

    def __init__(self, store: Store, database: Path, fetch: Fetch | None) -> None:
        self.store, self.fetch = store, fetch
        self.archive = archive_of(database)
        self.entries = {entry.sha256: entry for entry in self.archive.entries() if entry.act == "add"}
        self.files = {entry.url for entry in self.entries.values() if entry.kept == "objects"}
        self._now: dict[str, Fetched] = {}

    def sources(self, named: Iterable[str] = ()) -> Iterator[Rechecked]:
        """The sources named by id, address or title, or all, one by one."""
        wanted: list[str | None] = list(named) or [None]
        for name in wanted:
            for source in snapshots.held(self.store.conn, name):
                yield self._source(source)

    def _source(self, source: Held) -> Rechecked:
        entry = self.entries.get(source.sha256)
        try:
            fetched = self._fetched(source, entry)
            text = _document(fetched, source, entry).text
        except FileNotFoundError as error:
            lost = f"The archive has lost its bytes ({error.filename}); put them back from a backup, or add it again."
            return Rechecked(source, "unreadable", lost if error.filename else str(error))
        except (ReadError, Altered, OSError) as error:
            return Rechecked(source, "unreadable", str(error))
        found = [_placed(stood, text) for stood in snapshots.stood(self.store.conn, source.snapshot_id)]
        counts = Counter(place.state for place in found)
        gone = tuple(place for place in found if place.state != "exact")
        changed = fetched.sha256 != source.sha256
        if changed or gone:
            self._now[source.source_id] = fetched
        anchors = tuple((state, counts[state]) for state in STATES)
        return Rechecked(source, "changed" if changed else "unchanged", "", anchors, gone)

    def _fetched(self, source: Held, entry: Entry | None) -> Fetched:
        if self.fetch is not None:
            # An archived page can give a path of this machine as its address; only files that a person named are opened.
            if "://" not in source.url and source.url not in self.files:
                raise Refused("The source gives a path that nobody named as a file; it is not opened.")
            return self.fetch(source.url)
        if entry is None:
            raise FileNotFoundError(f"The archive has no bytes of {source.url}.")
        url = entry.url or entry.name
        final = url if entry.kept == "pages" else entry.name
        data = self.archive.bytes_of(entry)
        return Fetched(data, url, final, 200, (), entry.media_type, entry.at, entry.sha256)

    def trial(self, found: Sequence[Rechecked], reviews: Path) -> Trial:
        """The verdicts and decisions that would change if these sources were taken over as they are now."""
        claims = list(
            dict.fromkeys((p.words, p.speaker) for one in found for p in one.places if p.state != "moved")
        )
        changed = [one.source for one in found if one.source.source_id in self._now]
        if not changed:
            return Trial((), Obeyed())
        before = _verdicts(self.store, claims[:TRIED])
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "trial.db"
            publishing.copy(self.store.path, copy)
            with Store(copy) as trial:
                for source in changed:
                    self._taken_over(trial, source)
                decisions = obey(trial, reviews, link, everything=True)
                after = _verdicts(trial, claims[:TRIED])
        turned = (
            Turned(words, speaker, (one[0], other[0]), (one[1], other[1]))
            for (words, speaker), one, other in zip(claims, before, after, strict=False)
            if one != other
        )
        return Trial(tuple(turned), decisions)

    def _taken_over(self, trial: Store, source: Held) -> None:
        """Put a source into the trial as it is now, in place of what it was."""
        with trial.transaction():
            removed = removal.remove(
                trial.conn, source.source_id, reason="trial", at=source.fetched, keys_of=keys_of
            )
            trial.conn.execute("DELETE FROM tombstones WHERE source_id = ?", [source.source_id])
            families.unlink(trial.conn, removed.touched)
        link(trial, removed.touched)
        entry = self.entries.get(source.sha256)
        named = replace(self._now[source.source_id], url=source.url)
        for _ in add(trial, None, _brought(named, entry)):
            pass


def _brought(fetched: Fetched, entry: Entry | None) -> Brought:
    """What was fetched now, to be read as the archive says it was read."""
    return Brought(fetched, entry.format, entry.stated) if entry else Brought(fetched)


def _document(fetched: Fetched, source: Held, entry: Entry | None) -> Document:
    """The document of a source among those that a file or page holds now."""
    found = list(documents(_brought(fetched, entry)))
    if not found:
        raise FileNotFoundError(f"{source.url} holds no document any more.")
    same = [d for d in found if source.url in (d.url, d.canonical)]
    return next((d for d in same if d.title == source.title), (same or found)[0])


def _placed(stood: Stood, text: str) -> Place:
    state, at = in_text(Anchor(stood.exact, stood.prefix, stood.suffix), text, stood.start)
    return Place(stood.id, stood.exact, stood.speaker, state, at)


def _verdicts(store: Store, claims: Sequence[tuple[str, str | None]]) -> list[tuple[str, str]]:
    record = Record(store.conn)
    found = (verify_claim(Claim(words, speaker), record) for words, speaker in claims)
    return [(verdict.wording, verdict.attribution) for verdict in found]
