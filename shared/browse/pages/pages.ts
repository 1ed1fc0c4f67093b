import type { EntityKind, EntityRef, RecordPage } from "../../contract/browse";
import type { AsOf } from "../../contract/replay";
import { fail, ok, type Result } from "../../domain/result";
import type { Privacy } from "../privacy";
import type { Records } from "../records";
import { customerPage } from "./customerPage";
import { orderPage } from "./orderPage";
import { recordFacts, type PageMaker } from "./page";
import { paymentPage } from "./paymentPage";
import { productPage } from "./productPage";
import { sessionPage } from "./sessionPage";
import { devicePage, ipPage } from "./sharedPages";

const PAGES: Readonly<Record<EntityKind, PageMaker>> = {
  customer: customerPage,
  payment: paymentPage,
  order: orderPage,
  session: sessionPage,
  product: productPage,
  device: devicePage,
  ip: ipPage,
};

/** An entity whose record is in the log comes with it; every other one with what comes first of its own. */
function comingOf(records: Records, entity: EntityRef): Pick<RecordPage, "comesMs" | "future"> {
  const { kind, id } = entity;
  const place = records.entityTable(kind);
  const row = records.rowOf(entity);
  const own = place === null ? null : records.arrivalMs(place.table.name, row);
  if (kind !== "customer" && place !== null)
    return { comesMs: own, future: records.isFuture(place.table.name, row) };
  const first = kind === "order" ? null : records.firstOf(kind, id);
  const comesMs =
    own === null || first === null ? (own ?? first?.ms ?? null) : Math.min(own, first.ms);
  const hasBegun = own !== null && !records.isFuture(place?.table.name, row);
  const { asOf } = records;
  return {
    comesMs,
    future:
      asOf !== null &&
      !hasBegun &&
      (first === null ? own !== null : first.position >= asOf.moment.before),
  };
}

/** The page of an entity; `dataset.notFound` where the dataset does not know it. */
export function pageOf(
  records: Records,
  privacy: Privacy,
  entity: EntityRef,
  asOf: AsOf | null = null,
): Result<RecordPage> {
  const { kind, id } = entity;
  if (!records.isKnown(entity))
    return fail("dataset.notFound", `The dataset knows no ${kind} ${id}.`);
  const shown = records.at(asOf);
  return ok({
    entity,
    ...comingOf(shown, entity),
    ...recordFacts(shown, privacy, entity),
    ...PAGES[kind](shown, id, privacy),
  });
}
