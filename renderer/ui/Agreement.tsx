import { NotEqualTo, Tick } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";

interface Props {
  readonly agrees: boolean;
  /** Shown instead of the word, e.g. `−2`. */
  readonly text?: string;
}

/** Whether a found figure equals the documented one; sign and word say it as well as colour. */
export function Agreement({ agrees, text }: Props) {
  const { t } = useTranslation();
  const word = agrees ? t("compare.agrees") : t("compare.differs");
  return (
    <span className={agrees ? "agreement" : "agreement agreement-differs"}>
      {agrees ? (
        <Tick size={12} aria-hidden title={false} />
      ) : (
        <NotEqualTo size={12} aria-hidden title={false} />
      )}
      {text ?? word}
      {text !== undefined && <span className="visually-hidden"> {word}</span>}
    </span>
  );
}
