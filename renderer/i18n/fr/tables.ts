import type { Shape } from "../shape";
import type { tables as english } from "../en/tables";

export const tables: Shape<typeof english> = {
  mark: "Signe",
};
