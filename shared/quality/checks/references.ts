import { NULL_CODE } from "../../domain/columns";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { judgeRows, judgeValues } from "../judge";
import { SAMPLE_LIMIT } from "../report";

function danglingReferences(context: CheckContext): readonly Finding[] {
  return context.specs.flatMap((spec) =>
    spec.fields.flatMap(({ name, references }): Finding[] => {
      if (references === undefined || context.missing([`${spec.name}.${name}`, references]).length)
        return [];
      const { values } = context.column(spec.name, name, "text");
      const known = context.rowsByKey(references.split(".")[0] ?? "");
      const dangles = Uint8Array.from(values, (value) => (known.has(value) ? 0 : 1));
      const finding = judgeValues(context, spec.name, name, dangles);
      const facts = { table: spec.name, column: name, target: references };
      return [{ ...finding, subject: `${spec.name}.${name}`, facts }];
    }),
  );
}

/** Labels name the file alone; the dataset names it with its folder. */
const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Where the folder has no picture at all, the pictures were left out on purpose: nothing to compare. */
function missingPictures(context: CheckContext): Finding {
  const pictures = new Set(context.dataset.cardFiles.map(fileName));
  const file = context.column("synthetic_id_labels", "file", "text");
  return judgeRows(context, "synthetic_id_labels", { fields: ["file"] }, (row) =>
    pictures.size === 0 || file.codes[row] === NULL_CODE
      ? null
      : !pictures.has(fileName(file.values[file.codes[row]!]!)),
  );
}

function unlabelledPictures(context: CheckContext): Finding {
  const { values } = context.column("synthetic_id_labels", "file", "text");
  const labelled = new Set(values.map(fileName));
  const unlabelled = context.dataset.cardFiles.filter((file) => !labelled.has(fileName(file)));
  return {
    count: unlabelled.length,
    total: context.dataset.cardFiles.length,
    sample: unlabelled
      .slice(0, SAMPLE_LIMIT)
      .map((file) => ({ table: "synthetic_id_labels", record: null, key: file, values: { file } })),
  };
}

const references = { group: "references" } as const;

export const REFERENCE_CHECKS: readonly CheckDefinition[] = [
  {
    ...references,
    kind: "references.resolve",
    severity: "error",
    needs: [],
    run: danglingReferences,
  },
  {
    ...references,
    kind: "references.card_picture",
    severity: "error",
    needs: ["synthetic_id_labels.file"],
    run: missingPictures,
  },
  {
    ...references,
    kind: "references.picture_label",
    severity: "warning",
    needs: ["synthetic_id_labels.file"],
    run: unlabelledPictures,
  },
];
