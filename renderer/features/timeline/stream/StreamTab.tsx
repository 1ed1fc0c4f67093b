import { HTMLSelect } from "@blueprintjs/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import { STREAMS, type Moment, type StepTo, type Stream } from "#shared/contract/replay";
import { useLanguage } from "../../../i18n/useLanguage";
import { useApp, useClock, useNavigation, useRules, useSettings } from "../../../stores/context";
import { copyRows } from "../../../stores/copy";
import { laneKey, type TimelineLocation } from "../../../stores/location";
import { DataTable, tsvOf, type RowMark } from "../../../ui/DataTable";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import { Failed } from "../Failed";
import { laneName } from "../lanes/laneName";
import { useLaneActions } from "../lanes/useLaneActions";
import { StepBar } from "./StepBar";
import { streamColumns } from "./streamColumns";
import { streamRows, type StreamRow } from "./streamRows";

const EARLIER = 60;
const LATER = 30;
/** Rows above the one the clock stands at. */
const ABOVE = 2;

/** The records on both sides of the clock. */
export function StreamTab({ place }: { readonly place: TimelineLocation }) {
  const { stream = null, entity = null } = place;
  const moment = useClock((state) => state.settled);
  const hidden = useSettings((state) => state.future === "hidden");
  const decided = useClock((state) => state.decided);
  const { replay } = useApp().ports.engine;
  const around = useAnswer(
    useCallback(
      () =>
        replay.around({
          moment: moment ?? BEGINNING,
          earlier: EARLIER,
          later: hidden ? 0 : LATER,
          streams: stream === null ? [] : [stream],
          entity,
        }),
      [replay, moment, hidden, stream, entity],
    ),
    decided,
  );
  const rows = useMemo(
    () => (around.value === null ? [] : streamRows(around.value)),
    [around.value],
  );
  if (around.error !== null) return <Failed error={around.error} />;
  return (
    <div className="timeline-stream">
      <StreamHead place={place} rows={rows} />
      <StreamTable rows={rows} waiting={around.value === null} />
    </div>
  );
}

const BEGINNING: Moment = { ms: 0, before: 0 };

/** Whose records, and where to go from here. */
function StreamHead({
  place,
  rows,
}: {
  readonly place: TimelineLocation;
  readonly rows: readonly StreamRow[];
}) {
  const { lanes, stream = null, entity = null } = place;
  const language = useLanguage();
  const { clock } = useApp();
  const rules = useRules((state) => state.working?.rules ?? null);
  const selected = useSelected(rows);
  const near = rows[selected] ?? rows.find(({ current }) => current);
  const named = useMemo(
    () => (rules ?? []).map(({ id, words }) => ({ id, name: words[language].name })),
    [rules, language],
  );
  return (
    <div className="timeline-tab-head">
      <StreamFilter lanes={lanes} stream={stream} entity={entity} />
      <span className="spring" />
      <StepBar
        record={stepOf(stream, entity)}
        customer={near?.record.customer ?? null}
        rules={named}
        onStep={(to, direction) => clock.getState().step(to, direction)}
      />
    </div>
  );
}

function stepOf(stream: Stream | null, entity: EntityRef | null): StepTo {
  if (entity !== null) return { kind: "entity", entity, ...(stream === null ? {} : { stream }) };
  return stream === null ? { kind: "record" } : { kind: "stream", stream };
}

interface FilterProps {
  readonly lanes: readonly EntityRef[];
  readonly stream: Stream | null;
  readonly entity: EntityRef | null;
}

function StreamFilter({ lanes, stream, entity }: FilterProps) {
  const { t } = useTranslation();
  const { chooseStream, chooseEntity } = useLaneActions();
  return (
    <>
      <HTMLSelect
        aria-label={t("timeline.streamFilter")}
        value={stream ?? ""}
        onChange={({ currentTarget: { value } }) =>
          chooseStream(STREAMS.find((name) => name === value) ?? null)
        }
      >
        <option value="">{t("timeline.allStreams")}</option>
        {STREAMS.map((name) => (
          <option key={name} value={name}>
            {t(`timeline.stream.${name}`)}
          </option>
        ))}
      </HTMLSelect>
      <HTMLSelect
        aria-label={t("timeline.entityFilter")}
        value={entity === null ? "" : laneKey(entity)}
        disabled={lanes.length === 0}
        onChange={({ currentTarget: { value } }) =>
          chooseEntity(lanes.find((lane) => laneKey(lane) === value) ?? null)
        }
      >
        <option value="">{t("timeline.everybody")}</option>
        {lanes.map((lane) => (
          <option key={laneKey(lane)} value={laneKey(lane)}>
            {laneName(lane, t)}
          </option>
        ))}
      </HTMLSelect>
    </>
  );
}

function useSelected(rows: readonly StreamRow[]): number {
  const inspected = useNavigation((state) => state.inspected);
  return rows.findIndex(
    ({ record: { address } }) =>
      address.table === inspected?.table && address.record === inspected.record,
  );
}

interface TableProps {
  readonly rows: readonly StreamRow[];
  readonly waiting: boolean;
}

function StreamTable({ rows, waiting }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { inspect, openEntity } = app.navigation.getState();
  const inspected = useNavigation((state) => state.inspected);
  const selected = useSelected(rows);
  const columns = useMemo(
    () =>
      streamColumns({
        t,
        format,
        onOpen: openEntity,
        onGoTo: ({ record: { ms, position } }) =>
          app.clock.getState().go({ ms, before: position + 1 }),
      }),
    [t, format, openEntity, app],
  );
  const current = rows.findIndex((row) => row.current);
  const show = (index: number) => {
    const row = rows[index];
    if (row !== undefined) inspect(row.record.address);
  };
  if (rows.length === 0)
    return waiting ? (
      <div className="skeleton" />
    ) : (
      <p className="quiet">{t("timeline.noRecords")}</p>
    );
  return (
    <DataTable<StreamRow>
      label={t("timeline.tab.stream")}
      columns={columns}
      count={rows.length}
      rowAt={(index) => rows[index]}
      selected={selected === -1 ? null : selected}
      startAt={Math.max(0, current - ABOVE)}
      subject={`${rows[current]?.record.position ?? -1} ${rows[0]?.record.position ?? -1}`}
      markOf={({ record: { mark } }): RowMark | null =>
        mark === null ? null : { kind: mark, label: t(`record.mark.${mark}`) }
      }
      onCopy={(first, last) => {
        const copied = rows.slice(first, last + 1);
        void copyRows(app, tsvOf(columns, copied), copied.length);
      }}
      onSelect={(index, by) => {
        if (by === "click" || inspected !== null) show(index);
      }}
      onOpen={(index) => {
        const entity = rows[index]?.record.entity ?? null;
        if (entity === null || entity.kind === "product") show(index);
        else openEntity(entity);
      }}
    />
  );
}
