import { existsSync } from "node:fs";
import path from "node:path";

/** The published KiVendTout dataset: `$KIVENDTOUT_DATASET`, else `../shared/kivendtout`; null where there is none. */
export function findRealDataset(): string | null {
  const candidate = path.resolve(process.env["KIVENDTOUT_DATASET"] ?? "../shared/kivendtout");
  return existsSync(path.join(candidate, "payments.csv")) ? candidate : null;
}

export const NO_REAL_DATASET =
  "the published KiVendTout dataset is not here (set KIVENDTOUT_DATASET or place it at ../shared/kivendtout)";
