"""How an evaluation reads: its figures, the stances that are taken for one another, and each difference."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from nato_positions.model import Stance
from nato_positions.render.paper import styled
from nato_positions.reports import Coding, Difference, Evaluation, Score

_FEW = 10


def lines(found: Evaluation, *, differences: bool) -> list[RenderableType]:
    """Return the evaluation as lines for paper; with `differences` each miss and each false proposal."""
    return [
        *_figures(found),
        styled(""),
        *_confusion(found),
        styled(""),
        *_reliability(found),
        *(line for one in found.differences if differences for line in _difference(one)),
    ]


def as_object(found: Evaluation, *, differences: bool) -> dict[str, object]:
    """Return the evaluation as JSON has it; `differences` only where asked for."""
    value: dict[str, object] = {
        "texts": found.texts,
        "stance": _score(found.stance),
        "issue": _score(found.issue),
        "speaker": round(found.speaker, 4),
        "attribution": round(found.attribution, 4),
        "negatives": found.negatives,
        "clean": found.clean,
        "confusion": {
            coded: {proposed: found.confusion.get((coded, proposed), 0) for proposed in Stance}
            for coded in Stance
        },
        "reliability": [bin_._asdict() for bin_ in found.reliability if bin_.candidates],
    }
    if differences:
        value["differences"] = [
            {"id": one.name, "coded": _coding(one.coded), "proposed": _coding(one.proposed)}
            for one in found.differences
        ]
    return value


def _score(score: Score) -> dict[str, float]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**score._asdict(), **{name: round(share, 4) for name, share in shares.items()}}


def _coding(coding: Coding | None) -> dict[str, object] | None:
    return None if coding is None else coding._asdict()


def _figures(found: Evaluation) -> Iterator[RenderableType]:
    yield styled((f"{found.texts} texts, {found.stance.wanted} positions coded by hand", "bold"))
    yield styled(f"{'':22}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, score in (("actor, issue, stance", found.stance), ("actor, issue", found.issue)):
        yield styled(f"{name:22}{score.precision:10.3f}{score.recall:10.3f}{score.f1:10.3f}")
    yield styled(f"{'speaker right':22}{found.speaker:10.3f}   of those right in actor, issue and stance")
    yield styled(f"{'attribution right':22}{found.attribution:10.3f}")
    yield styled(f"{'negatives left clean':22}{f'{found.clean} of {found.negatives}':>10}")


def _confusion(found: Evaluation) -> Iterator[RenderableType]:
    stances: Sequence[Stance] = tuple(Stance)
    yield styled(("Stances, coded by hand in rows, proposed in columns", "bold"))
    yield styled(f"{'':12}" + "".join(f"{stance:>12}" for stance in stances))
    for coded in stances:
        counts = (found.confusion.get((coded, proposed), 0) for proposed in stances)
        yield styled(f"{coded:12}" + "".join(f"{count:12}" for count in counts))


def _reliability(found: Evaluation) -> Iterator[RenderableType]:
    yield styled(("Confidence, and the share that was right", "bold"))
    for one in found.reliability:
        if one.candidates:
            few = "   (few)" if one.candidates < _FEW else ""
            share = one.right / one.candidates
            yield styled(f"{one.low:.1f} to {one.high:.1f}{one.candidates:10}{share:10.2f}{few}")


def _difference(one: Difference) -> Iterator[RenderableType]:
    row, guess = one.coded, one.proposed
    known = row or guess
    if known is None:
        return
    what = f"{known.actor} {known.issue}"
    yield styled("")
    if row is None and guess is not None:
        yield styled(
            (f"{one.name}  {what}: proposed {guess.stance} ({guess.confidence:.2f}), not coded", "bold")
        )
    elif row is not None and guess is None:
        yield styled((f"{one.name}  {what}: {row.stance} missed", "bold"))
    elif row is not None and guess is not None:
        yield styled((f"{one.name}  {what}: proposed {guess.stance}, coded {row.stance}", "bold"))
    if row is not None and row.evidence:
        yield styled(f"    coded:    {row.evidence}")
    if guess is not None and guess.evidence:
        yield styled(f"    proposed: {guess.evidence}")
