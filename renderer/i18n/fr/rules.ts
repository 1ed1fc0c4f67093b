import type { rules as english } from "../en/rules";
import type { Shape } from "../shape";

/** Textes de l’espace des règles. */
export const rules: Shape<typeof english> = {};
