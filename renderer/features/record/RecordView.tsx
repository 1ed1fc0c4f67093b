import { useTranslation } from "react-i18next";
import type { RecordPage, TableInfo } from "#shared/contract/browse";
import { useFormat } from "../../ui/useFormat";
import { Facts } from "./Facts";
import { Figures } from "./Figures";
import { sectionsOf, type Section } from "./layout";
import { RecordHead } from "./RecordHead";
import { usePagePlace } from "./usePagePlace";
import { RelatedList } from "./RelatedList";
import { Timeline } from "./Timeline";
import { startOf } from "./timelineRows";

interface Props {
  readonly page: RecordPage;
  readonly tables: readonly TableInfo[];
  /** The page of another record, or this one anew, is on its way. */
  readonly loading: boolean;
}

/** All that is known of one record: who it is, its figures, its fields, and what it is linked to. */
export function RecordView({ page, tables, loading }: Props) {
  const { lists, timeline, timelineTotal, figures } = page;
  const frame = usePagePlace(page.entity);
  const sections = sectionsOf(page);
  const otherCurrency = tables.some(({ name }) => name === "transactions");
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
          {sections.map((section) => {
            if (section === "timeline")
              return (
                <Timeline
                  key={section}
                  kind={page.entity.kind}
                  startMs={startOf(page.facts)}
                  entries={timeline}
                  total={timelineTotal}
                />
              );
            const list = lists.find(({ id }) => id === section);
            return list === undefined ? null : (
              <RelatedList
                key={section}
                list={list}
                own={page.entity}
                otherCurrency={otherCurrency}
              />
            );
          })}
        </div>
      </div>
    </article>
  );
}

/** The sections with their counts; a click scrolls there. */
function SectionLinks({ page, sections }: { page: RecordPage; sections: readonly Section[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sections.length < 2) return null;
  const countOf = (section: Section): number =>
    section === "timeline"
      ? page.timelineTotal
      : (page.lists.find(({ id }) => id === section)?.total ?? 0);
  return (
    <nav className="section-links" aria-label={t("record.sections")}>
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          className="section-link"
          onClick={() => {
            const heading = document.getElementById(`section-${section}`);
            heading?.scrollIntoView({ block: "start" });
            heading?.focus();
          }}
        >
          {section === "timeline" ? t("record.timeline.title") : t(`record.list.${section}`)}
          <span className="section-count">{format.count(countOf(section))}</span>
        </button>
      ))}
    </nav>
  );
}
