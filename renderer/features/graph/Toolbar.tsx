import { Button, HTMLSelect, SegmentedControl } from "@blueprintjs/core";
import { FloppyDisk, Maximize, Minimize } from "@blueprintjs/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GROUPINGS } from "#shared/contract/graph";
import { useApp, useCasework, useGraph } from "../../stores/context";
import { GRAPH_KEYS, type GraphCommand } from "../../stores/graphKeys";
import { isSameScene } from "../../stores/graphScene";
import { writeKeys } from "../../stores/shortcuts";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useFormat } from "../../ui/useFormat";
import { useWide } from "../../ui/useWide";
import { ExportMenu } from "./export/ExportMenu";
import { LayoutMenu } from "./LayoutMenu";
import { MapNote } from "./MapNote";
import { Receipt } from "./Receipt";
import { ViewsMenu } from "./ViewsMenu";

interface Props {
  readonly isEmpty: boolean;
  readonly isFull: boolean;
  readonly onFull: () => void;
  readonly onSave: () => void;
}

/** What can be done to the whole scene, and under it what the last expansion has shown. */
export function Toolbar({ isEmpty, isFull, onFull, onSave }: Props) {
  const { t } = useTranslation();
  const keyed = useKeyed();
  const wide = useWide();
  const view = useGraph((state) => state.view);
  const isHeld = useCasework(({ work }) =>
    [...work.cases.values()].some(({ views }) => views.some(({ id }) => id === view?.id)),
  );
  return (
    <>
      <header className="workspace-head graph-head">
        <h1>{t("nav.graph")}</h1>
        {!isEmpty && (
          <>
            <ViewSwitch />
            <GroupChoice />
            <LayoutMenu />
          </>
        )}
        <Button
          size="small"
          icon={
            isFull ? <Minimize size={14} title={false} /> : <Maximize size={14} title={false} />
          }
          title={keyed("full")}
          aria-label={t("graph.keys.full")}
          aria-pressed={isFull}
          onClick={onFull}
        />
        <span className="spring" />
        {view !== null && isHeld && (
          <span className="graph-view-name" title={view.name}>
            {view.name}
            {view.changed && <span className="quiet"> · {t("graph.toolbar.unsaved")}</span>}
          </span>
        )}
        <FromEvidence />
        <ViewsMenu />
        <ExportMenu />
        {!isEmpty && (
          <Button
            size="small"
            icon={<FloppyDisk size={14} title={false} />}
            aria-label={t("graph.toolbar.save")}
            text={wide ? t("graph.toolbar.save") : undefined}
            title={keyed("save")}
            onClick={onSave}
          />
        )}
      </header>
      <Strip>
        <Receipt />
        <MapNote />
      </Strip>
    </>
  );
}

/** The evidence file the scene was opened from, and whether it still is as it was there. */
function FromEvidence() {
  const { t } = useTranslation();
  const file = useGraph(({ evidence }) => evidence?.file ?? null);
  const changed = useGraph(
    ({ evidence, scene }) => evidence !== null && !isSameScene(scene, evidence.scene),
  );
  if (file === null) return null;
  return (
    <span className="graph-view-name" title={file}>
      {t("graphExport.open.from", { name: file })}
      {changed && <span className="quiet"> · {t("graphExport.open.changedSince")}</span>}
    </span>
  );
}

/** Text of a command with its key. */
function useKeyed(): (command: GraphCommand) => string {
  const { t } = useTranslation();
  const mac = useApp().ports.system.mac();
  return (command) => {
    const keys = GRAPH_KEYS.find((known) => known.command === command)?.keys[0];
    const text = t(`graph.keys.${command}`);
    return keys === undefined ? text : `${text} (${writeKeys(keys, mac)})`;
  };
}

function ViewSwitch() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const view = useGraph((state) => state.scene.view);
  return (
    <SegmentedControl
      size="small"
      aria-label={t("graph.toolbar.view")}
      options={[
        { value: "entities", label: t("graph.toolbar.entities") },
        { value: "customers", label: t("graph.toolbar.customers") },
      ]}
      value={view}
      onValueChange={(next) =>
        graph.getState().setView(next === "customers" ? "customers" : "entities")
      }
    />
  );
}

function GroupChoice() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const group = useGraph((state) => state.scene.group);
  const map = useGraph((state) => state.scene.map);
  const choose = (value: string): void => {
    const by = GROUPINGS.find((one) => one === value) ?? null;
    if (map === null) graph.getState().setGroup(by);
    else if (by !== null) void graph.getState().startMap(by);
  };
  return (
    <HTMLSelect
      aria-label={t("graph.toolbar.group")}
      title={t("graph.toolbar.group")}
      value={map ?? group ?? "none"}
      onChange={({ currentTarget: { value } }) => choose(value)}
    >
      <option value="none" disabled={map !== null}>
        {t("graph.toolbar.groupBy.none")}
      </option>
      {GROUPINGS.map((by) => (
        <option key={by} value={by}>
          {t(`graph.toolbar.groupBy.${by}`)}
        </option>
      ))}
    </HTMLSelect>
  );
}

/** One line of the same height, whatever it says. */
function Strip({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const error = useGraph((state) => state.error);
  const busy = useGraph((state) => state.busy);
  const unknown = useGraph((state) => state.data.unknown.length);
  const format = useFormat();
  return (
    <div className="graph-strip">
      {error === null ? (
        <>
          {children}
          {unknown > 0 && (
            <span className="quiet">
              {t("graph.toolbar.unknown", { n: format.count(unknown) })}
            </span>
          )}
          {busy && (
            <span className="quiet" role="status">
              {t("graph.toolbar.busy")}
            </span>
          )}
        </>
      ) : (
        <div role="alert" className="graph-strip-error">
          <strong>{t(`error.${error.code}.title`)}</strong>
          <ErrorDetails error={error} />
        </div>
      )}
    </div>
  );
}
