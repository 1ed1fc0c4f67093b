import { Callout } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { EvidenceData } from "#shared/evidence/data";
import { useCasework } from "../../../stores/context";
import { momentText } from "../../../ui/reportText";
import { useFormat } from "../../../ui/useFormat";
import { recordOf, unreadReason, type ReadFile } from "./openEvidence";
import { partText } from "./partText";

/** What is to be said of an evidence file that was chosen: intact or not and where, of what it is, and its picture. */
export function EvidenceFacts({ read }: { readonly read: ReadFile }) {
  const { t } = useTranslation();
  const { name, verification, data, picture, dataset } = read;
  const { findings } = verification;
  const intact = findings.length === 0;
  const unread = unreadReason(verification);
  if (unread !== null)
    return (
      <div className="evidence-facts">
        <Callout
          compact
          role="status"
          intent="warning"
          title={t(`graphExport.found.${unread}`, { name })}
        />
      </div>
    );
  return (
    <div className="evidence-facts">
      <Callout
        compact
        role="status"
        intent={intact ? "success" : "danger"}
        title={
          intact ? t("graphExport.open.intact", { name }) : t("graphExport.open.changed", { name })
        }
      >
        <ul>
          {intact && <li>{t("graphExport.open.intactNote")}</li>}
          {findings.map(({ reason, part }) => (
            <li key={`${reason} ${part ?? ""}`}>
              {t(`graphExport.found.${reason}`, { name, part: partText(part, t) })}
            </li>
          ))}
        </ul>
      </Callout>
      {data !== null && <Facts data={data} sha256={verification.sha256} />}
      {data !== null && (
        <Callout compact intent={dataset === "same" ? "success" : "warning"}>
          {t(`graphExport.open.dataset.${dataset}`, { label: data.dataset.label })}
        </Callout>
      )}
      {picture !== null && (
        <figure>
          <img src={picture} alt={t("graphExport.evidence.picture")} />
          {!intact && <figcaption className="quiet">{t("graphExport.open.unsure")}</figcaption>}
        </figure>
      )}
    </div>
  );
}

interface FactsProps {
  readonly data: EvidenceData;
  /** Of the whole file. */
  readonly sha256: string | null;
}

function Facts({ data: { about, dataset, graph, view }, sha256 }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const madeAt = Date.parse(about.madeAt);
  const record = useCasework(({ entries }) => recordOf(entries, sha256));
  const recorded =
    record === null
      ? t("graphExport.open.unrecorded")
      : t("graphExport.open.recorded", {
          time: format.time(Date.parse(record.at)),
          by: record.by,
        });
  const facts = [
    [t("graphExport.evidence.view"), view.name ?? graph.about.title],
    [t("graphExport.evidence.moment"), momentText(view.moment, { t, format })],
    [t("cases.report.dataset"), dataset.label],
    [t("graphExport.evidence.case"), view.case?.title ?? "–"],
    [t("graphExport.evidence.by"), about.by === "" ? "–" : about.by],
    [t("cases.report.made"), Number.isNaN(madeAt) ? "–" : `${format.time(madeAt)} UTC`],
    ["SHA-256", `${sha256 ?? "–"} (${recorded})`],
  ];
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
