"""The pictures of `plot`: a timeline, a matrix, a network. The only place that knows Altair."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import cos, pi, sin
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Day, Position, Stance
from nato_positions.ondemand import on_demand
from nato_positions.render.text import visible
from nato_positions.reports import Network
from nato_positions.results import Pair, Track

if TYPE_CHECKING:
    import altair
    import vl_convert
else:
    altair = on_demand("altair")
    vl_convert = on_demand("vl_convert")

Chart = Any
"""An Altair chart of any kind: its library has no common type for them."""

_WIDTH, _STEP, _LINE = 640, 17, 100
_TIES = 3
_SHAPES = {
    Stance.SUPPORT: "circle",
    Stance.CONDITIONAL: "diamond",
    Stance.NEUTRAL: "square",
    Stance.OPPOSE: "cross",
}
_COLOURS = {
    Stance.SUPPORT: "#0072B2",
    Stance.CONDITIONAL: "#CC79A7",
    Stance.NEUTRAL: "#777777",
    Stance.OPPOSE: "#D55E00",
}
_DOMAIN = [stance.value for stance in reversed(Stance)]
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<script>{bundle}</script></head>
<body><main><h1 style="font: bold 1.2rem sans-serif; margin: 1rem">{title}</h1><div id="picture"></div></main>
<script>vegaEmbed("#picture", {spec}, {{"renderer": "svg", "actions": false}});</script></body></html>
"""


class Panel(NamedTuple):
    """A timeline of one issue: title, where the alliance stands, a labelled track a row, and the axis."""

    title: str
    subtitle: str
    rows: tuple[tuple[str, Track], ...]
    axis: tuple[Day, Day]


def timelines(panels: Sequence[Panel]) -> Chart:
    """Return a timeline an issue, one under the other; a row a state, in the order given."""
    return _whole(altair.vconcat(*[_timeline(panel) for panel in panels]))


def _timeline(panel: Panel) -> Chart:
    first, last = panel.axis
    bars, marks = [], []
    for label, track in panel.rows:
        for position, until in track.spells(last):
            told = {"state": visible(label), "stance": position.stance.value, "date": position.date}
            if until > first:
                bars.append({**told, "start": _moment(max(position.date, first)), "end": _moment(until)})
            if position.date >= first:
                marks.append({**told, "at": _moment(position.date)})
    order = [visible(label) for label, _ in panel.rows]
    across = altair.Scale(type="utc", nice=False)
    time = altair.Axis(format=_days_as(panel.axis), labelOverlap=True)
    down = altair.Y("state:N", sort=order, title=None)
    held = (
        altair.Chart(altair.Data(values=bars))
        .mark_bar(height=6, opacity=0.4)
        .encode(altair.X("start:T", scale=across, title=None, axis=time), altair.X2("end:T"), down, _colour())
    )
    said = (
        altair.Chart(altair.Data(values=marks))
        .mark_point(filled=True, size=55, opacity=1)
        .encode(altair.X("at:T", scale=across, title=None, axis=time), down, _colour(), _shape())
        .encode(tooltip=["state:N", "stance:N", "date:N"])
    )
    # Both ends of the axis, unseen: a domain of its own would be at odds with that of the bars' ends.
    ends_of_axis = altair.Data(values=[{"at": _moment(day)} for day in panel.axis])
    at = altair.X("at:T", scale=across, title=None, axis=time)
    span = altair.Chart(ends_of_axis).mark_point(opacity=0).encode(at)
    below = [*wrap(visible(panel.subtitle), _LINE), *_outside(order)]
    title = altair.TitleParams(visible(panel.title), subtitle=below, anchor="start")
    size = {"width": _WIDTH, "height": max(1, len(order)) * _STEP}
    return altair.layer(held, said, span).properties(title=title, **size)


def matrix(
    title: str,
    order: Sequence[str],
    columns: Sequence[str],
    held: Iterable[Position],
    pairs: Iterable[Pair],
    labels: Mapping[str, str],
) -> Chart:
    """Return the stances of states on issues beside the disagreement of each two, in the order given."""
    names = [visible(labels[code]) for code in order]
    stances = [
        {"state": visible(labels[p.actor]), "issue": p.issue, "stance": p.stance.value, "date": p.date}
        for p in held
    ]
    gaps = [
        {
            "a": visible(labels[one]),
            "b": visible(labels[other]),
            "gap": pair.disagreement,
            "shared": pair.shared,
        }
        for pair in pairs
        if pair.disagreement is not None
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
    ]
    down = altair.Y("state:N", sort=names, title=None)
    left = (
        altair.Chart(altair.Data(values=stances))
        .mark_point(filled=True, size=70, opacity=1)
        .encode(altair.X("issue:N", sort=list(columns), title=None), down, _colour(), _shape())
        .encode(tooltip=["state:N", "issue:N", "stance:N", "date:N"])
        .properties(height=len(names) * _STEP, width=max(1, len(columns)) * 2 * _STEP)
    )
    shade = altair.Color("gap:Q", title="disagreement", scale=altair.Scale(scheme="cividis", domain=[0, 1]))
    right = (
        altair.Chart(altair.Data(values=gaps))
        .mark_rect()
        .encode(
            altair.X("b:N", sort=names, title=None, axis=_bare()),
            altair.Y("a:N", sort=names, title=None, axis=_bare()),
            shade,
        )
        .encode(tooltip=["a:N", "b:N", "gap:Q", "shared:Q"])
        .properties(height=len(names) * _STEP, width=len(names) * _STEP)
    )
    both = altair.hconcat(left, right).resolve_scale(color="independent", shape="independent")
    told = ["White: the same state, or no issue shared", *_outside(names)]
    return _whole(both.properties(title=altair.TitleParams(visible(title), subtitle=told, anchor="start")))


def network(title: str, found: Network, order: Sequence[str], labels: Mapping[str, str]) -> Chart:
    """Return the actors on a circle in the order given, joined by lines as thick as their weight.

    Of each actor the three heaviest ties are drawn: with all of them nothing would be seen.
    """
    places = {code: _on_circle(number, len(order)) for number, code in enumerate(order)}
    lines = [
        {
            "id": number,
            "x": x,
            "y": y,
            "weight": weight,
            "pair": f"{visible(labels[a])} – {visible(labels[b])}",
        }
        for number, ((a, b), weight) in enumerate(_heaviest(found))
        if a in places and b in places
        for x, y in (places[a], places[b])
    ]
    nodes = [
        {
            "x": x,
            "y": y,
            "beside": 1.04 * x,
            "above": 1.04 * y,
            "name": visible(labels[code]),
            "side": _side(x),
        }
        for code, (x, y) in places.items()
    ]
    x, y = _off("x:Q"), _off("y:Q", up=True)
    width = altair.Size("weight:Q", scale=altair.Scale(range=[0.2, 4]), title="weight")
    edges = (
        altair.Chart(altair.Data(values=lines))
        .mark_trail(color=_COLOURS[Stance.SUPPORT], opacity=0.35)
        .encode(x, y, width, altair.Detail("id:N"), tooltip=["pair:N", "weight:Q"])
    )
    dots = altair.Chart(altair.Data(values=nodes)).mark_point(filled=True, size=60, color="#222222")
    # Each name stands outside the circle, away from the lines.
    names = [
        altair.Chart(altair.Data(values=[node for node in nodes if node["side"] == side]))
        .mark_text(fontSize=11, align=side)
        .encode(_off("beside:Q"), _off("above:Q", up=True), text="name:N")
        for side in ("left", "center", "right")
    ]
    drawn = altair.layer(edges, dots.encode(x, y), *names)
    said = [f"Each actor's {_TIES} heaviest ties", *_outside([str(node["name"]) for node in nodes])]
    heading = altair.TitleParams(visible(title), subtitle=said, anchor="start")
    return _whole(drawn.properties(title=heading, width=_WIDTH, height=_WIDTH))


def _off(field: str, *, up: bool = False) -> Any:
    """Return a place on the plane of the circle, without an axis."""
    channel = altair.Y if up else altair.X
    return channel(field, axis=None, scale=altair.Scale(domain=[-1.25, 1.25]))


def _side(x: float) -> str:
    """Return how a name at the circle is aligned: away from it, over and under it in the middle."""
    return "center" if abs(x) < 0.1 else "left" if x > 0 else "right"


def _outside(names: Iterable[str]) -> list[str]:
    """Return what the mark at a name means, where some name has it."""
    return ["° not a member"] if any(name.endswith("°") for name in names) else []


def _days_as(axis: tuple[Day, Day]) -> str:
    """Return how the axis writes days: by year, month or day as the span asks."""
    days = (date.fromisoformat(axis[1]) - date.fromisoformat(axis[0])).days
    return "%Y" if days > 3000 else "%Y-%m" if days > 120 else "%Y-%m-%d"


def _heaviest(found: Network) -> list[tuple[tuple[str, str], float]]:
    """Return the ties that are among the heaviest of one of their ends."""
    by_actor: dict[str, list[tuple[float, tuple[str, str]]]] = {}
    for pair, weight in found.weights.items():
        for actor in pair:
            by_actor.setdefault(actor, []).append((-weight, pair))
    kept = {pair for ties in by_actor.values() for weight, pair in sorted(ties)[:_TIES] if weight < 0}
    return sorted((pair, found.weights[pair]) for pair in kept)


def _bare() -> Any:
    return altair.Axis(grid=False, ticks=False, domain=False)


def _on_circle(number: int, count: int) -> tuple[float, float]:
    turn = 2 * pi * number / max(1, count)
    return round(sin(turn), 4), round(cos(turn), 4)


def _moment(day: Day) -> int:
    """Return a day as the drawing library counts time: milliseconds since 1970."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * 86_400_000


def _colour() -> Any:
    colours = [_COLOURS[Stance(value)] for value in _DOMAIN]
    return altair.Color("stance:N", title="stance", scale=altair.Scale(domain=_DOMAIN, range=colours))


def _shape() -> Any:
    shapes = [_SHAPES[Stance(value)] for value in _DOMAIN]
    return altair.Shape("stance:N", title="stance", scale=altair.Scale(domain=_DOMAIN, range=shapes))


def _whole(chart: Chart) -> Chart:
    return (
        chart.configure(background="white", font="sans-serif", padding=14)
        .configure_view(stroke=None)
        .configure_axis(grid=True, gridColor="#e5e7eb", labelLimit=200)
        .configure_title(fontSize=15, subtitleFontSize=12, subtitleColor="#57606a")
    )


def present() -> None:
    """Raise `BadInput` where what draws is not installed."""
    try:
        _ = altair.Chart, vl_convert.vegalite_to_svg
    except ImportError as error:
        raise BadInput("plot needs the packages of an extra; install nato-positions[plot]") from error


def as_file(chart: Chart, title: str, form: str) -> bytes:
    """Return a chart as the bytes of an `svg`, `png` or `html` file, the last with all it needs inside."""
    spec = chart.to_dict()
    if form == "svg":
        return vl_convert.vegalite_to_svg(spec).encode()
    if form == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=2))
    # Within a script nothing may read as the end of it.
    held = json.dumps(spec).replace("<", "\\u003c")
    heading = visible(title).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return _PAGE.format(
        title=heading, bundle=vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), spec=held
    ).encode()
