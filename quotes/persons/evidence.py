"""What speaks for two speakers being one person: a list, an office at a date, spellings of a name, the same words.

Nothing is concluded from a name that several people on record may bear: a surname alone, a first name that two
bearers share, a name that two people on a list have.
"""

from collections.abc import Mapping, Sequence

from quotes.persons.names import Relation, read, relation
from quotes.persons.profiles import Pair, Profile, Same, pair

# Quotes that must be credited to both names, in different sources: two agree by chance less often than one, which a
# single wrong credit can make.
SHARED = 2
# Father and son are quoted on the same things and taken for each other; so many more are needed where one has "Jr.".
SHARED_YOUNGER = 4
# The age from which somebody's words are recorded.
GROWN = 5


def between(profiles: Sequence[Profile], shared: Mapping[Pair, int]) -> list[Same]:
    """Every reason to take two of these speakers for one person, the strongest kinds first.

    `profiles` are all on record who may bear a name of one of them; `shared` counts the quotes that both of a pair
    are credited with in different sources.
    """
    found: list[Same] = []
    for at, one in enumerate(profiles):
        for other in profiles[at + 1 :]:
            if one.qid and one.qid == other.qid:
                found.append(Same(one.id, other.id, "qid", f"both are {one.qid}"))
    listed = [p for p in profiles if p.listed]
    for one in profiles:
        if not one.listed:
            found += _on_list(one, listed)
    taken = {same.one for same in found if same.rule in ("listed", "office")}
    found += _spelled(profiles)
    found += _worded([p for p in profiles if p.id not in taken], shared)
    return found


def related(one: Profile, other: Profile) -> Relation:
    """How the names of two speakers stand to each other: as their closest two do."""
    order: tuple[Relation, ...] = ("same", "shorter", "younger", "sounds", "surname", "clash", "apart")
    return min((relation(a, b) for a in one.names for b in other.names), key=order.index, default="apart")


def _on_list(one: Profile, listed: Sequence[Profile]) -> list[Same]:
    """The one person on a list who bears the name; where several do, or it is a surname, the one whose office it tells."""
    near = [(other, related(one, other)) for other in listed]
    namesakes = [other for other, how in near if how == "same" and _alive(one, other)]
    told = _roles(one)
    bearers = namesakes or [other for other, how in near if how == "surname" and _alive(one, other)]
    if told:
        officers = [other for other in bearers if _held(one, other, told)]
        if len(officers) == 1:
            evidence = f"the only {'/'.join(sorted(told))} of that name in {_years(one)}"
            return [Same(one.id, officers[0].id, "office", evidence)]
        if any(_holds_any(other, told) for other in bearers):
            return []
    if len(namesakes) == 1:
        return [Same(one.id, namesakes[0].id, "listed", "a list of people has the name for nobody else")]
    return []


def _spelled(profiles: Sequence[Profile]) -> list[Same]:
    free = [p for p in profiles if not p.listed]
    return [
        Same(one.id, other.id, "name", "spellings of one name")
        for at, one in enumerate(free)
        for other in free[at + 1 :]
        if related(one, other) == "same"
    ]


def _worded(profiles: Sequence[Profile], shared: Mapping[Pair, int]) -> list[Same]:
    """Names that can be one person's, nobody else's on record, and that the same words are credited to."""
    near: dict[str, list[tuple[Profile, Relation]]] = {p.id: [] for p in profiles}
    for at, one in enumerate(profiles):
        for other in profiles[at + 1 :]:
            if (how := related(one, other)) in ("same", "shorter", "younger", "sounds", "surname"):
                near[one.id].append((other, how))
                near[other.id].append((one, how))
    found = []
    for one in profiles:
        for other, how in near[one.id]:
            count = shared.get(pair(one.id, other.id), 0)
            needed = SHARED_YOUNGER if how == "younger" else SHARED
            if one.id < other.id and how != "same" and count >= needed:
                rivals = [*_rivals(one, other, near), *_rivals(other, one, near)]
                if not rivals:
                    found.append(Same(one.id, other.id, "words", f"{count} quotes are credited to both"))
    return found


def _rivals(
    one: Profile, other: Profile, near: Mapping[str, list[tuple[Profile, Relation]]]
) -> list[Profile]:
    """Who else could be meant by the name of `one` if `other` may be: somebody who cannot be `other`."""
    return [
        rival
        for rival, _ in near[one.id]
        if rival.id != other.id and related(rival, other) in ("clash", "apart", "younger")
    ]


def _roles(one: Profile) -> frozenset[str]:
    return frozenset(role for name in one.names for role in read(name).roles)


def _held(one: Profile, other: Profile, told: frozenset[str]) -> bool:
    """Whether all years in which the name was found with an office fall into one term of it, or terms end to end."""
    if one.first is None or one.last is None:
        return False
    years = range(one.first, one.last + 1)
    return all(any(o.role in told and o.held(year, year) for o in other.offices) for year in years)


def _holds_any(other: Profile, told: frozenset[str]) -> bool:
    return any(office.role in told for office in other.offices)


def _alive(one: Profile, other: Profile) -> bool:
    """Whether `other` was grown when the words of `one` were first on record; the dead go on being quoted."""
    return other.born is None or one.first is None or int(other.born[:4]) + GROWN <= one.first


def _years(one: Profile) -> str:
    return str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
