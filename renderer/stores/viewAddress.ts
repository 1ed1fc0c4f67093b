import type { FieldFilter, TableView } from "#shared/contract/browse";

export type Parameters = readonly (readonly [name: string, value: string])[];

/**
 * `is.FIELD=value` (repeated), `empty.FIELD`, `none.FIELD` (one of no values), `has.FIELD=text`, `min.FIELD`,
 * `max.FIELD`, `any.FIELD` (open at both ends); further conditions of a kind on the same field are `is2.FIELD` and so
 * on. `sort=FIELD`, `sort=-FIELD` downwards.
 */
export function viewParameters({ filters, sort }: TableView): Parameters {
  const counts = new Map<string, number>();
  const conditions = filters.flatMap((filter): Parameters => {
    const { field, op } = filter;
    const count = (counts.get(`${op} ${field}`) ?? 0) + 1;
    counts.set(`${op} ${field}`, count);
    const end = `${count === 1 ? "" : count}.${field}`;
    return wordsOf(filter).map(([word, value]) => [`${word}${end}`, value]);
  });
  if (sort === null) return conditions;
  const { field, descending } = sort;
  const sign = descending ? "-" : /^[-+]/.test(field) ? "+" : "";
  return [...conditions, ["sort", `${sign}${field}`]];
}

type Word = "is" | "empty" | "none" | "has" | "min" | "max" | "any";

function wordsOf(filter: FieldFilter): readonly (readonly [word: Word, value: string])[] {
  switch (filter.op) {
    case "is":
      if (filter.values.length === 0) return [["none", ""]];
      return filter.values.map((value) => (value === null ? ["empty", ""] : ["is", value]));
    case "contains":
      return [["has", filter.text]];
    case "between": {
      const { min, max } = filter;
      if (min === null && max === null) return [["any", ""]];
      return [
        ...(min === null ? [] : [["min", min] as const]),
        ...(max === null ? [] : [["max", max] as const]),
      ];
    }
  }
}

const OPS: Readonly<Record<Word, FieldFilter["op"]>> = {
  is: "is",
  empty: "is",
  none: "is",
  has: "contains",
  min: "between",
  max: "between",
  any: "between",
};

/** What a parameter is called: a word, which condition of its kind on the field, and the field. */
const CONDITION = /^(is|empty|none|has|min|max|any)([1-9]\d*)?\.([^]*)$/;

/** The view that the parameters of an address ask for; what is no condition is passed over. */
export function viewAt(table: string, query: URLSearchParams): TableView {
  const filters = new Map<string, FieldFilter>();
  for (const [name, value] of query) {
    const [, word, count = "1", field = ""] = CONDITION.exec(name) ?? [];
    if (word === undefined) continue;
    const key = `${OPS[word as Word]} ${count} ${field}`;
    filters.set(key, withWord(filters.get(key), word as Word, field, value));
  }
  const sort = query.get("sort");
  return { table, filters: [...filters.values()], sort: sort === null ? null : sortOf(sort) };
}

/** A condition with what one parameter more says of it. */
function withWord(
  known: FieldFilter | undefined,
  word: Word,
  field: string,
  value: string,
): FieldFilter {
  switch (word) {
    case "is":
    case "empty":
    case "none": {
      const values = known?.op === "is" ? known.values : [];
      const more = word === "none" ? [] : [word === "is" ? value : null];
      return { field, op: "is", values: [...values, ...more] };
    }
    case "has":
      return { field, op: "contains", text: value };
    case "min":
    case "max":
    case "any": {
      const ends = known?.op === "between" ? known : { min: null, max: null };
      const more = word === "any" ? {} : { [word]: value };
      return { field, op: "between", min: ends.min, max: ends.max, ...more };
    }
  }
}

const sortOf = (text: string) => ({
  field: text.replace(/^[-+]/, ""),
  descending: text.startsWith("-"),
});
