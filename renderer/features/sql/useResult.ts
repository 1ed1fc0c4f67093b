import { useCallback, useState } from "react";
import { useStore } from "zustand";
import type { EntityRef, ExportFormat } from "#shared/contract/browse";
import { useApp, useSession } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import type { ChartSpec } from "../../ui/charts/chartSpec";
import { pngOfChart } from "../../ui/charts/pngOfChart";
import { fileStem } from "../../ui/fileStem";
import { offerOf } from "./attachOffer";
import type { ResultColumn } from "./result/columns";

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
};

const NONE: ReadonlySet<string> = new Set();

/** What is done with an answer: links, clipboard, files. */
export function useResult() {
  const app = useApp();
  const { sqlConsole, navigation, notices, ports, sql, attach } = app;
  const label = useSession((state) => state.current?.label ?? "");
  const shown = useStore(sqlConsole, (state) => state.shown);
  const [exporting, setExporting] = useState(false);

  const keep = (file: string, mediaType: string, content: Uint8Array): void => {
    ports.files.save(file, mediaType, content);
    notices.getState().add("success", { kind: "exported", file });
  };
  const onOpen = useCallback(
    (entity: EntityRef) => navigation.getState().openEntity(entity),
    [navigation],
  );
  return {
    exporting,
    onOpen,
    onCopy: (text: string, rows: number): Promise<void> => copyRows(app, text, rows),
    onExport: async (as: ExportFormat): Promise<void> => {
      if (shown === null) return;
      setExporting(true);
      const answer = await sql.getState().export(shown.sql, as);
      setExporting(false);
      if (!answer.ok) return notices.getState().addError(answer.error);
      keep(`${fileStem(label)}-query.${as}`, MEDIA_TYPES[as], answer.value.bytes);
    },
    onAttach: (columns: readonly ResultColumn[], order: Uint32Array): void => {
      if (shown !== null) attach.getState().ask(offerOf(shown, columns, order));
    },
    onPng: async (spec: ChartSpec, title: string, width: number, height: number): Promise<void> => {
      const picture = { title, note: label, width, height, selected: NONE };
      const bytes = await pngOfChart(spec, picture);
      if (bytes !== null) keep(`${fileStem(label)}-query.png`, "image/png", bytes);
    },
  };
}
