import type { EntityRef } from "#shared/contract/browse";
import { homeOf, type Location } from "../../stores/location";
import type { App } from "../../stores/stores";

export const TOUR_STEPS = [
  "figures",
  "country",
  "findings",
  "record",
  "tables",
  "quality",
  "sql",
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
  tables: {
    place: at({
      page: "tables",
      view: { table: "payments", filters: [], sort: { field: "amount", descending: true } },
    }),
    selector: "main .table-frame",
  },
  quality: { place: at(homeOf("quality")), selector: "main .checks-list" },
  sql: { place: at(homeOf("sql")), selector: "main .sql-sidebar" },
  palette: { place: at(homeOf("overview")), selector: ".search-button" },
};

/** The page of what the first finding is about. */
async function mostTelling({ ports }: App): Promise<Location | null> {
  const findings = await ports.engine.findings();
  const entity: EntityRef | undefined = findings.ok ? findings.value[0]?.entity : undefined;
  return entity === undefined ? null : { page: "record", entity };
}
