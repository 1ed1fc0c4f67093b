import { useTranslation } from "react-i18next";

interface Props {
  readonly value: string;
  readonly onCopy: (value: string) => void;
}

/** An identifier or a path in monospace, copied by a click. */
export function CopyText({ value, onCopy }: Props) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="copy-text"
      title={`${value}\n${t("common.copy")}`}
      onClick={() => onCopy(value)}
    >
      {value}
    </button>
  );
}
