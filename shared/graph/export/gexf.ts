import type { NodeKind } from "../../contract/graph";
import type { DocumentEdge, DocumentNode, GraphDocument } from "./document";
import { EDGE_FIELDS, NODE_FIELDS, weightOf, type Field } from "./fields";
import { escapeXml, xmlAttributes, xmlId } from "./xml";

/**
 * The graph as GEXF 1.3 (gexf.net/schema.html), dynamic: a node is there from when it was first seen, an edge from its
 * first payment, to the moment of the export; first and last payment and the counts are attributes. Gephi's y points
 * upwards, and therefore is that of the canvas with the other sign.
 */
export function toGexf(document: GraphDocument): string {
  const { about, nodes, edges } = document;
  const end = about.asOf ?? latest(document);
  const start = earliest(document);
  const { title, application, dataset } = about;
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta>
<creator>${escapeXml(application)}</creator>
<title>${escapeXml(title)}</title>
<description>${escapeXml(dataset)}</description>
</meta>
<graph mode="dynamic" defaultedgetype="undirected" timeformat="dateTime" timerepresentation="interval"${xmlAttributes({ start, end })}>
${fieldsXml("node", NODE_FIELDS)}
${fieldsXml("edge", EDGE_FIELDS)}
<nodes count="${nodes.length}">
${nodes.map((node) => nodeXml(node, end)).join("\n")}
</nodes>
<edges count="${edges.length}">
${edges.map((edge) => edgeXml(edge, end)).join("\n")}
</edges>
</graph>
</gexf>
`;
}

const fieldsXml = <Item>(of: "node" | "edge", fields: readonly Field<Item>[]): string =>
  `<attributes class="${of}" mode="static">
${fields.map(({ name, type }) => `<attribute${xmlAttributes({ id: name, title: name, type })}/>`).join("\n")}
</attributes>`;

const valuesXml = <Item>(fields: readonly Field<Item>[], item: Item): string =>
  `<attvalues>${fields
    .map(({ name, of }) => ({ for: name, value: of(item) }))
    .filter(({ value }) => value !== null)
    .map((value) => `<attvalue${xmlAttributes(value)}/>`)
    .join("")}</attvalues>`;

/** The shapes of the format; what it has none for is a disc. */
const SHAPES: Partial<Readonly<Record<NodeKind | "group", string>>> = {
  device: "square",
  ip: "diamond",
};

function nodeXml(node: DocumentNode, end: string | null): string {
  const { key, label, since, x, y, width, kind } = node;
  const position =
    x === null || y === null ? "" : `<viz:position${xmlAttributes({ x, y: 0 - y, z: 0 })}/>`;
  return `<node id="${xmlId(key)}"${xmlAttributes({ label, ...spell(since, end) })}>${valuesXml(NODE_FIELDS, node)}<viz:size value="${width}"/>${position}<viz:shape value="${SHAPES[kind] ?? "disc"}"/></node>`;
}

function edgeXml(edge: DocumentEdge, end: string | null): string {
  const { key, source, target, since } = edge;
  return `<edge id="${xmlId(key)}" source="${xmlId(source)}" target="${xmlId(target)}"${xmlAttributes({ weight: weightOf(edge), ...spell(since, end) })}>${valuesXml(EDGE_FIELDS, edge)}</edge>`;
}

/** ISO-8601 of one length sorts as time does. */
const spell = (since: string | null, end: string | null) => ({
  start: since,
  end: since !== null && end !== null && end < since ? since : end,
});

const timesOf = ({ nodes, edges }: GraphDocument): readonly string[] =>
  [...nodes, ...edges]
    .flatMap(({ since, first, last }) => [since, first, last])
    .filter((time) => time !== null);

const earliest = (document: GraphDocument): string | null =>
  timesOf(document).reduce<string | null>(
    (least, time) => (least === null || time < least ? time : least),
    null,
  );

const latest = (document: GraphDocument): string | null =>
  timesOf(document).reduce<string | null>(
    (most, time) => (most === null || time > most ? time : most),
    null,
  );
