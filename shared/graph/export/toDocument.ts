import type { AtMoment, DrawnEdge, DrawnGraph, DrawnNode } from "../scene/drawn";
import {
  GRAPH_FORMAT,
  GRAPH_VERSION,
  type DocumentAbout,
  type DocumentEdge,
  type DocumentNode,
  type GraphDocument,
} from "./document";
import { shownAt, type Shown, type ShownFigures } from "./shownAt";

/** What a document says of itself beyond what the graph and the moment tell. */
export type DocumentSubject = Pick<
  DocumentAbout,
  "title" | "application" | "dataset" | "personalFieldsLeftOut"
>;

/** What is visible of a drawn graph at a moment. The same graph, moment and subject give the same document. */
export function toDocument(
  drawn: DrawnGraph,
  moment: AtMoment,
  { title, application, dataset, personalFieldsLeftOut }: DocumentSubject,
): GraphDocument {
  const { window, leastPayments, leastRisk } = drawn.filter;
  const { nodes, edges } = shownAt(drawn, moment);
  return {
    format: GRAPH_FORMAT,
    version: GRAPH_VERSION,
    about: {
      title,
      application,
      dataset,
      moment: moment === null ? null : { ms: moment.ms, before: moment.before },
      asOf: moment === null ? null : timeOf(moment.ms),
      filter: {
        window: window === null ? null : { from: timeOf(window.fromMs), to: timeOf(window.toMs) },
        leastPayments,
        leastRisk,
      },
      personalFieldsLeftOut: [...personalFieldsLeftOut],
    },
    nodes: nodes.map(documentNode),
    edges: edges.map(documentEdge),
  };
}

function documentNode({ item, figures }: Shown<DrawnNode>): DocumentNode {
  const { group } = item;
  return {
    key: item.key,
    kind: item.kind,
    label: item.label,
    since: timeOf(item.firstMs),
    ...figuresOf(figures),
    x: placeOf(item.x),
    y: placeOf(item.y),
    width: rounded(item.width, 1e3),
    pinned: item.pinned,
    colour: item.colour,
    note: item.note,
    dimmed: item.dimmed,
    more: item.more,
    group:
      group === null
        ? null
        : {
            customers: group.customers,
            devices: group.devices,
            ips: group.ips,
            shared: group.shared,
          },
  };
}

const documentEdge = ({ item, figures }: Shown<DrawnEdge>): DocumentEdge => ({
  key: item.key,
  source: item.source,
  target: item.target,
  kind: item.kind,
  similarity: item.similarity,
  since: timeOf(item.firstMs),
  ...figuresOf(figures),
  shares: [...item.shares],
  weight: numberOf(item.weight, 1e6),
  dimmed: item.dimmed,
});

const figuresOf = ({ payments, failed, fraud, cents, ...figures }: ShownFigures) => ({
  payments,
  failed,
  fraud,
  amount: rounded(cents / 100, 100),
  first: timeOf(figures.firstMs),
  last: timeOf(figures.lastMs),
  risk: numberOf(figures.risk, 1e6),
  outcome: figures.outcome,
});

/** −0 is 0 in JSON, and would not come back. */
const rounded = (value: number, steps: number): number => Math.round(value * steps) / steps + 0;

const numberOf = (value: number, steps: number): number | null =>
  Number.isFinite(value) ? rounded(value, steps) : null;

const placeOf = (place: number | null): number | null =>
  place === null ? null : numberOf(place, 1e3);

/** Years that ISO-8601 writes with four digits: 0001 to 9999. */
const [EARLIEST, LATEST] = [-62_135_596_800_000, 253_402_300_799_999];

const timeOf = (ms: number): string | null =>
  ms >= EARLIEST && ms <= LATEST ? new Date(ms).toISOString() : null;
