import { Error, Help, Tick } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { AgeStatus } from "#shared/identity/check/verifyOrder";

const ICONS = { under_age: Error, unverified: Help, of_age: Tick } as const satisfies Record<
  AgeStatus,
  unknown
>;

/** Whether the customer was of age on the day, by sign, word and colour. */
export function StatusTag({ status }: { readonly status: AgeStatus }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className={`identity-outcome identity-age-${status}`}>
      <Icon size={12} title={false} />
      {t(`identity.age.${status}`)}
    </span>
  );
}
