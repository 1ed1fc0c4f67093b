import type { DocumentAbout, DocumentEdge, DocumentNode, GraphDocument } from "./document";
import { EDGE_FIELDS, NODE_FIELDS, weightOf, type Field } from "./fields";
import { escapeXml, xmlAttributes, xmlId } from "./xml";

const GRAPH: readonly Field<DocumentAbout>[] = [
  { name: "title", type: "string", of: ({ title }) => title },
  { name: "dataset", type: "string", of: ({ dataset }) => dataset },
  { name: "application", type: "string", of: ({ application }) => application },
  { name: "asOf", type: "string", of: ({ asOf }) => asOf },
];

const NODE: readonly Field<DocumentNode>[] = [
  { name: "label", type: "string", of: ({ label }) => label },
  ...NODE_FIELDS,
  { name: "since", type: "string", of: ({ since }) => since },
  { name: "x", type: "double", of: ({ x }) => x },
  { name: "y", type: "double", of: ({ y }) => y },
  { name: "size", type: "double", of: ({ width }) => width },
];

const EDGE: readonly Field<DocumentEdge>[] = [
  ...EDGE_FIELDS,
  { name: "since", type: "string", of: ({ since }) => since },
  { name: "weight", type: "double", of: weightOf },
];

/** The graph as GraphML (graphml.graphdrawing.org), undirected; y is that of the canvas and points downwards. */
export const toGraphml = ({ about, nodes, edges }: GraphDocument): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keysXml("graph", GRAPH)}
${keysXml("node", NODE)}
${keysXml("edge", EDGE)}
<graph edgedefault="undirected">
${dataXml("graph", GRAPH, about)}
${nodes.map((node) => `<node id="${xmlId(node.key)}">${dataXml("node", NODE, node)}</node>`).join("\n")}
${edges.map(edgeXml).join("\n")}
</graph>
</graphml>
`;

type Part = "graph" | "node" | "edge";

/** Ids of keys are of the whole document, whatever they are for. */
const idOf = (part: Part, name: string): string => `${part}_${name}`;

const TYPES = { string: "string", integer: "int", double: "double", boolean: "boolean" } as const;

const keysXml = <Item>(part: Part, fields: readonly Field<Item>[]): string =>
  fields
    .map(
      ({ name, type }) =>
        `<key${xmlAttributes({ id: idOf(part, name), for: part, "attr.name": name, "attr.type": TYPES[type] })}/>`,
    )
    .join("\n");

const dataXml = <Item>(part: Part, fields: readonly Field<Item>[], item: Item): string =>
  fields
    .map(({ name, of }) => ({ name, value: of(item) }))
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => `<data key="${idOf(part, name)}">${escapeXml(String(value))}</data>`)
    .join("");

const edgeXml = (edge: DocumentEdge): string =>
  `<edge id="${xmlId(edge.key)}" source="${xmlId(edge.source)}" target="${xmlId(edge.target)}">${dataXml("edge", EDGE, edge)}</edge>`;
