import { InputGroup } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly kind: "number" | "time" | "date";
  readonly filter: { readonly min: string | null; readonly max: string | null } | null;
  readonly onChange: (min: string | null, max: string | null) => void;
  readonly onDone: () => void;
}

/** From and to, both included, either may stay open. What cannot be compared is marked and not applied. */
export function FilterRange({ kind, filter, onChange, onDone }: Props) {
  const { t } = useTranslation();
  const [min, setMin] = useState(filter?.min ?? "");
  const [max, setMax] = useState(filter?.max ?? "");
  const apply = (from: string, to: string) => {
    if (isEnd(from, kind) && isEnd(to, kind)) onChange(endOf(from), endOf(to));
  };
  const field = (name: "from" | "to", value: string, set: (text: string) => void) => (
    <label className="filter-end">
      <span>{name === "from" ? t("tables.from") : t("tables.to")}</span>
      <InputGroup
        size="small"
        value={value}
        placeholder={PLACEHOLDERS[kind]}
        intent={isEnd(value, kind) ? "none" : "danger"}
        aria-invalid={!isEnd(value, kind)}
        onValueChange={(text) => {
          set(text);
          apply(name === "from" ? text : min, name === "to" ? text : max);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") onDone();
        }}
      />
    </label>
  );
  return (
    <div className="filter-range">
      {field("from", min, setMin)}
      {field("to", max, setMax)}
      {kind === "time" && <p className="quiet">{t("tables.timeHint")}</p>}
    </div>
  );
}

const PLACEHOLDERS = { number: "0.00", time: "2025-11-14 22:41", date: "2025-11-14" } as const;

const endOf = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** Whether a text is an end the engine can compare with; nothing is an open end. */
function isEnd(text: string, kind: Props["kind"]): boolean {
  const written = text.trim();
  if (written === "") return true;
  if (kind === "number") return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(written);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const moment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/.test(written);
  return !Number.isNaN(Date.parse(written)) && (day || (kind === "time" && moment));
}
