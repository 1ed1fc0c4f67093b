import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { paceOf } from "#shared/alerts/pace";
import type { Queue } from "#shared/alerts/queue";
import { ALERT_KEYS } from "../../stores/alertKeys";
import { useApp, useCasework } from "../../stores/context";
import { ALERTS_HOME, type AlertsLocation } from "../../stores/location";
import { usePanels } from "../../stores/usePanels";
import { Split } from "../../ui/Split";
import { useFormat } from "../../ui/useFormat";
import { DetailPane } from "./DetailPane";
import { Foot } from "./Foot";
import { HeldBar } from "./HeldBar";
import { JournalFailed } from "./JournalFailed";
import { QueueEmpty } from "./QueueEmpty";
import { queueCsv } from "./queueFiles";
import { QueueHead } from "./QueueHead";
import { QueueList } from "./QueueList";
import { countsOf, lineAfter } from "./shownQueue";
import { useDesk } from "./useDesk";

interface Props {
  readonly location: AlertsLocation;
  readonly queue: Queue;
}

/** As `aria-keyshortcuts` names them: the window leaves these keys to the workspace. */
const SHORTCUTS = [
  ...new Set(
    ALERT_KEYS.flatMap(({ keys }) => keys.flatMap((one) => ("mod" in one ? [] : [one.key]))),
  ),
].join(" ");

/** The queue on the left, the alert that is looked at on the right, and under both what was just done. */
export function AlertsWorkspace({ location, queue }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation, settings, ports } = useApp();
  const workspace = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const desk = useDesk(location, queue, { workspace, list, noteField });
  const { shown, words, current, marks, triage, commands, nowMs } = desk;
  const entries = useCasework((state) => state.entries);
  const work = useCasework((state) => state.work);
  const pace = useMemo(() => paceOf(entries, work), [entries, work]);
  const sizes = usePanels("alerts");
  const { replace } = navigation.getState();
  const counts = countsOf(queue);
  const { perDay, after, clearedToday } = queue.capacity;
  const lineAt = lineAfter(shown.rows, queue, location.list);
  const n = (value: number) => format.count(value);
  const line = { capacity: n(perDay), n: n(after) };
  return (
    <div ref={workspace} className="workspace workspace-fixed alerts">
      <QueueHead
        location={location}
        counts={counts}
        shown={shown.rows.length}
        rules={words.rules}
        nowMs={nowMs}
        capacity={perDay}
        pace={pace}
        today={clearedToday}
        onCapacity={(next) => void settings.getState().setAlertCapacity(next)}
        onChange={(change) => {
          marks.clear();
          replace({ ...location, ...change });
        }}
        onExport={() =>
          ports.files.save("alerts.csv", "text/csv", queueCsv(shown.rows, words.reasonOf))
        }
      />
      <Split
        label={t("alerts.split")}
        panes={[
          {
            id: "queue",
            initial: "61%",
            min: 400,
            content: (
              <section className="alerts-queue">
                <HeldBar fresh={shown.fresh} moved={shown.moved} onRefresh={shown.refresh} />
                <QueueList
                  listRef={list}
                  rows={shown.rows}
                  current={current?.key ?? null}
                  marked={marks.marked}
                  reasonOf={words.reasonOf}
                  line={
                    lineAt === null
                      ? null
                      : {
                          after: lineAt,
                          text:
                            clearedToday === 0
                              ? t("alerts.line", line)
                              : t("alerts.lineAfter", { ...line, done: n(clearedToday) }),
                        }
                  }
                  shortcuts={SHORTCUTS}
                  onPick={desk.pick}
                  onOpen={desk.openAt}
                  onHold={shown.onHold}
                  empty={
                    <QueueEmpty
                      list={location.list}
                      unfiltered={counts[location.list]}
                      all={counts.all}
                      today={clearedToday}
                      onClear={() => replace({ ...ALERTS_HOME, list: location.list })}
                    />
                  }
                />
              </section>
            ),
          },
          {
            id: "detail",
            min: 392,
            content: <DetailPane desk={desk} noteField={noteField} asked={location.key} />,
          },
        ]}
        {...sizes}
      />
      <JournalFailed />
      <Foot
        strip={triage.strip}
        judged={triage.judged}
        marked={marks.marked.size}
        nowMs={nowMs}
        onReason={(reason) => {
          triage.setStrip(null);
          desk.focusList();
          void triage.giveReason(reason);
        }}
        onSnooze={(untilMs) => commands.snooze(untilMs)}
        onUnmark={marks.clear}
        onClose={() => {
          triage.setStrip(null);
          desk.focusList();
        }}
      />
      <p className="visually-hidden" role="status" aria-live="polite">
        {desk.said}
      </p>
    </div>
  );
}
