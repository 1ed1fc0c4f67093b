import { useCallback } from "react";
import { useApp, useAsOf, useNavigation, usePrivacy, useSession } from "../../stores/context";
import { useAnswer } from "../../ui/useAnswer";
import { PaymentRecord } from "./payment/PaymentRecord";
import { RecordFailure } from "./RecordFailure";
import { RecordSkeleton } from "./RecordSkeleton";
import { RecordView } from "./RecordView";
import type { EntityRef } from "#shared/contract/browse";

/** The page of the record the window is at. */
export function RecordPanel() {
  const entity = useNavigation(({ location }) =>
    location.page === "record" ? location.entity : null,
  );
  return entity === null ? null : <EntityPanel entity={entity} />;
}

function EntityPanel({ entity }: { entity: EntityRef }) {
  const { engine } = useApp().ports;
  const current = useSession((state) => state.current);
  const revision = usePrivacy((state) => state.revision);
  const { kind, id } = entity;
  const asOf = useAsOf();
  const page = useAnswer(
    useCallback(() => engine.page({ kind, id }, asOf), [engine, kind, id, asOf]),
    // A number that no two states of dataset and masks have in common.
    `${current?.loaded.generation ?? 0} ${revision}`,
  );
  const tables = useAnswer(
    useCallback(() => engine.tables(), [engine]),
    current,
  );
  if (page.error !== null) return <RecordFailure entity={entity} error={page.error} />;
  if (page.value === null) return <RecordSkeleton entity={entity} />;
  const shown = page.value.entity;
  const View = shown.kind === "payment" ? PaymentRecord : RecordView;
  return (
    <View
      key={`${shown.kind} ${shown.id}`}
      page={page.value}
      tables={tables.value ?? []}
      loading={page.loading}
    />
  );
}
