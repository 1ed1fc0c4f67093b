import { DEFAULT_FILTERS, type LogFilter } from "../log/filters";
import { RECORD_FILTERS } from "./recordFilters";
import { WINDOWS, type FeatureDeclaration, type Slot, type WindowFeature } from "./types";

const PAYMENT_FILTERS: readonly LogFilter[] = DEFAULT_FILTERS;

const filterOf = ({ scope, filter }: Pick<Slot, "scope" | "filter">): LogFilter | undefined =>
  (scope === "payments" ? PAYMENT_FILTERS : RECORD_FILTERS).find(({ name }) => name === filter);

/** Whether the window's filter looks at fraud labels. */
export const readsLabels = (over: Pick<Slot, "scope" | "filter">): boolean =>
  filterOf(over)?.where.field === "fraud";

/** The window a feature's aggregate is taken over, labels as late as they become known. */
export const slotOf = (feature: WindowFeature, labelDelayMs: number): Slot => ({
  ...feature.over,
  length: WINDOWS[feature.window],
  delay: feature.delay === "label" ? labelDelayMs : 0,
  filter: feature.filter,
  includesCurrent: feature.includesCurrent,
});

/** A formula's window; where it reads labels they are as late as they become known, whatever the declaration says. */
export const withLabelDelay = (slot: Slot, labelDelayMs: number): Slot =>
  readsLabels(slot) ? { ...slot, delay: labelDelayMs } : slot;

const OF_AMOUNTS: ReadonlySet<WindowFeature["aggregate"]> = new Set([
  "sum",
  "mean",
  "std",
  "min",
  "max",
]);

function slotProblems(slot: Slot): string[] {
  const filter = filterOf(slot);
  return [
    ...(slot.filter !== null && filter === undefined ? [`no filter ${slot.filter}`] : []),
    ...(slot.includesCurrent && slot.filter !== null
      ? ["a filter over the payment itself reads its own result or label"]
      : []),
    ...(slot.includesCurrent && slot.delay !== 0
      ? ["a window that ends before the payment cannot include it"]
      : []),
    ...(slot.scope === "records" && slot.by === "payment"
      ? ["the records of the payment itself never count"]
      : []),
  ];
}

/** Any delay: it only matters that there is one. */
const SOME_DELAY = 1;

function windowProblems(feature: WindowFeature): string[] {
  const slot = slotOf(feature, SOME_DELAY);
  const filter = filterOf(slot);
  const { aggregate, of, window } = feature;
  const ofAmounts = OF_AMOUNTS.has(aggregate);
  return [
    ...slotProblems(slot),
    ...(readsLabels(slot) === (feature.delay === "label")
      ? []
      : ["labels are read with the label delay, and nothing else is"]),
    ...((aggregate === "distinct") === (of !== null)
      ? []
      : ["`of` is for distinct, and distinct needs it"]),
    ...(ofAmounts && slot.scope === "records" ? ["records have no amounts"] : []),
    ...(ofAmounts && filter?.scope === "payments" && !filter.amounts
      ? [`no totals of amounts are kept for ${filter.name}`]
      : []),
    ...(aggregate === "rate" && WINDOWS[window] === null ? ["a rate needs a length"] : []),
    ...(aggregate === "seconds_since_last" && slot.includesCurrent
      ? ["the payment itself is always the last"]
      : []),
  ];
}

/**
 * Why a declaration would leak or cannot be answered, in plain English; empty where it is sound. What formulas read
 * cannot be seen here: the leak check does that.
 */
export const declarationProblems = (declaration: FeatureDeclaration): readonly string[] =>
  declaration.kind === "window"
    ? windowProblems(declaration)
    : declaration.slots.flatMap((slot) => [
        ...slotProblems(slot),
        ...(readsLabels(slot) && declaration.delay === null
          ? ["labels are read without saying so"]
          : []),
      ]);
