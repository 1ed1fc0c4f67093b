import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { AlertKey } from "#shared/contract/casework";
import type { Moment } from "#shared/contract/replay";
import { useApp } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { CaseChooser } from "../../ui/CaseChooser";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/useFormat";
import { AlertDetail } from "./AlertDetail";
import { entityOf, nameOf } from "./alertNames";
import { summaryOf } from "./queueFiles";
import { TriageButtons } from "./TriageButtons";
import type { Desk } from "./useDesk";

interface Props {
  readonly desk: Desk;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  /** The alert the address names. */
  readonly asked: AlertKey | null;
}

/** The alert that is looked at, or why there is none. */
export function DetailPane({ desk, noteField, asked }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { current, work, triage, words, disabled } = desk;
  const { go, openCase, openEntity } = app.navigation.getState();
  if (current === null)
    return (
      <div className="panel alert-detail">
        <EmptyState
          title={
            asked === null ? t("alerts.choose") : t("alerts.gone", { id: nameOf({ key: asked }) })
          }
        />
      </div>
    );
  const reason = words.reasonOf(current);
  const entity = entityOf(current.key);
  const goTo = (moment: Moment): void => {
    app.clock.getState().go(moment);
    desk.focusList();
  };
  return (
    <AlertDetail
      alert={current}
      reason={reason}
      work={work.alerts.get(current.key) ?? null}
      cases={[...work.cases.values()].filter(({ alerts }) => alerts.includes(current.key))}
      disabled={disabled}
      noteField={noteField}
      onNote={(text) => triage.note(current, text)}
      onRemoveNote={(id) => void triage.removeNote(id)}
      onLeaveNote={desk.focusList}
      onOpen={() => entity !== null && openEntity(entity)}
      onTimeline={() =>
        go({ page: "timeline", tab: "stream", lanes: entity === null ? [] : [entity] })
      }
      onGraph={() => app.navigation.getState().openGraph([current.key])}
      onGo={goTo}
      onCopy={() => {
        void copyWithNotice(app, summaryOf(current, reason, { t, format }), "explanation");
        desk.focusList();
      }}
      onCase={openCase}
      buttons={<Buttons desk={desk} />}
    />
  );
}

function Buttons({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const app = useApp();
  const { triage, commands, work, disabled, marks, focusList } = desk;
  const leave = (): void => {
    triage.setStrip(null);
    focusList();
  };
  const into = (put: () => Promise<boolean>): void => {
    leave();
    marks.clear();
    void put();
  };
  const subjects = commands.subjects();
  const [first] = subjects;
  return (
    <TriageButtons
      disabled={disabled}
      mac={app.ports.system.mac()}
      onCommand={(command) => {
        commands.onCommand(command);
        focusList();
      }}
      onCaseChooser={(open) => (open ? triage.setStrip("case") : leave())}
      caseChooser={
        triage.strip !== "case" ? null : (
          <CaseChooser
            cases={[...work.cases.values()].reverse()}
            proposed={first === undefined ? t("nav.alerts") : nameOf(first)}
            onChoose={(id) => into(() => triage.addToCase(subjects, id))}
            onNew={(title) => into(() => triage.openCase(subjects, title))}
          />
        )
      }
    />
  );
}
