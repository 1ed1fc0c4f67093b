import { NULL_CODE, type TextColumn } from "../../domain/columns";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { codesOf, countByCode, isOneOf, judgeRows, judgeValues, listed } from "../judge";
import { SAMPLE_LIMIT } from "../report";

/** More distinct values than this are counted, not listed. */
const LISTED_VALUES = 12;

interface DocumentedColumn {
  readonly table: string;
  readonly field: string;
  readonly vocabulary: readonly string[];
}

const documentedColumns = (context: CheckContext): readonly DocumentedColumn[] =>
  context.specs.flatMap(({ name, fields }) =>
    fields.flatMap((field) =>
      field.vocabulary === undefined || !context.has(name, field.name)
        ? []
        : [{ table: name, field: field.name, vocabulary: field.vocabulary }],
    ),
  );

const columnFacts = ({ table, field, vocabulary }: DocumentedColumn) => ({
  table,
  column: field,
  documented: listed(vocabulary),
});

function undocumentedValues(context: CheckContext): readonly Finding[] {
  return documentedColumns(context).map((documented) => {
    const { table, field, vocabulary } = documented;
    const column = context.column(table, field, "text");
    const known = codesOf(column, vocabulary);
    const counts = countByCode(column);
    const finding = judgeValues(
      context,
      table,
      field,
      known.map((isKnown) => 1 - isKnown),
    );
    const others = column.values.filter((_, code) => known[code] === 0 && counts[code]! > 0);
    const shown = listed(others.slice(0, LISTED_VALUES));
    const values = others.length > LISTED_VALUES ? `${shown}, … (${others.length})` : shown;
    return {
      ...finding,
      subject: `${table}.${field}`,
      facts: { ...columnFacts(documented), values },
    };
  });
}

function unusedValues(context: CheckContext): readonly Finding[] {
  return documentedColumns(context).map((documented) => {
    const { table, field, vocabulary } = documented;
    const column = context.column(table, field, "text");
    const counts = countByCode(column);
    const used = new Set(column.values.filter((_, code) => counts[code]! > 0));
    const unused = vocabulary.filter((value) => !used.has(value));
    return {
      subject: `${table}.${field}`,
      count: unused.length,
      total: used.size === 0 ? 0 : vocabulary.length,
      sample: unused
        .slice(0, SAMPLE_LIMIT)
        .map((value) => ({ table, record: null, key: null, values: { [field]: value } })),
      facts: { ...columnFacts(documented), values: listed(unused) },
    };
  });
}

const ISO_2 = /^[A-Z]{2}$/;
const COUNTRY_COLUMNS = [
  ["customers", "country"],
  ["payments", "payment_country"],
  ["transactions", "country"],
] as const;

function countryCodes(context: CheckContext): readonly Finding[] {
  return COUNTRY_COLUMNS.filter(([table, field]) => context.has(table, field)).map(
    ([table, field]) => {
      const { values } = context.column(table, field, "text");
      const invalid = Uint8Array.from(values, (value) => (ISO_2.test(value) ? 0 : 1));
      const finding = judgeValues(context, table, field, invalid);
      return { ...finding, subject: `${table}.${field}`, facts: { table, column: field } };
    },
  );
}

/** Payments of these methods that have a BIN (`filled`) or have none. */
const binOf =
  (methods: readonly string[], filled: boolean) =>
  (context: CheckContext): Finding => {
    const method = context.column("payments", "method", "text");
    const bin: TextColumn = context.column("payments", "card_bin", "text");
    const chosen = codesOf(method, methods);
    return judgeRows(context, "payments", { fields: ["method", "card_bin"] }, (row) =>
      isOneOf(method, chosen, row) ? (bin.codes[row] !== NULL_CODE) === filled : null,
    );
  };

const vocabulary = { group: "vocabulary", severity: "warning", needs: [] } as const;

export const VOCABULARY_CHECKS: readonly CheckDefinition[] = [
  { ...vocabulary, kind: "vocabulary.documented", run: undocumentedValues },
  { ...vocabulary, kind: "vocabulary.unused", run: unusedValues },
  { ...vocabulary, kind: "vocabulary.country_code", run: countryCodes },
  {
    ...vocabulary,
    kind: "payments.card_has_bin",
    needs: ["payments.method", "payments.card_bin"],
    run: binOf(["card"], false),
  },
  {
    ...vocabulary,
    severity: "information",
    kind: "payments.bin_without_card",
    needs: ["payments.method", "payments.card_bin"],
    run: binOf(["paypal", "bank_transfer"], true),
  },
];
