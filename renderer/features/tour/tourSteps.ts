import type { EntityRef } from "#shared/contract/browse";
import { homeOf, type Location } from "../../stores/location";
import { rulesInForce } from "../../stores/rulesInForce";
import type { App } from "../../stores/stores";

export const TOUR_STEPS = [
  "figures",
  "country",
  "findings",
  "record",
  "why",
  "tables",
  "quality",
  "sql",
  "rules",
  "palette",
] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

interface Stop {
  /** Where the step is shown; null where the dataset has nothing to show there. */
  readonly place: (app: App) => Promise<Location | null>;
  /** What it points at. */
  readonly selector: string;
}

const at =
  (location: Location): Stop["place"] =>
  () =>
    Promise.resolve(location);

export const STOPS: Readonly<Record<TourStep, Stop>> = {
  figures: { place: at(homeOf("overview")), selector: "main .overview-stats" },
  country: { place: at(homeOf("overview")), selector: "main [data-chart=countries]" },
  findings: { place: at(homeOf("overview")), selector: "main .overview-findings" },
  record: { place: mostTelling, selector: "main .record-head" },
  why: { place: stoppedPayment, selector: "main .why" },
  tables: {
    place: at({
      page: "tables",
      view: { table: "payments", filters: [], sort: { field: "amount", descending: true } },
    }),
    selector: "main .table-frame",
  },
  quality: { place: at(homeOf("quality")), selector: "main .checks-list" },
  sql: { place: at(homeOf("sql")), selector: "main .sql-sidebar" },
  rules: { place: at(homeOf("rules")), selector: "main .rules-figures" },
  palette: { place: at(homeOf("overview")), selector: ".search-button" },
};

/** The page of what the first finding is about. */
async function mostTelling({ ports }: App): Promise<Location | null> {
  const findings = await ports.engine.findings();
  const entity: EntityRef | undefined = findings.ok ? findings.value[0]?.entity : undefined;
  return entity === undefined ? null : { page: "record", entity };
}

/** More are not looked at for one that is stopped. */
const PAYMENTS_TRIED = 12;

/** Of the payments of what the first finding is about, the first labelled fraud that the rules in force stop. */
async function stoppedPayment(app: App): Promise<Location | null> {
  const { engine } = app.ports;
  const place = await mostTelling(app);
  await app.rules.getState().read();
  const rules = rulesInForce(app.rules.getState());
  if (place?.page !== "record" || rules === null) return null;
  const page = await engine.page(place.entity);
  if (!page.ok) return null;
  const payments = page.value.lists.find(({ id }) => id === "payments")?.rows ?? [];
  const labelled = payments.filter(({ mark }) => mark === "fraud").slice(0, PAYMENTS_TRIED);
  for (const { entity } of labelled) {
    const decision = entity === null ? null : await engine.decisions.decision(entity.id, rules, {});
    if (entity !== null && decision?.ok === true && decision.value.outcome !== "ALLOW")
      return { page: "record", entity };
  }
  return null;
}
