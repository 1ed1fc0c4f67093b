import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import type { OverviewFinding } from "#shared/contract/overview";
import type { Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import { euros } from "./columns";

interface Props {
  /** Null until they are known. */
  readonly findings: readonly OverviewFinding[] | null;
  readonly onOpen: (entity: EntityRef) => void;
}

const SHOWN = 3;

/** What is worth looking at first, a sentence each, leading to the page of what it is about. */
export function FindingsStrip({ findings, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (findings !== null && findings.length === 0) return null;
  return (
    <ul className="overview-findings" aria-label={t("overview.findings")}>
      {findings === null &&
        Array.from({ length: SHOWN }, (_, i) => (
          <li key={i} className="overview-finding panel">
            <span className="skeleton" />
          </li>
        ))}
      {findings?.slice(0, SHOWN).map((finding) => (
        <li key={`${finding.kind} ${finding.entity.id}`}>
          <button
            type="button"
            className="overview-finding panel"
            onClick={() => onOpen(finding.entity)}
          >
            <span>{sentenceOf(finding, t, format)}</span>
            <span className="link mono">{finding.entity.id}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A finding in words; whether labels confirm it is part of the sentence. */
export function sentenceOf(finding: OverviewFinding, t: TFunction, format: Format): string {
  const { kind, entity, facts } = finding;
  const fact = (name: string): number => facts[name] ?? 0;
  const count = (name: string): string => format.count(fact(name));
  const within = spanOf(fact("minutes"), t, format);
  const labels =
    fact("fraudLabels") === 0
      ? ""
      : t("overview.finding.labels", { count: fact("fraudLabels"), n: count("fraudLabels") });
  switch (kind) {
    case "sharedDevice":
    case "sharedIp": {
      const counts = { customers: count("customers"), payments: count("payments"), within };
      return t(`overview.finding.${kind}`, counts) + labels;
    }
    case "cardTesting": {
      const counts = { attempts: count("attempts"), bins: count("bins"), within };
      const failed = t("overview.finding.failed", { count: fact("failed"), n: count("failed") });
      return t("overview.finding.cardTesting", counts) + failed + labels;
    }
    case "highAmount":
      return t("overview.finding.highAmount", {
        amount: euros(fact("amount"), format),
        usual: euros(Math.round(fact("usual") * 100) / 100, format),
        count: fact("others"),
        n: count("others"),
      });
    case "fraudCluster":
      return t(`overview.finding.cluster.${entity.kind === "device" ? "device" : "customer"}`, {
        labelled: count("fraudLabels"),
        payments: count("payments"),
        amount: euros(fact("fraudAmount"), format),
      });
  }
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** `40 minutes`, `5 hours`, `3 days`: rounded up. */
function spanOf(minutes: number, t: TFunction, format: Format): string {
  const [unit, each] =
    minutes < 2 * HOUR
      ? (["minutes", 1] as const)
      : minutes < 2 * DAY
        ? (["hours", HOUR] as const)
        : (["days", DAY] as const);
  const count = Math.max(1, Math.ceil(minutes / each));
  return t(`overview.span.${unit}`, { count, n: format.count(count) });
}
