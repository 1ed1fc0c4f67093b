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

/** The page of an entity; `dataset.notFound` where the dataset does not know it. */
export function pageOf(
  records: Records,
  privacy: Privacy,
  entity: EntityRef,
  _asOf: AsOf | null = null,
): Result<RecordPage> {
  const { kind, id } = entity;
  if (!records.isKnown(entity))
    return fail("dataset.notFound", `The dataset knows no ${kind} ${id}.`);
  const content = PAGES[kind](records, id, privacy);
  const comes = { comesMs: null, future: false };
  return ok({ entity, ...comes, ...recordFacts(records, privacy, entity), ...content });
}
