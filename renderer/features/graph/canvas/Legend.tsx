import { Button } from "@blueprintjs/core";
import { ChevronDown, ChevronUp } from "@blueprintjs/icons";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NodeKind } from "#shared/contract/graph";
import { useGraph } from "../../../stores/context";

const KINDS: readonly (NodeKind | "group")[] = [
  "customer",
  "device",
  "ip",
  "bin",
  "card",
  "merchant",
  "session",
  "payment",
  "group",
];
const SIGNS = ["fraud", "blocked", "challenged", "chosen", "pinned", "noted", "more"] as const;
const LINES = ["count", "age", "similar"] as const;

/** What shapes, colours and lines mean; of the shapes those that are on the canvas. */
export function Legend() {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const nodes = useGraph(({ drawn }) => drawn.nodes);
  const there = useMemo(() => new Set(nodes.map(({ kind }) => kind)), [nodes]);
  if (nodes.length === 0) return null;
  return (
    <div className="graph-legend" data-open={open}>
      <Button
        size="small"
        variant="minimal"
        aria-expanded={open}
        aria-controls={id}
        text={t("graph.canvas.legend.title")}
        endIcon={
          open ? <ChevronDown size={12} title={false} /> : <ChevronUp size={12} title={false} />
        }
        onClick={() => setOpen(!open)}
      />
      {open && (
        <dl id={id}>
          {KINDS.filter((kind) => there.has(kind)).map((kind) => (
            <div key={kind}>
              <dt className={`graph-shape graph-shape-${kind}`} aria-hidden />
              <dd>{t(`graph.kind.${kind}`)}</dd>
            </div>
          ))}
          <div>
            <dt className="graph-legend-ramp" aria-hidden />
            <dd>{t("graph.canvas.legend.risk")}</dd>
          </div>
          {SIGNS.map((sign) => (
            <div key={sign}>
              <dt className={`graph-sign graph-sign-${sign}`} aria-hidden>
                {sign === "fraud" ? "F" : sign === "more" ? "+3" : ""}
              </dt>
              <dd>{t(`graph.canvas.legend.${sign}`)}</dd>
            </div>
          ))}
          {LINES.map((line) => (
            <div key={line}>
              <dt className={`graph-legend-line graph-legend-line-${line}`} aria-hidden />
              <dd>{t(`graph.canvas.legend.${line}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
