import type { features as english } from "../en/features";
import type { Shape } from "../shape";

/** Textes de l’espace des variables. */
export const features: Shape<typeof english> = {};
