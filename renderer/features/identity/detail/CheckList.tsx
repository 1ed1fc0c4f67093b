import { Cross, HandUp, Tick } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { CardCheck, CheckOutcome } from "#shared/identity/check/types";
import { useFormat } from "../../../ui/useFormat";
import { reasonText } from "../words";

const ICONS = { passed: Tick, failed: Cross, unknown: HandUp } as const satisfies Record<
  CheckOutcome,
  unknown
>;

/** What asks for somebody first. */
const ORDER: readonly CheckOutcome[] = ["failed", "unknown", "passed"];

interface Props {
  readonly checks: readonly CardCheck[];
  readonly shown: boolean;
}

/** What was checked, whether it passed, and why. */
export function CheckList({ checks, shown }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = { passed: 0, failed: 0, unknown: 0 };
  for (const { outcome } of checks) counts[outcome] += 1;
  // Whether each field was read is said beside it.
  const told = checks.flatMap((one) =>
    one.check === "read" ? [] : [{ ...one, check: one.check }],
  );
  const listed = ORDER.flatMap((outcome) => told.filter((one) => one.outcome === outcome));
  return (
    <section className="identity-section" aria-label={t("identity.checks")}>
      <h3>
        {t("identity.checks")}{" "}
        <span className="quiet">
          {t("identity.checkCounts", {
            passed: format.count(counts.passed),
            failed: format.count(counts.failed),
            unknown: format.count(counts.unknown),
          })}
        </span>
      </h3>
      <ul className="identity-checks">
        {listed.map((check) => {
          const Icon = ICONS[check.outcome];
          return (
            <li key={`${check.check} ${check.field}`}>
              <span className={`identity-check identity-check-${check.outcome}`}>
                <Icon size={12} title={false} />
                {t(`identity.checkOutcome.${check.outcome}`)}
              </span>
              <span>{t(`identity.check.${check.check}`)}</span>
              <span className="quiet">{reasonText(check, shown, { t, format })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
