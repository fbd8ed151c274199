"""Results in words: the line that says where the alliance stands, lists of names, marks."""

from collections.abc import Iterable, Mapping, Sequence

from nato_positions.model import Actor, Day, Standing, members
from nato_positions.results import Consensus

_FEW = 6
# More outsiders of a kind than this are counted, not named: the mark at their names says the rest.
_MANY = 40


def counted(count: int, word: str) -> str:
    """Return how many there are, in words.

    >>> counted(1, "tie"), counted(2, "tie")
    ('1 tie', '2 ties')
    """
    return f"{count} {word}{'' if count == 1 else 's'}"


def consensus_line(found: Consensus, names: Mapping[str, str], *, verbose: bool) -> str:
    """Return where the alliance stands: how many support, who holds out, who hesitates, who is not on record.

    More than a few members without a record are counted; `verbose` names them all.
    """
    head = "Consensus" if not found.reached else "Consensus reached"
    parts = [f"{head}: {found.support} of {found.members} members support"]
    if found.holdouts:
        parts.append(f"holding out: {_named(found.holdouts, names)}")
    if found.hesitant:
        parts.append(f"hesitant: {_named(found.hesitant, names)}")
    if found.silent:
        many = found.silent > _FEW and not verbose
        parts.append(
            f"no record: {f'{found.silent} members' if many else _named(found.silent_members, names)}"
        )
    return " · ".join(parts)


def counts_line(found: Consensus) -> str:
    """Return how many members hold each stance: `31 members: 28 support, 1 conditional, …, 0 no record`."""
    return (
        f"{found.members} members: {found.support} support, {found.conditional} conditional,"
        f" {found.neutral} neutral, {found.oppose} oppose, {found.silent} no record"
    )


def _named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(sorted(names[code] for code in codes))


def labels(actors: Iterable[Actor], day: Day) -> dict[str, str]:
    """Return the actors' names by code, marked ° where they were no members that day."""
    inside = members(found := list(actors), day)
    return {actor.code: actor.name if actor.code in inside else f"{actor.name}°" for actor in found}


def outsiders_line(actors: Sequence[Actor], day: Day) -> str:
    """Return what the mark ° means: which of the actors were no members that day, and what they were."""
    groups: dict[Standing, list[str]] = {}
    for actor in actors:
        if (standing := actor.standing(day)) is not Standing.MEMBER:
            groups.setdefault(standing, []).append(actor.name)
    if not groups:
        return ""
    # A group says what it is once, behind its names.
    said = "; ".join(_group(standing, groups[standing]) for standing in Standing if standing in groups)
    return f"° not a member: {said}"


def _group(standing: Standing, names: Sequence[str]) -> str:
    word = _word(standing, len(names))
    return f"{len(names)} {word}" if len(names) > _MANY else f"{', '.join(sorted(names))} ({word})"


def _word(standing: Standing, count: int) -> str:
    if standing is Standing.OTHER:
        return "outside"
    return f"{standing}s" if count > 1 else str(standing)
