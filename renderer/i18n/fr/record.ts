import type { record as english } from "../en/record";
import type { Shape } from "../shape";

export const record: Shape<typeof english> = {};
