import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import { EntityIcon } from "../../ui/EntityIcon";

/** The first page while it is on its way. */
export function RecordSkeleton({ entity }: { entity: EntityRef }) {
  const { t } = useTranslation();
  return (
    <div className="workspace" aria-busy aria-label={t("record.loading")}>
      <header className="record-head">
        <EntityIcon kind={entity.kind} size={18} />
        <h1 className="mono">{entity.id}</h1>
      </header>
      <div className="record-blank panel" />
      <div className="record-body">
        <div className="record-blank record-blank-tall panel" />
        <div className="record-blank record-blank-tall panel" />
      </div>
    </div>
  );
}
