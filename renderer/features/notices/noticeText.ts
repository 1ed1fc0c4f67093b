import type { TFunction } from "i18next";
import type { NoticeText } from "../../stores/notices";
import type { Format } from "../../ui/format";

/** A notice as one line in the language on screen. */
export function noticeText(text: NoticeText, t: TFunction, format: Format): string {
  switch (text.kind) {
    case "cancelled":
      return text.label === ""
        ? t("notices.cancelledUntitled")
        : t("notices.cancelled", { label: text.label });
    case "opened":
      return t("notices.opened", {
        label: text.label,
        count: text.records,
        n: format.count(text.records),
      });
    case "exported":
      return t("notices.exported", { file: text.file });
    case "evidenceExported":
      return t("notices.evidenceExported", { file: text.file, sha256: text.sha256.slice(0, 16) });
    case "attached":
      return t("notices.attached", { title: text.title, to: text.to });
    case "caseFilled":
      return t("notices.caseFilled", {
        title: text.title,
        count: text.customers,
        n: format.count(text.customers),
      });
    case "viewSaved":
      return t("notices.viewSaved", { name: text.name, to: text.to });
    case "copied":
      return t(`notices.copied.${text.what}`);
    case "rowsCopied":
      return t("notices.rowsCopied", { count: text.count, n: format.count(text.count) });
    case "queryDeleted":
      return t("notices.queryDeleted", { name: text.name });
    case "queryReplaced":
      return t("notices.queryReplaced", { name: text.name });
    case "queriesImported":
      return importedText(text, t, format);
    case "copyRefused":
      return t("notices.copyRefused");
    case "doneElsewhere":
      return t(`notices.doneElsewhere.${text.what}`);
    case "otherDataset":
      return t("notices.otherDataset", { named: text.named, open: text.open });
    case "nothingDropped":
      return t("notices.nothingDropped");
    case "hostClosing":
      return t(`notices.hostClosing.${text.reason}`);
    case "engineLost":
      return t("notices.engineLost");
    case "sqlLost":
      return t("notices.sqlLost");
    case "sqlFailed":
      return t("notices.sqlFailed");
    case "error":
      return t(`error.${text.error.code}.title`);
  }
}

type Imported = Extract<NoticeText, { readonly kind: "queriesImported" }>;

function importedText(
  { count, replaced, tooLong }: Imported,
  t: TFunction,
  format: Format,
): string {
  const numbers = (n: number) => ({ count: n, n: format.count(n) });
  const sentences: string[] = [t("notices.queriesImported", numbers(count))];
  if (replaced > 0) sentences.push(t("notices.queriesReplaced", numbers(replaced)));
  if (tooLong > 0) sentences.push(t("notices.queriesTooLong", numbers(tooLong)));
  return sentences.join(" · ");
}
