import type { EntityRef, PageFact, RecordPage } from "../../contract/browse";
import { SCHEMAS, type TableSpec } from "../../domain/schema";
import { fieldsOf } from "../entityFields";
import type { Privacy } from "../privacy";
import type { Records } from "../records";

/** What a kind's page says beyond the record itself. */
export type PageContent = Omit<RecordPage, "entity" | "address" | "facts">;

/** Builds what the page of one kind says of an entity that is known, personal fields as `privacy` has them. */
export type PageMaker = (records: Records, id: string, privacy: Privacy) => PageContent;

/** The fields of the entity's own record, personal ones masked unless revealed; empty where it has no table. */
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
  return { address, facts };
}
