import type { settings as english } from "../en/settings";
import type { Shape } from "../shape";

export const settings: Shape<typeof english> = {};
