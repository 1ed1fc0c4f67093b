import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { TableView } from "#shared/contract/browse";
import { useApp, useAsOf, usePrivacy, useSession } from "../../stores/context";
import { createRowPages, type RowPages, type RowPagesState } from "./rowPages";

/**
 * The rows of the view on screen. While the first rows of a new view are on their way the former ones stay, so that
 * nothing flickers as a filter is typed.
 */
export function useTableRows(view: TableView): RowPagesState & { readonly loading: boolean } {
  const { engine } = useApp().ports;
  const current = useSession((state) => state.current);
  const revision = usePrivacy((state) => state.revision);
  // Another dataset, or another state of the masks, answers the same question differently.
  const asked = useMemo(
    () => ({ pages: createRowPages(engine, view), current, revision }),
    [engine, view, current, revision],
  );
  const [former, setFormer] = useState<RowPages>(asked.pages);
  const latest = useStore(asked.pages);
  const ready = latest.total !== null || latest.error !== null;
  if (ready && former !== asked.pages) setFormer(asked.pages);
  const asOf = useAsOf();
  useEffect(() => void asked.pages.getState().showAsOf(asOf), [asked, asOf]);
  useEffect(() => void asked.pages.getState().fetchRange(0, 0), [asked]);
  const shown = useStore(ready ? asked.pages : former);
  return { ...shown, loading: !ready };
}
