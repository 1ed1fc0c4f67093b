import type { Completion, CompletionContext, CompletionSource } from "@codemirror/autocomplete";
import type { SQLNamespace } from "@codemirror/lang-sql";
import { syntaxTree } from "@codemirror/language";
import type { SqlTable } from "#shared/contract/sql";
import { statementAt } from "./statements";

const FUNCTIONS = (
  "abs avg ceil coalesce concat count cume_dist date datetime dense_rank exp first_value floor group_concat ifnull " +
  "iif instr julianday lag last_value lead length ln log10 lower ltrim max min nth_value ntile nullif percent_rank " +
  "pow printf rank replace round row_number rtrim sign sqrt strftime substr sum time total trim typeof unixepoch upper"
).split(" ");

/** Tables and views with their columns, for names after `FROM` and after an alias and a dot. */
export const namespaceOf = (tables: readonly SqlTable[]): SQLNamespace =>
  Object.fromEntries(
    tables.map((table) => [
      table.name,
      {
        self: { label: table.name, type: table.kind === "view" ? "interface" : "class" },
        children: table.columns.map(({ name, type }) => ({
          label: name,
          type: "property",
          detail: type,
        })),
      },
    ]),
  );

/** The columns of the tables a statement names, each once, with its tables. */
export function columnsInScope(
  tables: readonly SqlTable[],
  statement: string,
): ReadonlyMap<string, readonly string[]> {
  const words = new Set(statement.toLowerCase().match(/\w+/g));
  const found = new Map<string, string[]>();
  for (const table of tables) {
    if (!words.has(table.name.toLowerCase())) continue;
    for (const { name } of table.columns) found.set(name, [...(found.get(name) ?? []), table.name]);
  }
  return found;
}

/** Offers the columns of the tables named in the statement, and SQLite's functions, where a name may stand alone. */
export const columnSource =
  (tables: readonly SqlTable[]): CompletionSource =>
  (context: CompletionContext) => {
    const word = context.matchBefore(/\w+/);
    if (word === null && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    if (context.state.sliceDoc(from - 1, from) === "." || isQuoted(context)) return null;
    const text = context.state.doc.toString();
    const range = statementAt(text, context.pos);
    const statement = range === null ? "" : text.slice(range.from, Math.max(range.to, context.pos));
    const columns = [...columnsInScope(tables, statement)].map(([label, of]): Completion => ({
      label,
      type: "property",
      detail: of.join(", "),
      boost: 2,
    }));
    return { from, options: [...columns, ...FUNCTION_OPTIONS], validFor: /^\w*$/ };
  };

const FUNCTION_OPTIONS: readonly Completion[] = FUNCTIONS.map((label) => ({
  label,
  type: "function",
  apply: `${label}(`,
}));

const isQuoted = ({ state, pos }: CompletionContext): boolean =>
  /String|Comment/.test(syntaxTree(state).resolveInner(pos, -1).name);
