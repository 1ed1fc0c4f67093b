import { IdNumber } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { DatasetCard } from "#shared/contract/compliance";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/useFormat";
import { useIdentityStore } from "./useIdentity";

interface Props {
  /** The picture the address names. */
  readonly asked: string | null;
  readonly cards: readonly DatasetCard[];
}

/** The queue is empty: what can be put into it. */
export function NoCards({ asked, cards }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const store = useIdentityStore();
  const count = cards.filter(({ hasPicture }) => hasPicture).length;
  return (
    <div className="panel identity-empty">
      <EmptyState
        icon={<IdNumber size={32} title={false} />}
        title={asked === null ? t("identity.empty") : t("identity.notInQueue")}
      >
        <p>{t("identity.emptyHow")}</p>
        {count > 0 && (
          <button
            type="button"
            className="link"
            title={t("identity.readDatasetHint")}
            onClick={() => void store.getState().readDataset()}
          >
            {t("identity.readDataset", { count, n: format.count(count) })}
          </button>
        )}
        <p>{t("open.dropNote")}</p>
      </EmptyState>
    </div>
  );
}
