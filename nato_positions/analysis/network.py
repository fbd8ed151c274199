"""Discourse networks: who speaks on what, and who says the same or the opposite, over all statements.

Source: P. Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks", in The Oxford Handbook
of Political Networks (2017), 301–325, and the definitions of his Discourse Network Analyzer. Here the stance
is the qualifier, on the scale of its score, so that support and opposition are as far apart as can be.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import combinations

from nato_positions.model import Stance, Statement
from nato_positions.reports import Network

Profile = Mapping[str, Counter[Stance]]
"""How often an actor took each stance, by issue."""
_RANGE = Stance.SUPPORT.score - Stance.OPPOSE.score


class NetworkKind(StrEnum):
    """What ties two nodes: an actor to an issue, or an actor to an actor by what they say."""

    AFFILIATION = "affiliation"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"


class Normalisation(StrEnum):
    """By what a weight is divided, so that those who speak much do not outweigh the rest."""

    NO = "no"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"


class Duplicates(StrEnum):
    """Within what the same actor saying the same on the same issue counts once."""

    INCLUDE = "include"
    DOCUMENT = "document"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


ONE_MODE = (Normalisation.NO, Normalisation.AVERAGE, Normalisation.JACCARD, Normalisation.COSINE)
TWO_MODE = (Normalisation.NO, Normalisation.ACTIVITY, Normalisation.PROMINENCE)


def once(statements: Iterable[Statement], duplicates: Duplicates, *, stances: bool = True) -> list[Statement]:
    """Return the statements without those that repeat an earlier one; with `stances`, another stance is no
    repetition.
    """
    if duplicates is Duplicates.INCLUDE:
        return list(statements)
    kept: dict[tuple[object, ...], Statement] = {}
    for one in statements:
        key = one.actor, one.issue, one.stance if stances else None, _window(one, duplicates)
        kept.setdefault(key, one)
    return list(kept.values())


def _window(one: Statement, duplicates: Duplicates) -> object:
    """Return what a statement has in common with those that it may repeat. Weeks are those of ISO 8601, and
    months have their year.
    """
    if duplicates is Duplicates.DOCUMENT:
        return one.source_id
    if duplicates is Duplicates.WEEK:
        return date.fromisoformat(one.date).isocalendar()[:2]
    lengths = {Duplicates.DAY: 10, Duplicates.MONTH: 7, Duplicates.YEAR: 4, Duplicates.RANGE: 0}
    return one.date[: lengths[duplicates]]


def affiliation(statements: Iterable[Statement], normalise: Normalisation, duplicates: Duplicates) -> Network:
    """Return how often each actor spoke on each issue, a row an actor and a column an issue.

    `activity` divides by all that the actor said, `prominence` by all that was said on the issue.
    """
    counts = Counter((one.actor, one.issue) for one in once(statements, duplicates, stances=False))
    rows, columns = (tuple(sorted({key[end] for key in counts})) for end in (0, 1))
    by_actor, by_issue = (_totals(counts, end) for end in (0, 1))
    weights = {
        (actor, issue): count
        / {Normalisation.ACTIVITY: by_actor[actor], Normalisation.PROMINENCE: by_issue[issue]}.get(
            normalise, 1
        )
        for (actor, issue), count in counts.items()
    }
    return Network(NetworkKind.AFFILIATION, rows, columns, weights)


def _totals(counts: Mapping[tuple[str, str], int], end: int) -> Counter[str]:
    totals: Counter[str] = Counter()
    for key, count in counts.items():
        totals[key[end]] += count
    return totals


def one_mode(
    statements: Iterable[Statement], kind: NetworkKind, normalise: Normalisation, duplicates: Duplicates
) -> Network:
    """Return how much each two actors agree (`congruence`), disagree (`conflict`) or the one less the other.

    Two statements on one issue are congruent by 1 − |a − b| ÷ 2 and in conflict by |a − b| ÷ 2, where a and b
    are the scores of their stances; the weight of a pair is the sum over all pairs of their statements.
    """
    profiles = profiles_of(once(statements, duplicates))
    actors = tuple(sorted(profiles))
    weights = {
        (a, b): _weight(profiles[a], profiles[b], kind) / (_norm(profiles[a], profiles[b], normalise) or 1)
        for a, b in combinations(actors, 2)
    }
    return Network(kind, actors, actors, {pair: weight for pair, weight in weights.items() if weight})


def profiles_of(statements: Iterable[Statement]) -> dict[str, dict[str, Counter[Stance]]]:
    """Return how often each actor took each stance, by issue."""
    profiles: dict[str, dict[str, Counter[Stance]]] = {}
    for one in statements:
        profiles.setdefault(one.actor, {}).setdefault(one.issue, Counter())[one.stance] += 1
    return profiles


def _weight(a: Profile, b: Profile, kind: NetworkKind) -> float:
    conflict = together = 0.0
    for issue in a.keys() & b.keys():
        together += a[issue].total() * b[issue].total()
        conflict += sum(
            often * other * abs(one.score - two.score) / _RANGE
            for one, often in a[issue].items()
            for two, other in b[issue].items()
        )
    if kind is NetworkKind.CONFLICT:
        return conflict
    return together - conflict if kind is NetworkKind.CONGRUENCE else together - 2 * conflict


def _norm(a: Profile, b: Profile, normalise: Normalisation) -> float:
    """Return what the weight of a pair is divided by."""
    ours, theirs = (sum(counts.total() for counts in profile.values()) for profile in (a, b))
    if normalise is Normalisation.AVERAGE:
        return (ours + theirs) / 2
    if normalise is Normalisation.COSINE:
        return float(ours * theirs)
    return _jaccard(a, b) if normalise is Normalisation.JACCARD else 1.0


def _jaccard(a: Profile, b: Profile) -> float:
    """Return what either of the two says alone, and the pairs of what both say."""
    said = {(issue, stance) for profile in (a, b) for issue, counts in profile.items() for stance in counts}
    total = 0
    for issue, stance in said:
        ours, theirs = (_often(profile, issue, stance) for profile in (a, b))
        total += ours * theirs if ours and theirs else ours + theirs
    return float(total)


def _often(profile: Profile, issue: str, stance: Stance) -> int:
    return profile[issue][stance] if issue in profile else 0


def network(
    statements: Sequence[Statement], kind: NetworkKind, normalise: Normalisation, duplicates: Duplicates
) -> Network:
    """Return the network of a kind."""
    if kind is NetworkKind.AFFILIATION:
        return affiliation(statements, normalise, duplicates)
    return one_mode(statements, kind, normalise, duplicates)
