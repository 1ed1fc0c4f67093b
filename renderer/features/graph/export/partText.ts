import type { TFunction } from "i18next";

/** Parts for readers by the headings they have in the document. */
const HEADINGS = {
  picture: "graphExport.evidence.picture",
  nodes: "graphExport.evidence.nodes",
  payments: "graphExport.evidence.behind",
  decisions: "cases.report.decisions",
  notes: "graphExport.evidence.notes",
  files: "graphExport.evidence.files",
} as const;

const isHeaded = (name: string): name is keyof typeof HEADINGS => name in HEADINGS;

/** A part as the document calls it, with its name: `What is shown (nodes)`; those without a heading by their name. */
export function partText(name: string | null, t: TFunction): string {
  if (name === null) return "";
  return isHeaded(name) ? `${t(HEADINGS[name])} (${name})` : name;
}
