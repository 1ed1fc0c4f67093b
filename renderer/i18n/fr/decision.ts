import type { decision as english } from "../en/decision";
import type { Shape } from "../shape";

/** Textes des décisions sur un paiement. */
export const decision: Shape<typeof english> = {};
