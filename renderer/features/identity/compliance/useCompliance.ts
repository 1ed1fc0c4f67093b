import { useMemo } from "react";
import type { KnownCards } from "../useCardRows";
import { complianceRows, statusCounts } from "./complianceRows";

/** The orders that ask for a card, as of the clock; null until the engine has answered. */
export function useCompliance({ orders, rows }: KnownCards) {
  return useMemo(() => {
    if (orders === null) return null;
    const listed = complianceRows(orders, rows);
    const counts = statusCounts(listed);
    return { rows: listed, counts, open: counts.under_age + counts.unverified };
  }, [orders, rows]);
}

export type Compliance = NonNullable<ReturnType<typeof useCompliance>>;
