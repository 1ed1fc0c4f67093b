import { featureGroupColumn } from "../../../ui/featureGroupColumn";
import { Lock } from "@blueprintjs/icons";
import type { FeatureValue } from "#shared/contract/decisions";
import type { Language } from "../../../i18n/language";
import type { DataColumn } from "../../../ui/DataTable";
import {
  featureText,
  isMaskedFeature,
  type FeatureWording,
  type ShownFeature,
} from "../../../ui/featureValue";
import { windowWord } from "../../../ui/featureWords";
import type { FeatureRow } from "./featureRows";

interface ColumnOptions {
  readonly wording: FeatureWording;
  readonly language: Language;
}

/** What is shown of a feature of a payment, in the order it is read. */
export function featureColumns(options: ColumnOptions): readonly DataColumn<FeatureRow>[] {
  const { wording, language } = options;
  const { t, format } = wording;
  const time = (ms: number | null) => (ms === null ? "" : format.time(ms));
  return [
    featureGroupColumn({ header: t("decision.features.group"), width: 92, t }),
    {
      id: "name",
      header: t("decision.features.name"),
      width: 224,
      cell: ({ info }) => (
        <span className="mono" title={`${info.name}\n${info.explains[language]}`}>
          {info.name}
        </span>
      ),
      text: ({ info }) => info.name,
    },
    {
      id: "value",
      header: t("decision.features.value"),
      width: 160,
      align: "end",
      cell: ({ info, at }) =>
        at.value === null ? (
          <span className="quiet" title={whyMissing(info.missing, wording)}>
            {whyMissing(info.missing, wording)}
          </span>
        ) : (
          <Value feature={info} value={at.value} wording={wording} />
        ),
      text: ({ info, at }) => featureText(info, at.value, wording),
    },
    {
      id: "window",
      header: t("decision.features.window"),
      width: 84,
      cell: ({ info }) => (info.window === null ? "" : windowWord(info.window, t)),
      text: ({ info }) => info.window ?? "",
    },
    {
      id: "records",
      header: t("decision.features.records"),
      hint: t("decision.features.recordsHint"),
      width: 72,
      align: "end",
      cell: ({ at }) => (at.records === null ? "" : format.count(at.records)),
      text: ({ at }) => (at.records === null ? "" : String(at.records)),
    },
    {
      id: "explains",
      header: t("decision.features.explains"),
      width: 260,
      grow: true,
      cell: ({ info }) => <span title={info.explains[language]}>{info.explains[language]}</span>,
      text: ({ info }) => info.explains[language],
    },
    {
      id: "rules",
      header: t("decision.features.rules"),
      width: 88,
      cell: ({ rules }) => (
        <span className="mono" title={rules.map(({ words }) => words[language].name).join("\n")}>
          {rules.map(({ code }) => code).join(" ")}
        </span>
      ),
      text: ({ rules }) => rules.map(({ code }) => code).join(" "),
    },
    {
      id: "from",
      header: t("decision.features.from"),
      width: 168,
      align: "end",
      cell: ({ at }) => time(at.fromMs),
      text: ({ at }) => time(at.fromMs),
    },
    {
      id: "until",
      header: t("decision.features.until"),
      width: 168,
      align: "end",
      cell: ({ at }) => time(at.untilMs),
      text: ({ at }) => time(at.untilMs),
    },
  ];
}

/** Why a feature has no value: the dataset lacks what it needs, or the history does not reach. */
export const whyMissing = (missing: readonly string[], { t }: FeatureWording): string =>
  missing.length > 0
    ? t("decision.features.lacks", { what: missing.join(", ") })
    : t("decision.features.noHistory");

/** A value, with a lock where it is kept back. */
export function Value(props: {
  feature: ShownFeature;
  value: FeatureValue;
  wording: FeatureWording;
}) {
  const { feature, value, wording } = props;
  const { t } = wording;
  const text = featureText(feature, value, wording);
  if (value === null || !isMaskedFeature(feature.name, wording))
    return <span title={text}>{text}</span>;
  return (
    <span className="masked" title={t("features.masked")}>
      <Lock size={11} title={false} />
      <span className="visually-hidden">{t("features.masked")} </span>
      {text}
    </span>
  );
}
