import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordView } from "#shared/contract/engine";
import type { Result } from "#shared/domain/result";
import { useApp, useNavigation } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import type { RecordAddress } from "../../stores/navigation";
import { SidePanel } from "../../ui/SidePanel";
import { useFormat } from "../../ui/useFormat";
import { RecordFields } from "./RecordFields";

/** Shows every field of the record that was opened from a list. */
export function RecordInspector({ address }: { address: RecordAddress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const inspect = useNavigation((state) => state.inspect);
  const answer = useRecord(address);
  return (
    <SidePanel
      title={`${address.table}, ${t("inspector.row", { n: format.count(address.record) })}`}
      onClose={() => inspect(null)}
    >
      <RecordFields answer={answer} onCopy={(value) => void copyWithNotice(app, value)} />
    </SidePanel>
  );
}

/** The record at an address, null while it is being fetched. */
function useRecord({ table, record }: RecordAddress): Result<RecordView> | null {
  const { engine } = useApp().ports;
  const [answer, setAnswer] = useState<Result<RecordView> | null>(null);
  useEffect(() => {
    let wanted = true;
    void engine.record(table, record).then((found) => {
      if (wanted) setAnswer(found);
    });
    return () => {
      wanted = false;
    };
  }, [engine, table, record]);
  const stale =
    answer?.ok === true && (answer.value.table !== table || answer.value.record !== record);
  return stale ? null : answer;
}
