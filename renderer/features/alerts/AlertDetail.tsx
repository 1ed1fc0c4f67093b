import { useState, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { happenedBy, type HappenedHit } from "#shared/alerts/happened";
import { hitId, type QueueAlert } from "#shared/alerts/queue";
import type { AlertWork, CaseFile } from "#shared/casework/state";
import type { AlertHit, Moment } from "#shared/contract/replay";
import { useFormat } from "../../ui/useFormat";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { nameOf } from "./alertNames";
import { DetailHead } from "./DetailHead";
import { HitTable } from "./HitTable";
import { Judgements } from "./Judgements";
import { Moments } from "./Moments";
import { Notes } from "./Notes";
import { useHitAnswers } from "./useHitAnswers";
import { WhatElse } from "./WhatElse";
import { WhyHit } from "./WhyHit";

interface Props {
  readonly alert: QueueAlert;
  readonly reason: string | null;
  /** What was done about it, null for nothing. */
  readonly work: AlertWork | null;
  readonly cases: readonly CaseFile[];
  /** Notes cannot be written. */
  readonly disabled: boolean;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly buttons: ReactNode;
  readonly onNote: (text: string) => Promise<boolean>;
  readonly onRemoveNote: (id: string) => void;
  readonly onLeaveNote: () => void;
  readonly onOpen: () => void;
  readonly onTimeline: () => void;
  readonly onGraph: () => void;
  readonly onGo: (moment: Moment) => void;
  readonly onCopy: () => void;
  readonly onCase: (id: string) => void;
}

/** One alert: what it is, why it was raised, what else is known, what was done about it, and what can be done. */
export function AlertDetail(props: Props) {
  const { alert, work, cases, disabled } = props;
  const { t } = useTranslation();
  const { hits, fresh } = alert;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const hit = hits.find((one) => hitId(one) === chosenId) ?? topHit(hits);
  const newest = newestOf(hits);
  const answers = useHitAnswers({
    paymentId: hit?.paymentId ?? null,
    customerId: alert.customerId,
  });
  const customer = answers.customer.value;
  return (
    <article
      className="panel alert-detail"
      aria-label={t("alerts.detailOf", { id: nameOf(alert) })}
    >
      <DetailHead
        alert={alert}
        reason={props.reason}
        onOpen={props.onOpen}
        onTimeline={props.onTimeline}
        onGraph={props.onGraph}
        onGo={() => newest !== null && props.onGo(behind(newest))}
        onCopy={props.onCopy}
      />
      <div className="alert-detail-body" key={alert.key}>
        <HitTable
          hits={hits}
          fresh={new Set(fresh.map(hitId))}
          chosen={hit === undefined ? null : hitId(hit)}
          onChoose={(one) => setChosenId(hitId(one))}
          onGo={(one) => props.onGo(behind(one))}
        />
        {hit !== undefined && (
          <Section title={t("alerts.section.why", { id: hitId(hit) })}>
            <WhyHit hit={hit} answers={answers} />
          </Section>
        )}
        <Section title={t("alerts.section.notes")} count={work?.notes.length ?? 0}>
          <Notes
            notes={work?.notes ?? []}
            disabled={disabled}
            field={props.noteField}
            onAdd={props.onNote}
            onRemove={props.onRemoveNote}
            onLeave={props.onLeaveNote}
          />
        </Section>
        <Section title={t("alerts.section.else")}>
          <WhatElse answers={answers} />
        </Section>
        {alert.customerId !== null && (
          <Section title={t("alerts.section.moments")}>
            <Moments entries={customer?.timeline ?? []} total={customer?.timelineTotal ?? 0} />
          </Section>
        )}
        <Section title={t("alerts.section.history")}>
          <Judgements triages={work?.triages ?? []} />
        </Section>
        <Section title={t("alerts.section.cases")} count={cases.length}>
          <CasesOf cases={cases} onCase={props.onCase} />
        </Section>
      </div>
      {props.buttons}
    </article>
  );
}

/** When the newest hit became one: what only the dataset raises is no hit until its alert comes. */
const newestOf = (hits: readonly AlertHit[]): HappenedHit | null =>
  hits
    .flatMap((hit) => happenedBy(hit, null) ?? [])
    .reduce<HappenedHit | null>(
      (last, one) => (last === null || one.position > last.position ? one : last),
      null,
    );

const behind = ({ ms, position }: Pick<AlertHit, "ms" | "position">): Moment => ({
  ms,
  before: position + 1,
});

/** The hit that speaks loudest: highest score, the newest of equals. */
const topHit = (hits: readonly AlertHit[]): AlertHit | undefined =>
  hits.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.position - a.position)[0];

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}

function Section({ title, count, children }: SectionProps) {
  const format = useFormat();
  return (
    <section>
      <h3>
        {title} {count !== undefined && count > 0 && format.count(count)}
      </h3>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  );
}

function CasesOf({ cases, onCase }: Pick<Props, "cases" | "onCase">) {
  const { t } = useTranslation();
  if (cases.length === 0) return <p className="quiet">{t("alerts.noCase")}</p>;
  return (
    <ul>
      {cases.map(({ id, title, state }) => (
        <li key={id}>
          <button type="button" className="link" onClick={() => onCase(id)}>
            {title}
          </button>{" "}
          <span className="quiet">{t(`cases.state.${state}`)}</span>
        </li>
      ))}
    </ul>
  );
}
