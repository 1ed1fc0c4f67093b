import { Button } from "@blueprintjs/core";
import { Th } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useNavigation } from "../../stores/context";
import { EmptyState } from "../../ui/EmptyState";

/** An address may name a table that the open dataset does not have. */
export function UnknownTable({ name }: { name: string }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  return (
    <div className="workspace">
      <EmptyState
        icon={<Th size={32} title={false} />}
        title={<h1>{t("tables.unknown", { name })}</h1>}
      >
        <Button text={t("tables.all")} onClick={() => go({ page: "tables", view: null })} />
      </EmptyState>
    </div>
  );
}
