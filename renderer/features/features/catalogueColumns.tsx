import { featureGroupColumn } from "../../ui/featureGroupColumn";
import { Disable } from "@blueprintjs/icons";
import type { TFunction } from "i18next";
import type { FeatureInfo } from "#shared/contract/decisions";
import type { Language } from "../../i18n/language";
import type { DataColumn } from "../../ui/DataTable";
import { aggregateWord, filterWord, keyWord, windowWord } from "../../ui/featureWords";
import type { CatalogueRow } from "./catalogueRows";

/** What the catalogue shows of a feature, in the order it is read. */
export function catalogueColumns(
  language: Language,
  t: TFunction,
): readonly DataColumn<CatalogueRow>[] {
  const textColumn = (
    column: Omit<DataColumn<CatalogueRow>, "cell" | "text">,
    textOf: (info: FeatureInfo) => string,
  ): DataColumn<CatalogueRow> => ({
    ...column,
    cell: ({ info }) => <span title={textOf(info)}>{textOf(info)}</span>,
    text: ({ info }) => textOf(info),
  });
  const word = (declared: string | null, wordOf: (name: string, t: TFunction) => string) =>
    declared === null ? "" : wordOf(declared, t);
  return [
    featureGroupColumn({ header: t("features.catalogue.group"), width: 88, t }),
    {
      id: "name",
      header: t("features.catalogue.name"),
      width: 264,
      cell: ({ info }) => <Name info={info} language={language} t={t} />,
      text: ({ info }) => info.name,
    },
    textColumn({ id: "key", header: t("features.catalogue.key"), width: 96 }, ({ key }) =>
      word(key, keyWord),
    ),
    textColumn({ id: "window", header: t("features.catalogue.window"), width: 80 }, ({ window }) =>
      word(window, windowWord),
    ),
    textColumn(
      { id: "aggregate", header: t("features.catalogue.aggregate"), width: 190 },
      ({ aggregate }) => word(aggregate, aggregateWord),
    ),
    textColumn({ id: "filter", header: t("features.catalogue.filter"), width: 112 }, ({ filter }) =>
      word(filter, filterWord),
    ),
    textColumn(
      {
        id: "current",
        header: t("features.catalogue.current"),
        hint: t("features.catalogue.currentHint"),
        width: 92,
      },
      ({ includesCurrent }) => (includesCurrent ? t("features.yes") : t("features.no")),
    ),
    textColumn(
      {
        id: "delay",
        header: t("features.catalogue.delay"),
        hint: t("features.catalogue.delayHint"),
        width: 88,
        align: "end",
      },
      ({ labelDelayDays }) =>
        labelDelayDays === null ? "" : `${labelDelayDays} ${t("features.unit.days")}`,
    ),
    textColumn(
      { id: "unit", header: t("features.catalogue.unit"), width: 110 },
      ({ type, unit }) =>
        type === "number" ? t(`features.units.${unit}`) : t(`features.catalogue.types.${type}`),
    ),
    {
      id: "rules",
      header: t("features.catalogue.rules"),
      width: 88,
      cell: ({ rules }) => (
        <span className="mono" title={rules.map(({ words }) => words[language].name).join("\n")}>
          {rules.map(({ code }) => code).join(" ")}
        </span>
      ),
      text: ({ rules }) => rules.map(({ code }) => code).join(" "),
    },
    textColumn(
      { id: "explains", header: t("features.catalogue.explains"), width: 320, grow: true },
      ({ explains }) => explains[language],
    ),
  ];
}

/** One that is switched off says so by sign and word. */
function Name(props: { info: FeatureInfo; language: Language; t: TFunction }) {
  const { info, language, t } = props;
  const off = info.missing.length > 0;
  const why = off ? `\n${t("features.catalogue.offWhy", { what: info.missing.join(", ") })}` : "";
  return (
    <span className="feature-name" title={`${info.name}\n${info.explains[language]}${why}`}>
      <span className="mono feature-word">{info.name}</span>
      {off && (
        <span className="feature-off">
          <Disable size={11} title={false} /> {t("features.catalogue.off")}
        </span>
      )}
    </span>
  );
}
