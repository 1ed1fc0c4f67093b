import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { RecordAddress } from "#shared/contract/browse";
import { useApp, useNavigation, usePrivacy, useSession } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { SidePanel } from "../../ui/SidePanel";
import { useAnswer } from "../../ui/useAnswer";
import { useFormat } from "../../ui/useFormat";
import { findRecord } from "./findRecord";
import { FoundRecord } from "./FoundRecord";

/** Shows every field of the record, or the quarantined row, that was opened from a list. */
export function RecordInspector({ address }: { address: RecordAddress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { engine } = app.ports;
  const inspect = useNavigation((state) => state.inspect);
  const current = useSession((state) => state.current);
  const revision = usePrivacy((state) => state.revision);
  const { table, record } = address;
  const found = useAnswer(
    useCallback(() => findRecord(engine, { table, record }), [engine, table, record]),
    revision,
  );
  const tables = useAnswer(
    useCallback(() => engine.tables(), [engine]),
    current,
  );
  return (
    <SidePanel
      title={`${table}, ${t("inspector.row", { n: format.count(record) })}`}
      onClose={() => inspect(null)}
    >
      <FoundRecord
        found={found}
        info={tables.value?.find(({ name }) => name === table) ?? null}
        onCopy={(value) => void copyWithNotice(app, value)}
      />
    </SidePanel>
  );
}
