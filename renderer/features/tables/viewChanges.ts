import type { FieldFilter, FieldInfo, TableView } from "#shared/contract/browse";

/** A table as it is before anything is filtered or sorted. */
export const wholeTable = (table: string): TableView => ({ table, filters: [], sort: null });

/** Rows of a table whose field has this value; null = is empty. */
export const rowsWith = (table: string, field: string, value: string | null): TableView => ({
  table,
  filters: [{ field, op: "is", values: [value] }],
  sort: null,
});

/** The view with this condition in place of the one of the same kind on its field; one that says nothing is dropped. */
export function withFilter(view: TableView, filter: FieldFilter): TableView {
  const at = view.filters.findIndex(({ field, op }) => field === filter.field && op === filter.op);
  const kept = saysNothing(filter) ? [] : [filter];
  const filters =
    at === -1
      ? [...view.filters, ...kept]
      : [...view.filters.slice(0, at), ...kept, ...view.filters.slice(at + 1)];
  return { ...view, filters };
}

export const withoutFilter = (view: TableView, filter: FieldFilter): TableView => ({
  ...view,
  filters: view.filters.filter((other) => other !== filter),
});

export const withoutField = (view: TableView, field: string): TableView => ({
  ...view,
  filters: view.filters.filter((filter) => filter.field !== field),
});

function saysNothing(filter: FieldFilter): boolean {
  switch (filter.op) {
    case "is":
      return filter.values.length === 0;
    case "contains":
      return filter.text === "";
    case "between":
      return filter.min === null && filter.max === null;
  }
}

/** A first click sorts upwards, a second downwards, a third gives back the order of the file. */
export function sortedBy(view: TableView, field: string): TableView {
  const { sort } = view;
  if (sort?.field !== field) return { ...view, sort: { field, descending: false } };
  return { ...view, sort: sort.descending ? null : { field, descending: true } };
}

export const filterOf = <Op extends FieldFilter["op"]>(
  view: TableView,
  field: string,
  op: Op,
): Extract<FieldFilter, { op: Op }> | null =>
  view.filters.find(
    (filter): filter is Extract<FieldFilter, { op: Op }> =>
      filter.field === field && filter.op === op,
  ) ?? null;

/** The value is put among those accepted, or taken from them. */
export function toggledValue(view: TableView, field: string, value: string | null): TableView {
  const values = filterOf(view, field, "is")?.values ?? [];
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return withFilter(view, { field, op: "is", values: next });
}

/** The ways a field can be filtered, by what it holds. */
export interface FilterWays {
  readonly contains: boolean;
  readonly values: boolean;
  readonly range: "number" | "time" | "date" | null;
}

export function filterWays({ type }: Pick<FieldInfo, "type">): FilterWays {
  switch (type) {
    case "unique":
      return { contains: true, values: false, range: null };
    case "text":
    case "bin":
      return { contains: true, values: true, range: null };
    case "flag":
      return { contains: false, values: true, range: null };
    case "integer":
      return { contains: false, values: true, range: "number" };
    case "number":
      return { contains: false, values: false, range: "number" };
    case "time":
    case "date":
      return { contains: false, values: false, range: type };
  }
}

/** Columns in the order chosen; what the table has not (any more) is passed over, and nothing chosen is everything. */
export function shownFields(
  fields: readonly FieldInfo[],
  chosen: readonly string[] | undefined,
): readonly FieldInfo[] {
  const known = (chosen ?? []).flatMap((name) => fields.filter((field) => field.name === name));
  return known.length === 0 ? fields : known;
}
