import type { EntityRef, PageFact, RecordPage } from "../../contract/browse";
import { SCHEMAS, type TableSpec } from "../../domain/schema";
import { fieldsOf } from "../entityFields";
import type { Privacy } from "../privacy";
import type { Records } from "../records";

/** What a kind's page says beyond the record itself. */
export type PageContent = Omit<RecordPage, "entity" | "address" | "facts" | "comesMs" | "future">;

/** Builds what the page of one kind says of an entity that is known, personal fields as `privacy` has them. */
export type PageMaker = (records: Records, id: string, privacy: Privacy) => PageContent;

/**
 * The fields of the entity's own record, personal ones masked unless revealed, and of a payment or an order what
 * matters of the customer (`customers.country`); empty where it has no table.
 */
export function recordFacts(
  records: Records,
  privacy: Privacy,
  entity: EntityRef,
): Pick<RecordPage, "address" | "facts"> {
  const place = records.entityTable(entity.kind);
  const row = records.rowOf(entity);
  if (place === null || row < 0) return { address: null, facts: [] };
  const { table } = place;
  const specs: readonly TableSpec[] = SCHEMAS[records.dataset.schema];
  const address = records.address(table, row);
  const spec = specs.find(({ name }) => name === table.name)!;
  const facts = fieldsOf(records.dataset, spec).map((field): PageFact => {
    const text = records.text(table, field.name, row);
    return {
      field: field.name,
      type: field.type,
      value: privacy.show(field.name, address, text),
      masked: privacy.isMasked(field.name, address),
      personal: field.personal,
      entity: field.name === place.key ? null : records.entity(field.entity, text),
    };
  });
  return { address, facts: [...facts, ...customerFacts(records, entity, row)] };
}

/** What is needed of the customer to judge a payment or an order, so that their page need not be opened. */
const OF_CUSTOMER: readonly { readonly name: string; readonly type: PageFact["type"] }[] = [
  { name: "country", type: "text" },
  { name: "is_minor", type: "flag" },
];

function customerFacts(records: Records, { kind }: EntityRef, row: number): readonly PageFact[] {
  const place = records.entityTable("customer");
  const id = kind === "payment" || kind === "order" ? records.key(kind, "customer", row) : null;
  const customer = id === null ? -1 : records.rowOf({ kind: "customer", id });
  if (place === null || customer < 0) return [];
  const { table } = place;
  return OF_CUSTOMER.filter(({ name }) => table.columns[name] !== undefined).map(
    ({ name, type }) => ({
      field: `${table.name}.${name}`,
      type,
      value: records.text(table, name, customer),
      masked: false,
      personal: false,
      entity: null,
    }),
  );
}
