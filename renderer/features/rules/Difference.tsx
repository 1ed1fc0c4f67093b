import { useTranslation } from "react-i18next";

interface Props {
  /** What it has become, and what it is in the saved set; null where it cannot be said. */
  readonly now: number | null;
  readonly saved: number | null;
  /** Which way is an improvement; null where neither is. */
  readonly better: "up" | "down" | null;
  readonly write: (difference: number) => string;
}

/** How far a figure is from that of the saved set: by sign, number and word. Empty where it is the same. */
export function Difference({ now, saved, better, write }: Props) {
  const { t } = useTranslation();
  const difference = now === null || saved === null ? 0 : now - saved;
  if (difference === 0) return null;
  const up = difference > 0;
  const kind = better === null ? "changed" : (better === "up") === up ? "better" : "worse";
  return (
    <span className={`difference difference-${kind}`}>
      <span aria-hidden>{up ? "▲" : "▼"}</span> {up ? "+" : "−"}
      {write(Math.abs(difference))}
      {kind !== "changed" && <span className="difference-word"> {t(`rules.${kind}`)}</span>}
      <span className="visually-hidden"> {t("rules.thanSaved")}</span>
    </span>
  );
}
