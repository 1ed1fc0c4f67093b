import type { RuleValue } from "../contract/rules";

/** A value as a condition's text has it. */
export function writeValue(value: RuleValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}
