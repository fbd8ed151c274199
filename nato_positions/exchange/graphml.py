"""GraphML, the XML in which programs for networks (Gephi, visone, igraph, networkx) exchange graphs."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import BinaryIO
from xml.etree import ElementTree as Xml

from nato_positions.exchange.markup import plain
from nato_positions.model import Statement
from nato_positions.reports import Network

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = (("name", "node", "string"), ("mode", "node", "string"))


def write(out: BinaryIO, network: Network, names: Mapping[str, str]) -> None:
    """Write a network as an undirected graph: nodes with their name and mode, edges with their weight.

    Issues are nodes `issue:SLUG`, so that no issue is taken for an actor.
    """
    root, graph = _graph(network.kind, "undirected", (*_NODE, ("weight", "edge", "double")))
    for actor in network.rows:
        _node(graph, actor, names.get(actor, actor), "actor")
    for issue in network.columns if network.two_mode else ():
        _node(graph, f"issue:{issue}", issue, "issue")
    for (one, other), weight in sorted(network.weights.items()):
        edge = Xml.SubElement(
            graph, "edge", source=plain(one), target=plain(f"issue:{other}" if network.two_mode else other)
        )
        Xml.SubElement(edge, "data", key="weight").text = repr(float(weight))
    _finish(out, root)


def write_statements(out: BinaryIO, statements: Iterable[Statement]) -> None:
    """Write statements as a directed graph: an edge each, from actor to issue, with all its fields."""
    told = [field for field in Statement._fields if field not in ("id", "actor", "actor_name", "issue")]
    kinds = {"source_id": "int", "confidence": "double"}
    fields = tuple((field, "edge", kinds.get(field, "string")) for field in told)
    root, graph = _graph("statements", "directed", _NODE + fields)
    found = list(statements)
    for code, name in sorted({one.actor: one.actor_name for one in found}.items()):
        _node(graph, code, name, "actor")
    for issue in sorted({one.issue for one in found}):
        _node(graph, f"issue:{issue}", issue, "issue")
    for one in found:
        ends: dict[str, str] = {"source": plain(one.actor), "target": plain(f"issue:{one.issue}")}
        edge = Xml.SubElement(graph, "edge", {"id": f"s{one.id}", **ends})
        for field in told:
            if (value := getattr(one, field)) is not None:
                Xml.SubElement(edge, "data", key=field).text = plain(str(value))
    _finish(out, root)


def _graph(
    name: str, direction: str, keys: Sequence[tuple[str, str, str]]
) -> tuple[Xml.Element, Xml.Element]:
    root = Xml.Element("graphml", xmlns=_NAMESPACE)
    for key, owner, kind in keys:
        Xml.SubElement(root, "key", {"id": key, "for": owner, "attr.name": key, "attr.type": kind})
    return root, Xml.SubElement(root, "graph", id=name, edgedefault=direction)


def _finish(out: BinaryIO, root: Xml.Element) -> None:
    Xml.indent(root)
    held = BytesIO()
    Xml.ElementTree(root).write(held, encoding="utf-8", xml_declaration=True)
    out.write(held.getvalue() + b"\n")


def _node(graph: Xml.Element, identity: str, name: str, mode: str) -> None:
    node = Xml.SubElement(graph, "node", id=plain(identity))
    Xml.SubElement(node, "data", key="name").text = plain(name)
    Xml.SubElement(node, "data", key="mode").text = mode
