import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/EmptyState";

/** An address may name a rule that the working set does not have. */
export function UnknownRule({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={<h2>{t("rules.unknownRule", { id })}</h2>}>
      <Button text={t("rules.allRules")} onClick={onClose} />
    </EmptyState>
  );
}
