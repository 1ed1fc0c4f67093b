import { z } from "zod";
import { NODE_KINDS, SIMILARITIES } from "../../contract/graph";
import { listOf } from "../../contract/list";

export const GRAPH_FORMAT = "kivendtout-graph";
export const GRAPH_VERSION = 1;

/** UTC, ISO-8601 with milliseconds; null where there is none. */
const Time = z.string().nullable();
const Count = z.number().int().nonnegative();

/** What had happened by the moment, within the filter's window. */
const figures = {
  payments: Count,
  failed: Count,
  /** Payments with a fraud label. */
  fraud: Count,
  /** Sum of the amounts, in the major unit of the currency. */
  amount: z.number(),
  /** Of the first and the last payment. */
  first: Time,
  last: Time,
  /** Highest score by the rules; null where nothing was decided. */
  risk: z.number().nullable(),
  /** Strictest outcome by the rules. */
  outcome: z.enum(["ALLOW", "CHALLENGE", "BLOCK"]).nullable(),
};

export const DocumentNode = z.strictObject({
  /** `kind:id`, or `group:…`. */
  key: z.string().min(1),
  kind: z.enum([...NODE_KINDS, "group"]),
  label: z.string(),
  /** It is in the graph from then on; null = always. */
  since: Time,
  ...figures,
  /** Place on the canvas, y downwards; null where no layout has placed it. */
  x: z.number().nullable(),
  y: z.number().nullable(),
  /** Diameter on the canvas. */
  width: z.number(),
  pinned: z.boolean(),
  /** Place in the palette of categories, 0 … 7. */
  colour: z.number().int().min(0).max(7).nullable(),
  note: z.string().nullable(),
  /** Off the paths that stand out. */
  dimmed: z.boolean(),
  /** Neighbours that are not in the document. */
  more: Count,
  /** Of a group: what it stands for. */
  group: z.strictObject({ customers: Count, devices: Count, ips: Count, shared: Count }).nullable(),
});
export type DocumentNode = z.infer<typeof DocumentNode>;

export const DocumentEdge = z.strictObject({
  key: z.string().min(1),
  source: z.string().min(1),
  target: z.string().min(1),
  /** A link by payments, what two customers share, what two groups share, or a likeness that is no link. */
  kind: z.enum(["link", "shared", "groups", "similar"]),
  similarity: z.enum(SIMILARITIES).nullable(),
  since: Time,
  ...figures,
  /** Of `shared`: keys of what is shared. */
  shares: listOf(z.string()),
  /** Of `groups` how much is shared, of `similar` how like, else null. */
  weight: z.number().nullable(),
  dimmed: z.boolean(),
});
export type DocumentEdge = z.infer<typeof DocumentEdge>;

const DocumentAbout = z.strictObject({
  title: z.string(),
  application: z.string(),
  dataset: z.string(),
  /** What the figures hold for: records at positions below `before` have happened; null = everything. */
  moment: z.strictObject({ ms: z.number(), before: Count }).nullable(),
  asOf: Time,
  filter: z.strictObject({
    window: z.strictObject({ from: Time, to: Time }).nullable(),
    leastPayments: Count,
    leastRisk: z.number(),
  }),
  /** Ids are as the dataset has them; these personal fields are not in the document, revealed or not. */
  personalFieldsLeftOut: listOf(z.string()),
});
export type DocumentAbout = z.infer<typeof DocumentAbout>;

/**
 * What a graph shows at a moment, as data: what GraphML, GEXF and the picture are written from, and the JSON file itself.
 * Nodes and edges are in the order of the scene; every end of an edge is among the nodes.
 */
export const GraphDocument = z
  .strictObject({
    format: z.literal(GRAPH_FORMAT),
    version: z.literal(GRAPH_VERSION),
    about: DocumentAbout,
    nodes: listOf(DocumentNode),
    edges: listOf(DocumentEdge),
  })
  .superRefine(({ nodes, edges }, context) => {
    const keys = new Set(nodes.map(({ key }) => key));
    if (keys.size < nodes.length) context.addIssue("two nodes have one key");
    if (new Set(edges.map(({ key }) => key)).size < edges.length)
      context.addIssue("two edges have one key");
    const loose = edges.find(({ source, target }) => !keys.has(source) || !keys.has(target));
    if (loose !== undefined) context.addIssue(`an end of edge ${loose.key} is no node`);
  });
export type GraphDocument = z.infer<typeof GraphDocument>;

/** The same document gives the same bytes, and so does what `GraphDocument` reads from them. */
export const writeGraphJson = (document: GraphDocument): string =>
  `${JSON.stringify(document, null, 2)}\n`;
