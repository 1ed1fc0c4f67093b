import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import type { RecordAddress } from "#shared/contract/browse";
import { SidePanel } from "../../ui/SidePanel";
import { useFormat } from "../../ui/useFormat";
import { findRecord, type Found } from "./findRecord";
import { FoundRecord } from "./FoundRecord";

/** Shows every field of the record, or the quarantined row, that was opened from a list. */
export function RecordInspector({ address }: { address: RecordAddress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const inspect = useNavigation((state) => state.inspect);
  const found = useFound(address);
  return (
    <SidePanel
      title={`${address.table}, ${t("inspector.row", { n: format.count(address.record) })}`}
      onClose={() => inspect(null)}
    >
      <FoundRecord found={found} onCopy={(value) => void copyWithNotice(app, value)} />
    </SidePanel>
  );
}

/** What is at an address; a row in quarantine is no record of the table. Null while it is being fetched. */
function useFound(address: RecordAddress): Found | null {
  const { engine } = useApp().ports;
  const [known, setKnown] = useState<{ address: RecordAddress; found: Found } | null>(null);
  useEffect(() => {
    let wanted = true;
    void findRecord(engine, address).then((found) => {
      if (wanted) setKnown({ address, found });
    });
    return () => {
      wanted = false;
    };
  }, [engine, address]);
  return known?.address === address ? known.found : null;
}
