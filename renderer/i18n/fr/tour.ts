import type { tour as english } from "../en/tour";
import type { Shape } from "../shape";

export const tour: Shape<typeof english> = {};
