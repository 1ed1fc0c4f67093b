import { InputGroup, PopoverNext } from "@blueprintjs/core";
import { CaretDown, Search, WarningSign } from "@blueprintjs/icons";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { FEATURE_GROUPS, type FeatureInfo } from "#shared/contract/decisions";
import { useLanguage } from "../../../../i18n/useLanguage";
import type { Catalogue } from "../catalogue";
import { featuresFound } from "./featuresFound";

interface Props {
  readonly catalogue: Catalogue;
  readonly feature: string;
  readonly onFeature: (feature: FeatureInfo) => void;
}

/** The feature of a comparison: a button that opens the catalogue, to be searched by name or meaning. */
export function FeaturePicker({ catalogue, feature, onFeature }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const info = catalogue.get(feature);
  return (
    <PopoverNext
      isOpen={open}
      placement="bottom-start"
      onInteraction={setOpen}
      content={
        <FeatureList
          catalogue={catalogue}
          current={feature}
          onFeature={(chosen) => {
            onFeature(chosen);
            setOpen(false);
          }}
        />
      }
    >
      <button
        type="button"
        className={info === undefined ? "feature-button attention" : "feature-button"}
        title={info?.explains[language] ?? t("rules.unknownFeature")}
        aria-label={t("rules.featureOf", { name: feature })}
        aria-haspopup="dialog"
        aria-expanded={open}
      >
        <span className="mono">{feature}</span>
        <CaretDown size={14} title={false} />
      </button>
    </PopoverNext>
  );
}

interface ListProps {
  readonly catalogue: Catalogue;
  readonly current: string;
  readonly onFeature: (feature: FeatureInfo) => void;
}

function FeatureList({ catalogue, current, onFeature }: ListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string | null>(current);
  const found = featuresFound([...catalogue.values()], text, language);
  const active = found.find(({ name }) => name === chosen) ?? found[0];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter" && active !== undefined) onFeature(active);
    else if (step !== 0 && active !== undefined) {
      const next = found[found.indexOf(active) + step];
      if (next === undefined) return;
      setChosen(next.name);
      document.getElementById(`${id} ${next.name}`)?.scrollIntoView({ block: "nearest" });
    } else return;
    event.preventDefault();
  };
  return (
    <div className="feature-list" role="dialog" aria-label={t("rules.chooseFeature")}>
      <InputGroup
        size="small"
        autoFocus
        leftIcon={<Search size={12} title={false} />}
        placeholder={t("rules.searchFeature")}
        aria-label={t("rules.searchFeature")}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active === undefined ? undefined : `${id} ${active.name}`}
        value={text}
        onValueChange={setText}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t("rules.features")} className="feature-options">
        {FEATURE_GROUPS.map((group) => {
          const own = found.filter((feature) => feature.group === group);
          return (
            own.length > 0 && (
              <div key={group} role="group" aria-label={t(`features.group.${group}`)}>
                <div className="subheading" aria-hidden>
                  {t(`features.group.${group}`)}
                </div>
                {own.map((feature) => (
                  <div
                    key={feature.name}
                    id={`${id} ${feature.name}`}
                    role="option"
                    aria-selected={feature === active}
                    className="feature-option"
                    onClick={() => onFeature(feature)}
                  >
                    <span className="mono">{feature.name}</span>{" "}
                    {feature.unit !== "none" && (
                      <span className="quiet">{t(`features.units.${feature.unit}`)}</span>
                    )}
                    {feature.missing.length > 0 && (
                      <span className="attention">
                        {" "}
                        <WarningSign size={12} title={false} /> {t("rules.notInDataset")}
                      </span>
                    )}
                    <span className="feature-explains">{feature.explains[language]}</span>
                  </div>
                ))}
              </div>
            )
          );
        })}
        {found.length === 0 && <p className="quiet">{t("rules.noFeature")}</p>}
      </div>
    </div>
  );
}
