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
    case "copied":
      return t("notices.copied", { value: text.value });
    case "copyRefused":
      return t("notices.copyRefused");
    case "nothingDropped":
      return t("notices.nothingDropped");
    case "hostClosing":
      return t(`notices.hostClosing.${text.reason}`);
    case "engineLost":
      return t("notices.engineLost");
    case "error":
      return t(`error.${text.error.code}.title`);
  }
}
