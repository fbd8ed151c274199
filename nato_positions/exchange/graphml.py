"""GraphML, the XML in which programs for networks (Gephi, visone, igraph, networkx) exchange graphs."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO
from xml.etree import ElementTree as Xml

from nato_positions.reports import Network

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (("name", "node", "string"), ("mode", "node", "string"), ("weight", "edge", "double"))
# What XML 1.0 cannot hold at all, escaped or not.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(out: BinaryIO, network: Network, names: Mapping[str, str]) -> None:
    """Write a network as an undirected graph: nodes with their name and mode, edges with their weight.

    Issues are nodes `issue:SLUG`, so that no issue is taken for an actor.
    """
    root = Xml.Element("graphml", xmlns=_NAMESPACE)
    for key, owner, kind in (
        ("name", "node", "string"),
        ("mode", "node", "string"),
        ("weight", "edge", "double"),
    ):
        Xml.SubElement(root, "key", {"id": key, "for": owner, "attr.name": key, "attr.type": kind})
    graph = Xml.SubElement(root, "graph", id=network.kind, edgedefault="undirected")
    for actor in network.rows:
        _node(graph, actor, names.get(actor, actor), "actor")
    for issue in network.columns if network.two_mode else ():
        _node(graph, f"issue:{issue}", issue, "issue")
    for (one, other), weight in sorted(network.weights.items()):
        edge = Xml.SubElement(
            graph, "edge", source=_plain(one), target=_plain(f"issue:{other}" if network.two_mode else other)
        )
        Xml.SubElement(edge, "data", key="weight").text = repr(float(weight))
    Xml.indent(root)
    held = BytesIO()
    Xml.ElementTree(root).write(held, encoding="utf-8", xml_declaration=True)
    out.write(held.getvalue() + b"\n")


def _node(graph: Xml.Element, identity: str, name: str, mode: str) -> None:
    node = Xml.SubElement(graph, "node", id=_plain(identity))
    Xml.SubElement(node, "data", key="name").text = _plain(name)
    Xml.SubElement(node, "data", key="mode").text = mode


def _plain(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", text)
