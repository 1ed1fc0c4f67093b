import type { Random } from "../../random";
import type { Part } from "../rows";
import { LAYOUTS } from "../tables";
import type { Layouts } from "../tables";
import { CONTENT_DEFECTS } from "./contentDefects";
import type { Defect } from "./defect";
import { draftTables } from "./drafts";
import type { DraftTables } from "./drafts";
import { STRUCTURE_DEFECTS } from "./structureDefects";

/** Every defect that --defects injects, as often at every scale. */
export const DEFECTS: readonly Defect[] = [...STRUCTURE_DEFECTS, ...CONTENT_DEFECTS];

export const defectiveLayouts = (): Layouts =>
  DEFECTS.reduce<Layouts>((layouts, { inLayouts }) => inLayouts?.(layouts) ?? layouts, LAYOUTS);

/** A part of a dataset with all defects in it. */
export interface DefectivePart {
  readonly tables: DraftTables;
  /** The cards to draw. */
  readonly pictures: Part["cards"];
}

/** Puts all defects into the first part of a dataset. */
export function injectDefects(random: Random, part: Part): DefectivePart {
  const tables = draftTables(random, part.rows);
  let pictures = part.cards;
  for (const { inRecords, inPictures } of DEFECTS) {
    inRecords?.(tables);
    pictures = inPictures?.(pictures) ?? pictures;
  }
  return { tables, pictures };
}
