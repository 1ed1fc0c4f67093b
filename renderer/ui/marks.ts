import type { RowMark } from "./table/columns";

type Cells = readonly (string | null)[];

/** Which sign a row of a table carries, by what its fields say; null where the table has no such field. */
export function marksOf(
  fields: readonly { readonly name: string }[],
): ((cells: Cells) => RowMark["kind"] | null) | null {
  const at = (name: string) => fields.findIndex((field) => field.name === name);
  const label = Math.max(at("is_fraud_label"), at("is_fraud"));
  const result = at("result");
  const event = at("event_type");
  const rule = at("rule_triggered");
  if (Math.max(label, result, event, rule) === -1) return null;
  return (cells) => {
    if (cells[label] === "1") return "fraud";
    if (cells[result] === "failed" || cells[event] === "payment_failed") return "failed";
    return rule === -1 ? null : "alert";
  };
}
