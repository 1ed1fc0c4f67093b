import { Disable, TickCircle } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { FeatureInfo } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { CopyText } from "../../ui/CopyText";
import { declarationOf } from "../../ui/featureWords";

interface Props {
  readonly info: FeatureInfo;
  readonly rules: readonly Rule[];
}

/** One feature: what it says, how it is made, whether the dataset has what it takes, and which rules use it. */
export function CatalogueDetail({ info, rules }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const app = useApp();
  const { type, unit, missing } = info;
  return (
    <section className="panel catalogue feature-page" aria-labelledby="feature-page">
      <h2 id="feature-page">
        <CopyText value={info.name} onCopy={(text) => void copyWithNotice(app, text)} />
      </h2>
      <p className="prose">{info.explains[language]}</p>
      <Availability missing={missing} />
      <h3>{t("features.catalogue.sentence")}</h3>
      <Sentences info={info} />
      <dl className="declared">
        {declarationOf(info, t).map(({ name, word }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{word}</dd>
          </div>
        ))}
        <div>
          <dt>{t("features.catalogue.type")}</dt>
          <dd>{t(`features.catalogue.types.${type}`)}</dd>
        </div>
        {type === "number" && (
          <div>
            <dt>{t("features.catalogue.unit")}</dt>
            <dd>{t(`features.units.${unit}`)}</dd>
          </div>
        )}
      </dl>
      <h3>{t("features.catalogue.usedBy")}</h3>
      <UsedBy rules={rules} />
    </section>
  );
}

function Availability({ missing }: { missing: readonly string[] }) {
  const { t } = useTranslation();
  return missing.length === 0 ? (
    <p className="severity-tag severity-passed">
      <TickCircle size={14} title={false} /> {t("features.catalogue.on")}
    </p>
  ) : (
    <p className="severity-tag severity-warning">
      <Disable size={14} title={false} />{" "}
      {t("features.catalogue.offWhy", { what: missing.join(", ") })}
    </p>
  );
}

function Sentences({ info }: { info: FeatureInfo }) {
  const { t } = useTranslation();
  const { window, includesCurrent, labelDelayDays } = info;
  return (
    <p className="prose">
      {[
        ...(window === null ? [t("features.made.derived")] : []),
        includesCurrent ? t("features.made.current") : t("features.made.notCurrent"),
        ...(labelDelayDays === null
          ? []
          : [t("features.made.delay", { count: labelDelayDays, n: labelDelayDays })]),
      ].join(" ")}
    </p>
  );
}

function UsedBy({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { navigation } = useApp();
  if (rules.length === 0) return <p className="quiet">{t("features.catalogue.unused")}</p>;
  return (
    <ul>
      {rules.map(({ id, code, words }) => (
        <li key={id}>
          <button type="button" className="link" onClick={() => navigation.getState().openRule(id)}>
            <span className="mono">{code}</span> {words[language].name}
          </button>
        </li>
      ))}
    </ul>
  );
}
