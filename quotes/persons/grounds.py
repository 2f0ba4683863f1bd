"""What speaks for two speakers being one person: a list, an office at a date, spellings of a name, the same words.

Nothing is concluded from a name that several people on record may bear: a surname alone, a first name that two
bearers share, a name that two people on a list have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from quotes.persons.names import Relation, read, relation
from quotes.persons.profiles import Pair, Profile, Same, pair
from quotes.speakers import bearer

# Quotes that must be credited to both names, in different sources: two agree by chance less often than one, which a
# single wrong credit can make.
SHARED = 2
# Father and son are quoted on the same things and taken for each other; so many more are needed where one has "Jr.".
SHARED_YOUNGER = 4
CLOSEST: tuple[Relation, ...] = ("same", "shorter", "younger", "sounds", "surname", "clash", "apart")
# Names that stand so to each other may be one person's.
NEAR: frozenset[Relation] = frozenset({"same", "shorter", "younger", "sounds", "surname"})
# The age from which somebody's words are recorded.
GROWN = 5


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for some bearers of a name being one person, before it is counted which quotes are credited to two.

    `told` are the reasons that lie in names, items, lists and offices; `asked` are pairs that are one person if so many
    quotes are credited to both, which is worth counting.
    """

    told: tuple[Same, ...]
    asked: tuple[tuple[Pair, int], ...]

    def worded(self, shared: Mapping[Pair, int]) -> list[Same]:
        """The reasons that lie in quotes credited to both; `shared` counts them for each pair of `asked`."""
        return [
            Same(*two, "words", f"{shared[two]} quotes are credited to both")
            for two, least in self.asked
            if shared.get(two, 0) >= least
        ]


class Bearers:
    """Speakers who may bear a name of one another, with how the names of every two stand to each other.

    They must be all on record who may, or a name that two bear is given to one.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = sorted(profiles, key=lambda one: one.id)
        self._how: dict[Pair, Relation] = {}
        self._near: dict[str, list[Profile]] = {one.id: [] for one in self.profiles}
        for one, other in combinations(self.profiles, 2):
            how = related(one, other)
            if how == "surname" and (_mixed(one) or _mixed(other)):
                how = "apart"
            self._how[one.id, other.id] = how
            if how in NEAR:
                self._near[one.id].append(other)
                self._near[other.id].append(one)

    def grounds(self) -> Grounds:
        """All that their names tell, in little room: how every two stand to each other is not kept."""
        asked = ((two, SHARED_YOUNGER if self._how[two] == "younger" else SHARED) for two in self._askable())
        return Grounds(self.told, tuple(asked))

    def _askable(self) -> tuple[Pair, ...]:
        if not any(self._near.values()):
            return ()
        taken = {same.one for same in self.told if same.rule in ("listed", "office")}
        return tuple(
            (one.id, other.id)
            for one in self.profiles
            for other in self._near[one.id]
            if one.id < other.id
            and not taken & {one.id, other.id}
            and self._how[one.id, other.id] != "same"
            and not self._rivals(one, other)
            and not self._rivals(other, one)
        )

    @cached_property
    def told(self) -> tuple[Same, ...]:
        """The reasons that lie in names, items, lists and offices."""
        found = [
            Same(one.id, other.id, "qid", f"both are {one.qid}")
            for one, other in combinations([p for p in self.profiles if p.qid], 2)
            if one.qid == other.qid
        ]
        for one in self.profiles:
            if not one.listed:
                found += self._on_list(one)
        for one, other in combinations(self.profiles, 2):
            if self._how[one.id, other.id] == "same":
                found.append(Same(one.id, other.id, "name", _told_by_name(one, other)))
        listed = {p.id for p in self.profiles if p.listed}
        return tuple(s for s in found if s.rule != "name" or not listed & {s.one, s.other})

    def _on_list(self, one: Profile) -> list[Same]:
        """The one person on a list who bears the name; where several do, or it is a surname, the one whose office it tells."""
        near = [
            (other, self._how[pair(one.id, other.id)])
            for other in self._near[one.id]
            if other.listed and _alive(one, other)
        ]
        namesakes = [other for other, how in near if how == "same"]
        bearers = namesakes or [other for other, how in near if how == "surname"]
        if told := _roles(one):
            # Called by two offices, a surname may be two people's, and which year goes with which is not on record.
            officers = [other for other in bearers if len(told) == 1 and _held(one, other, told)]
            if len(officers) == 1:
                evidence = f"the only {'/'.join(sorted(told))} of that name in {_years(one)}"
                return [Same(one.id, officers[0].id, "office", evidence)]
            if any(office.role in told for other in bearers for office in other.offices):
                return []
        if len(namesakes) == 1:
            return [Same(one.id, namesakes[0].id, "listed", "a list of people has the name for nobody else")]
        return []

    def _rivals(self, one: Profile, other: Profile) -> bool:
        """Whether the name of `one` may be somebody's who cannot be `other`."""
        return any(
            rival.id != other.id and self._how[pair(rival.id, other.id)] in ("clash", "apart", "younger")
            for rival in self._near[one.id]
        )


def related(one: Profile, other: Profile) -> Relation:
    """How the names of two speakers stand to each other: as their closest two do."""
    ours, theirs = _telling(one.names), _telling(other.names)
    if len(ours) == len(theirs) == 1:
        return relation(ours[0], theirs[0])
    return min((relation(a, b) for a in ours for b in theirs), key=CLOSEST.index, default="apart")


@lru_cache(maxsize=65536)
def _telling(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that tell somebody: a surname alone does not beside a full name ("Earl Carter" reads as a title and "Carter")."""
    surnames = {read(name).surname for name in names if read(name).full}
    return tuple(name for name in names if read(name).full or read(name).surname not in surnames)


def _told_by_name(one: Profile, other: Profile) -> str:
    known = {bearer(name) for name in one.names} & {bearer(name) for name in other.names} - {None}
    return f"known to be names of {min(filter(None, known))}" if known else "spellings of one name"


def _roles(one: Profile) -> frozenset[str]:
    return frozenset(role for name in one.names for role in read(name).roles)


def _mixed(one: Profile) -> bool:
    """Whether a surname was found with the titles of a man and of a woman."""
    return len({read(name).gender for name in one.names if not read(name).full} - {""}) > 1


def _held(one: Profile, other: Profile, told: frozenset[str]) -> bool:
    """Whether all years in which the name was found with an office fall into one term of it, or terms end to end."""
    if one.first is None or one.last is None:
        return False
    years = range(one.first, one.last + 1)
    return all(any(o.role in told and o.held(year, year) for o in other.offices) for year in years)


def _alive(one: Profile, other: Profile) -> bool:
    """Whether `other` was grown when the words of `one` were first on record; the dead go on being quoted."""
    return other.born is None or one.first is None or int(other.born[:4]) + GROWN <= one.first


def _years(one: Profile) -> str:
    return str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
