import type { Card } from "../cards/holders";
import type { Layouts } from "../tables";
import type { DraftTables } from "./drafts";

/** Something wrong with the data, put there to be found. It may concern records, columns or pictures. */
export interface Defect {
  readonly id: string;
  /** What is wrong, as the documentation of the dataset says it. */
  readonly says: string;
  /** The check of the quality report that finds it, and what it counts then; without defects it counts nothing. */
  readonly check: string;
  readonly count: number;
  readonly inRecords?: (tables: DraftTables) => void;
  readonly inLayouts?: (layouts: Layouts) => Layouts;
  /** The cards as they are drawn; their labels stay. */
  readonly inPictures?: (cards: readonly Card[]) => readonly Card[];
}
