"""Who is with whom, as graphs: GEXF that changes from scene to scene, GraphML, and tables of nodes and edges.

Nodes are the cast. Edges are of three kinds, parallel ones where several hold: `talk` from speaker to addressee with
the number of lines, `together` between two who are in one scene with the number of scenes, and `bond` with its kind,
warmth and strength. In GEXF time is counted in scenes, from 1: weights, kinds and warmth have a value for each scene.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from storyglass.outputs.cells import csv_lines
from storyglass.outputs.clean import one_line, xml_text, xml_value
from storyglass.outputs.sweep import Layer
from storyglass.outputs.tables import cast_rows
from storyglass.outputs.writer import Part
from storyglass.story import Story

NODES = ("Id", "Label", "pronouns", "narrator", "group", "lines", "mentions", "first_scene", "last_scene")
EDGES = ("Source", "Target", "Type", "Id", "Label", "Weight", "kind", "warmth", "strength", "first_scene", "last_scene")
_TYPES = {"lines": "int", "mentions": "int", "narrator": "boolean", "group": "boolean", "warmth": "double"}
_NUMBERS = {"strength": "double", "Weight": "double", "first_scene": "int", "last_scene": "int"}


@dataclass
class Edge:
    """What ties two of the cast: its weight in each scene, and for a bond what it is from a scene on."""

    source: str
    target: str
    label: str
    directed: bool
    weights: Counter[int] = field(default_factory=Counter)
    states: Mapping[int, tuple[str, float, float]] = field(default_factory=dict)

    @property
    def scenes(self) -> list[int]:
        """The scenes in which something is told of it, in order."""
        return sorted({*self.weights, *self.states})

    @property
    def weight(self) -> float:
        """How much there is of it in the whole story."""
        return float(self.weights.total()) if self.weights else max(state[2] for state in self.states.values())


class GraphWriter:
    """Writes the graph in four files."""

    name = "graph"
    endings = (".gexf", ".graphml", ".nodes.csv", ".edges.csv")
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The same nodes and edges in each kind of file."""
        nodes, ties = node_rows(story), edges(story)
        rows = [_edge_row(number, edge) for number, edge in enumerate(ties, 1)]
        yield Part(".gexf", _gexf(story, nodes, ties))
        yield Part(".graphml", _graphml(nodes, rows))
        yield Part(".nodes.csv", csv_lines([NODES, *nodes]))
        yield Part(".edges.csv", csv_lines([EDGES, *rows]))


WRITER = GraphWriter()


def node_rows(story: Story) -> list[list[object]]:
    """A row for each of the cast, as NODES names the columns."""
    seen: dict[str, list[int]] = defaultdict(list)
    for number, scene in enumerate(story.scenes, 1):
        for who in {*scene.present, *scene.mentioned}:
            seen[who].append(number)
    found: list[list[object]] = []
    for row in cast_rows(story):
        when = seen.get(row["entity"], [])
        name = one_line(row["name"]) or "someone"
        told = (row["pronouns"], row["narrator"], row["group"], row["lines"], row["mentions"])
        found.append([row["entity"], name, *told, when[0] if when else None, when[-1] if when else None])
    return found


def edges(story: Story) -> list[Edge]:
    """What ties two of the cast, by talk, by company and by bond."""
    cast = {member.entity for member in story.cast}
    scenes = Layer((scene.start, scene.end, number) for number, scene in enumerate(story.scenes, 1))
    numbers = {scene.id: number for number, scene in enumerate(story.scenes, 1)}
    found: dict[tuple[str, str, str], Edge] = {}

    def edge(source: str, target: str, label: str, *, directed: bool = False) -> Edge:
        return found.setdefault((label, source, target), Edge(source, target, label, directed))

    for line in story.lines:
        for who in line.addressees:
            if line.speaker in cast and who in cast and line.speaker is not None and line.speaker != who:
                edge(line.speaker, who, "talk", directed=True).weights[scenes.at(line.start) or 1] += 1
    for number, scene in enumerate(story.scenes, 1):
        for one, other in combinations(sorted({*scene.present} & cast), 2):
            edge(one, other, "together").weights[number] += 1
    for bond in story.bonds:
        if set(bond.pair) <= cast:
            states = {numbers.get(step.scene, 1): (step.kind, step.warmth, step.strength) for step in bond.steps}
            edge(*bond.pair, "bond").states = states or {1: (bond.kind, bond.warmth, bond.strength)}
    return list(found.values())


def _edge_row(number: int, edge: Edge) -> list[object]:
    kind, warmth, strength = edge.states[edge.scenes[-1]] if edge.states else (None, None, None)
    direction = "Directed" if edge.directed else "Undirected"
    when = (edge.scenes[0], edge.scenes[-1])
    return [edge.source, edge.target, direction, f"t{number}", edge.label, edge.weight, kind, warmth, strength, *when]


# --- GEXF --------------------------------------------------------------------------------------------------------


def _gexf(story: Story, nodes: list[list[object]], ties: list[Edge]) -> Iterator[str]:
    end = len(story.scenes) + 1
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    title = xml_text(one_line(story.source.title or story.source.name))
    yield f"<meta><creator>{xml_text(one_line(story.made_by))}</creator><description>{title}</description></meta>\n"
    yield f'<graph defaultedgetype="undirected" mode="dynamic" timeformat="integer" start="1" end="{end}">\n'
    yield '<attributes class="node" mode="static">\n'
    for column in NODES[2:7]:
        yield f'<attribute id="{column}" title="{column}" type="{_gexf_type(column)}"/>\n'
    yield '</attributes>\n<attributes class="edge" mode="dynamic">\n'
    for column, kind in (("weight", "float"), ("kind", "string"), ("warmth", "float"), ("strength", "float")):
        yield f'<attribute id="{column}" title="{column}" type="{kind}"/>\n'
    yield "</attributes>\n<nodes>\n"
    for id_, label, *values, first, last in nodes:
        when = f' start="{first}" end="{int(str(last)) + 1}"' if first is not None else ""
        told = "".join(
            f'<attvalue for="{column}" value="{xml_value(_shown(value))}"/>'
            for column, value in zip(NODES[2:7], values, strict=True)
            if value is not None
        )
        named = f'id="{xml_value(str(id_))}" label="{xml_value(str(label))}"'
        yield f"<node {named}{when}><attvalues>{told}</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(ties, 1):
        yield _gexf_edge(number, edge, end)
    yield "</edges>\n</graph>\n</gexf>\n"


def _gexf_edge(number: int, edge: Edge, end: int) -> str:
    """An edge that is there while anything is told of it; a bond stands until its next step."""
    scenes = edge.scenes
    if edge.states:
        spells = [(scenes[0], end)]
        told = [
            f'<attvalue for="{name}" value="{_shown(value)}" start="{first}" end="{last}"/>'
            for first, last in zip(scenes, [*scenes[1:], end], strict=True)
            for name, value in zip(("kind", "warmth", "strength"), edge.states[first], strict=True)
        ]
    else:
        spells = [(scene, scene + 1) for scene in scenes]
        told = [
            f'<attvalue for="weight" value="{float(edge.weights[first])}" start="{first}" end="{last}"/>'
            for first, last in spells
        ]
    times = "".join(f'<spell start="{first}" end="{last}"/>' for first, last in spells)
    ends = f'source="{xml_value(edge.source)}" target="{xml_value(edge.target)}"'
    kind = "directed" if edge.directed else "undirected"
    return (
        f'<edge id="t{number}" {ends} type="{kind}" kind="{edge.label}" label="{edge.label}" weight="{edge.weight}">'
        f"<attvalues>{''.join(told)}</attvalues><spells>{times}</spells></edge>\n"
    )


# --- GraphML -----------------------------------------------------------------------------------------------------


def _graphml(nodes: list[list[object]], rows: list[list[object]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for home, columns in (("node", NODES[1:]), ("edge", ("Type", *EDGES[4:]))):
        for column in columns:
            kind = (_TYPES | _NUMBERS).get(column, "string")
            name = column.lower()
            yield f'<key id="{home}-{name}" for="{home}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'  # many programs read no graph that has edges of both kinds: `type` tells
    for id_, *values in nodes:
        yield f'<node id="{xml_value(str(id_))}">{_data("node", NODES[1:], values)}</node>\n'
    for source, target, direction, id_, *values in rows:
        ends = f'source="{xml_value(str(source))}" target="{xml_value(str(target))}"'
        yield f'<edge id="{id_}" {ends}>{_data("edge", ("Type", *EDGES[4:]), [direction, *values])}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(home: str, columns: tuple[str, ...], values: list[object]) -> str:
    return "".join(
        f'<data key="{home}-{column.lower()}">{xml_text(_shown(value))}</data>'
        for column, value in zip(columns, values, strict=True)
        if value is not None
    )


def _gexf_type(column: str) -> str:
    return {"int": "integer", "double": "float"}.get(kind := _TYPES.get(column, "string"), kind)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
