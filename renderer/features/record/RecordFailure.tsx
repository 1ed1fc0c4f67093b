import { Button } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import type { AppError } from "#shared/domain/result";
import { useNavigation } from "../../stores/context";
import { EmptyState } from "../../ui/EmptyState";
import { EntityIcon } from "../../ui/EntityIcon";
import { ErrorDetails } from "../../ui/ErrorDetails";

interface Props {
  readonly entity: EntityRef;
  readonly error: AppError;
}

/** An address may name a record that the open dataset does not have. */
export function RecordFailure({ entity, error }: Props) {
  const { t } = useTranslation();
  const toggle = useNavigation((state) => state.toggle);
  if (error.code !== "dataset.notFound")
    return (
      <div className="workspace" role="alert">
        <h1>{t(`error.${error.code}.title`)}</h1>
        <ErrorDetails error={error} />
      </div>
    );
  return (
    <div className="workspace" role="status">
      <EmptyState
        icon={<EntityIcon kind={entity.kind} size={32} />}
        title={
          <h1 className="record-missing">
            {t("record.missing", { kind: t(`record.kind.${entity.kind}`), id: entity.id })}
          </h1>
        }
      >
        <p>{t("record.missingNote")}</p>
        <Button
          icon={<Search size={14} title={false} />}
          text={t("record.search")}
          onClick={() => toggle("palette")}
        />
      </EmptyState>
    </div>
  );
}
