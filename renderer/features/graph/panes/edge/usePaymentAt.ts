import { useApp } from "../../../../stores/context";

/** Opens the page of the payment at a place in the order of the log, whose id is asked for when it is wanted. */
export function usePaymentAt(): (ms: number, position: number) => Promise<void> {
  const { ports, navigation, notices } = useApp();
  return async (ms, position) => {
    const around = await ports.engine.replay.around({
      moment: { ms, before: position + 1 },
      earlier: 1,
      later: 0,
      streams: [],
      entity: null,
    });
    if (!around.ok) return notices.getState().addError(around.error);
    const found = around.value.records.find((record) => record.position === position) ?? null;
    if (found !== null && found.entity !== null) navigation.getState().openEntity(found.entity);
  };
}
