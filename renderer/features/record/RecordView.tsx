import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordPage, TableInfo } from "#shared/contract/browse";
import type { Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import { Facts } from "./Facts";
import { Figures } from "./Figures";
import { isPaymentSection, sectionsOf, showSection, type Section } from "./layout";
import { NO_FEATURE, PaymentPart } from "./payment/PaymentPart";
import type { PaymentAnswers } from "./payment/usePaymentAnswers";
import { RecordHead } from "./RecordHead";
import { usePagePlace } from "./usePagePlace";
import { RelatedList } from "./RelatedList";
import { Timeline } from "./Timeline";
import { paymentAt, startOf } from "./timelineRows";

interface Props {
  readonly page: RecordPage;
  readonly tables: readonly TableInfo[];
  /** The page of another record, or this one anew, is on its way. */
  readonly loading: boolean;
  /** What only the page of a payment shows. */
  readonly payment?: PaymentAnswers;
}

/** All that is known of one record: who it is, its figures, its fields, and what it is linked to. */
export function RecordView({ page, tables, loading, payment }: Props) {
  const { figures } = page;
  const frame = usePagePlace(page.entity);
  const sections = sectionsOf(page);
  return (
    <article
      ref={frame}
      tabIndex={-1}
      className="workspace record-page"
      aria-busy={loading}
      aria-label={page.entity.id}
    >
      <RecordHead page={page} tables={tables} />
      <Figures figures={figures} />
      <div className={page.facts.length > 0 ? "record-body" : undefined}>
        {page.facts.length > 0 && (
          <aside className="record-side">
            <Facts page={page} />
          </aside>
        )}
        <div className="record-sections">
          <SectionLinks page={page} sections={sections} />
          <Sections page={page} tables={tables} sections={sections} payment={payment} />
        </div>
      </div>
    </article>
  );
}

interface SectionsProps extends Pick<Props, "page" | "tables"> {
  readonly sections: readonly Section[];
  readonly payment: PaymentAnswers | undefined;
}

function Sections({ page, tables, sections, payment }: SectionsProps) {
  const { entity, facts, lists, timeline, timelineTotal } = page;
  const [shown, setShown] = useState(NO_FEATURE);
  const otherCurrency = tables.some(({ name }) => name === "transactions");
  const startMs = entity.kind === "payment" ? paymentAt(timeline, entity.id) : startOf(facts);
  return sections.map((section) => {
    if (section === "timeline")
      return (
        <Timeline
          key={section}
          own={entity}
          startMs={startMs}
          entries={timeline}
          total={timelineTotal}
        />
      );
    if (isPaymentSection(section))
      return (
        payment !== undefined && (
          <PaymentPart
            key={section}
            section={section}
            payment={payment}
            shown={shown}
            onShow={setShown}
          />
        )
      );
    const list = lists.find(({ id }) => id === section);
    return list === undefined ? null : (
      <RelatedList key={section} list={list} own={entity} otherCurrency={otherCurrency} />
    );
  });
}

/** The sections with their counts; a click scrolls there. */
function SectionLinks({ page, sections }: { page: RecordPage; sections: readonly Section[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sections.length < 2) return null;
  const countOf = (section: Section): number | null =>
    section === "timeline"
      ? page.timelineTotal
      : (page.lists.find(({ id }) => id === section)?.total ?? null);
  const nameOf = (section: Section): string => {
    if (section === "timeline") return t("record.timeline.title");
    return isPaymentSection(section)
      ? t(`decision.section.${section}`)
      : t(`record.list.${section}`);
  };
  return (
    <nav className="section-links" aria-label={t("record.sections")}>
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          className="section-link"
          onClick={() => showSection(section)}
        >
          {nameOf(section)}
          <Count value={countOf(section)} format={format} />
        </button>
      ))}
    </nav>
  );
}

const Count = ({ value, format }: { value: number | null; format: Format }) =>
  value === null ? null : <span className="section-count">{format.count(value)}</span>;
