import type { tables as english } from "../en/tables";
import type { Shape } from "../shape";

export const tables: Shape<typeof english> = {};
