import { ANALYSIS_EXAMPLES } from "./analysis";
import type { Example } from "./example";
import { FIRST_EXAMPLES } from "./first";

/** Worked examples over the KiVendTout tables, the simple ones first. */
export const EXAMPLES: readonly Example[] = [...FIRST_EXAMPLES, ...ANALYSIS_EXAMPLES];

/** A table that only the KiVendTout schema has. */
export const EXAMPLES_TABLE = "order_items";
