"""What is stored already, and whether it needs a new look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scrapers.crawl.canonical import key


@dataclass(frozen=True, slots=True)
class Known:
    """The keys of stored addresses with when they were last read (ISO, UTC); `recheck` in days."""

    read: Mapping[str, str]
    recheck: float

    def fresh(self, url: str, modified: str | None = None) -> bool:
        """Whether an address is stored and needs no new look: not changed since, not older than `recheck`."""
        read = self.read.get(key(url))
        if read is None:
            return False
        if modified is not None and moment(modified) > moment(read):
            return False
        return datetime.now(UTC) - moment(read) < timedelta(days=self.recheck)


def moment(iso: str) -> datetime:
    """A date as a moment; a day is its end, so that what changed on the day of reading is read again."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    if len(iso) == 10:
        found += timedelta(days=1)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
