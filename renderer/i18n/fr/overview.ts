import type { overview as english } from "../en/overview";
import type { Shape } from "../shape";

export const overview: Shape<typeof english> = {};
