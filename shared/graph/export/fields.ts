import type { DocumentEdge, DocumentNode } from "./document";

/** An attribute of nodes or edges in the formats of other programs, whose types are few. */
export interface Field<Item> {
  readonly name: string;
  readonly type: "string" | "integer" | "double" | "boolean";
  /** Null = the item does not have it. */
  readonly of: (item: Item) => string | number | boolean | null;
}

const FIGURES: readonly Field<DocumentNode | DocumentEdge>[] = [
  { name: "payments", type: "integer", of: ({ payments }) => payments },
  { name: "failed", type: "integer", of: ({ failed }) => failed },
  { name: "fraud", type: "integer", of: ({ fraud }) => fraud },
  { name: "amount", type: "double", of: ({ amount }) => amount },
  { name: "first", type: "string", of: ({ first }) => first },
  { name: "last", type: "string", of: ({ last }) => last },
  { name: "risk", type: "double", of: ({ risk }) => risk },
  { name: "outcome", type: "string", of: ({ outcome }) => outcome },
];

export const NODE_FIELDS: readonly Field<DocumentNode>[] = [
  { name: "key", type: "string", of: ({ key }) => key },
  { name: "kind", type: "string", of: ({ kind }) => kind },
  ...FIGURES,
  { name: "note", type: "string", of: ({ note }) => note },
  { name: "colour", type: "integer", of: ({ colour }) => colour },
  { name: "pinned", type: "boolean", of: ({ pinned }) => pinned },
  { name: "more", type: "integer", of: ({ more }) => more },
  { name: "customers", type: "integer", of: ({ group }) => group?.customers ?? null },
];

export const EDGE_FIELDS: readonly Field<DocumentEdge>[] = [
  { name: "key", type: "string", of: ({ key }) => key },
  { name: "kind", type: "string", of: ({ kind }) => kind },
  { name: "similarity", type: "string", of: ({ similarity }) => similarity },
  ...FIGURES,
  {
    name: "shares",
    type: "string",
    of: ({ shares }) => (shares.length === 0 ? null : shares.join(" ")),
  },
];

/** How strong an edge is: its payments, or how much is shared, or how like. */
export const weightOf = ({ weight, payments }: DocumentEdge): number => weight ?? payments;
