import type { sql as english } from "../en/sql";
import type { Shape } from "../shape";

export const sql: Shape<typeof english> = {};
