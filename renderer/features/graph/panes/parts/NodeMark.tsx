import type { ReactElement } from "react";
import type { NodeKind } from "#shared/contract/graph";

const SHAPES: Readonly<Record<NodeKind | "group", ReactElement>> = {
  customer: <circle cx="8" cy="8" r="5.5" />,
  device: <rect x="2.5" y="2.5" width="11" height="11" rx="3.5" />,
  ip: <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />,
  bin: <path d="M8 1.5 13.6 4.75v6.5L8 14.5 2.4 11.25v-6.5Z" />,
  card: <rect x="1.5" y="3.5" width="13" height="9" rx="0.5" />,
  merchant: <rect x="2.5" y="2.5" width="11" height="11" rx="0.5" />,
  session: <circle cx="8" cy="8" r="2.5" />,
  payment: <path d="M8 2.5v11" strokeWidth="4" />,
  group: (
    <>
      <circle cx="8" cy="8" r="6" />
      <circle cx="8" cy="8" r="2.5" />
    </>
  ),
};

/** The shape that a kind has on the canvas; its name stands beside it. */
export const NodeMark = ({ kind }: { readonly kind: NodeKind | "group" }) => (
  <svg className="node-mark" width="14" height="14" viewBox="0 0 16 16" aria-hidden>
    {SHAPES[kind]}
  </svg>
);
