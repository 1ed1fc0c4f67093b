import type { shell as english } from "../en/shell";
import type { Shape } from "../shape";

export const shell: Shape<typeof english> = {};
