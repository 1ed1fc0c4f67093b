import { CHART_COLUMNS, type ChartTable } from "../contract/overview";
import type { Moment } from "../contract/replay";
import type { OverviewModel } from "./model";
import { conditionsWithout, reachedBefore, type Selection } from "./selection";
import type { Path } from "./paths";

/** What shows that a session took each step after the first. */
export const FUNNEL_STEPS = [
  { step: "cart", table: "events", eventType: "add_to_cart" },
  { step: "checkout", table: "events", eventType: "checkout_start" },
  { step: "order", table: "orders", eventType: null },
] as const;

/** Sessions → carts → checkouts → orders; null where one of the tables is missing. */
export class Funnel {
  readonly #model: OverviewModel;
  /** Per step, from which position of the log on each session has taken it. */
  readonly #taken: readonly Uint32Array[];

  constructor(model: OverviewModel) {
    this.#model = model;
    const sessions = model.dataset.tables.get("sessions");
    this.#taken =
      sessions === undefined
        ? []
        : FUNNEL_STEPS.map(({ table, eventType }) => {
            const path: Path = {
              steps: [{ by: "session_id", table, key: "session_id" }],
              field: eventType === null ? "session_id" : "event_type",
              many: true,
            };
            return model.links.reaching(
              sessions,
              path,
              eventType === null ? null : new Set([eventType]),
            );
          });
  }

  chart(selection: Selection, moment: Moment | null): ChartTable | null {
    const { tables } = this.#model.basis;
    if (!["sessions", "events", "orders"].every((name) => tables.includes(name))) return null;
    const failures = selection.get("session")!;
    const conditions = conditionsWithout([]);
    const before = reachedBefore(moment);
    const sessions = [0, 0, 0, 0];
    const through = [0, 0, 0, 0];
    for (let row = 0; row < failures.length; row++) {
      if ((failures[row]! & conditions) !== 0) continue;
      sessions[0]!++;
      through[0]!++;
      let allBefore = true;
      for (let step = 0; step < FUNNEL_STEPS.length; step++) {
        const took = this.#taken[step]![row]! < before;
        allBefore &&= took;
        if (took) sessions[step + 1]!++;
        if (allBefore) through[step + 1]!++;
      }
    }
    const steps = ["session", ...FUNNEL_STEPS.map(({ step }) => step)];
    return {
      columns: CHART_COLUMNS.funnel,
      rows: steps.map((step, at) => [step, sessions[at]!, through[at]!]),
    };
  }
}
