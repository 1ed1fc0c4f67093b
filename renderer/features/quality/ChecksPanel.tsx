import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { QualityReport } from "#shared/quality/report";
import { wordsOf } from "../../i18n/reportWords";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp, useNavigation } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { usePanels } from "../../stores/usePanels";
import { countOutcomes, listedChecks } from "../../ui/outcomes";
import { Split } from "../../ui/Split";
import { CheckDetail } from "./CheckDetail";
import { CheckFilters } from "./CheckFilters";
import { CheckList } from "./CheckList";
import { matches, NO_FILTER, sections, type CheckOrder } from "./checkList";

/** The list of checks beside the one that is selected. */
export function ChecksPanel({ report }: { report: QualityReport }) {
  const { t } = useTranslation();
  const app = useApp();
  const language = useLanguage();
  const checkId = useNavigation(({ location }) =>
    location.page === "quality" ? location.checkId : null,
  );
  const showCheck = useNavigation((state) => state.showCheck);
  const inspected = useNavigation((state) => state.inspected);
  const inspect = useNavigation((state) => state.inspect);
  const [filter, setFilter] = useState(NO_FILTER);
  const [order, setOrder] = useState<CheckOrder>("outcome");

  const all = useMemo(() => listedChecks(report), [report]);
  const shown = useMemo(() => {
    const kept = all.filter((check) => matches(check, wordsOf(check, language).title, filter));
    return sections(kept, order);
  }, [all, language, filter, order]);
  const listed = shown.flatMap((section) => section.checks);
  const selected = listed.find((check) => check.id === checkId) ?? listed[0] ?? null;

  const list = (
    <section className="checks-list" aria-label={t("quality.list")}>
      <CheckFilters
        filter={filter}
        order={order}
        counts={countOutcomes(all)}
        shown={listed.length}
        total={all.length}
        onFilter={setFilter}
        onOrder={setOrder}
      />
      <CheckList
        sections={shown}
        order={order}
        selectedId={selected?.id ?? null}
        onSelect={showCheck}
        onClearFilter={() => setFilter(NO_FILTER)}
      />
    </section>
  );
  const detail = selected !== null && (
    <CheckDetail
      key={selected.id}
      check={selected}
      inspected={inspected}
      onOpenRecord={inspect}
      onCopy={(value) => void copyWithNotice(app, value)}
    />
  );
  return (
    <Split
      label={t("quality.split")}
      {...usePanels("quality")}
      panes={[
        { id: "list", initial: "40%", min: 300, content: list },
        { id: "detail", initial: "60%", min: 360, content: detail },
      ]}
    />
  );
}
