import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useCallback, useId } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureValue } from "#shared/contract/decisions";
import { ok } from "#shared/domain/result";
import { useLanguage } from "../../../i18n/useLanguage";
import { useApp } from "../../../stores/context";
import { featureText, type FeatureWording } from "../../../ui/featureValue";
import { useAnswer } from "../../../ui/useAnswer";
import type { Change, Values } from "./changes";
import type { WhatIfInputModel } from "./whatIfInputs";

interface Props {
  readonly input: WhatIfInputModel;
  readonly changed: Values;
  readonly wording: FeatureWording;
  readonly onChange: (change: Change) => void;
}

/** One feature with its actual value and what is supposed in its place; empty stands for not known. */
export function WhatIfInput({ input, changed, wording, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { info, actual, rules } = input;
  const { name } = info;
  const isChanged = Object.hasOwn(changed, name);
  const value = isChanged ? (changed[name] ?? null) : actual;
  const id = useId();
  const set = (next: FeatureValue) => onChange({ kind: "set", feature: name, value: next });
  return (
    <div role="listitem" className={isChanged ? "supposed supposed-changed" : "supposed"}>
      <label htmlFor={id} className="supposed-name mono" title={info.explains[language]}>
        {name}
      </label>
      <span
        className="supposed-rules mono quiet"
        title={rules.map(({ words }) => words[language].name).join("\n")}
      >
        {rules.map(({ code }) => code).join(" ")}
      </span>
      <span className="supposed-actual" title={t("decision.whatIf.actual")}>
        {featureText(info, actual, wording)}
      </span>
      <span className="supposed-input">
        <Control id={id} input={input} value={value} onValue={set} />
      </span>
      <Button
        variant="minimal"
        size="small"
        icon={<Cross size={12} title={false} />}
        aria-label={t("decision.whatIf.back", { name })}
        title={t("decision.whatIf.back", { name })}
        disabled={!isChanged}
        onClick={() => onChange({ kind: "unset", feature: name })}
      />
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly input: WhatIfInputModel;
  readonly value: FeatureValue;
  readonly onValue: (value: FeatureValue) => void;
}

function Control({ id, input, value, onValue }: ControlProps) {
  switch (input.info.type) {
    case "flag":
      return <FlagControl id={id} value={value} onValue={onValue} />;
    case "text":
      return <TextControl id={id} input={input} value={value} onValue={onValue} />;
    case "number":
      return <NumberControl id={id} input={input} value={value} onValue={onValue} />;
  }
}

function FlagControl({ id, value, onValue }: Omit<ControlProps, "input">) {
  const { t } = useTranslation();
  const text = value === null ? "" : value === true || value === 1 ? "yes" : "no";
  return (
    <select
      id={id}
      className="supposed-select"
      value={text}
      onChange={({ currentTarget }) =>
        onValue(currentTarget.value === "" ? null : currentTarget.value === "yes")
      }
    >
      <option value="yes">{t("features.yes")}</option>
      <option value="no">{t("features.no")}</option>
      <option value="">{t("decision.whatIf.unknown")}</option>
    </select>
  );
}

function NumberControl({ id, input, value, onValue }: ControlProps) {
  const { t } = useTranslation();
  const { info, range } = input;
  const number = typeof value === "number" ? value : null;
  return (
    <>
      <input
        id={id}
        type="number"
        step="any"
        className="bp6-input bp6-small supposed-number"
        placeholder={t("decision.whatIf.unknown")}
        value={number === null ? "" : rounded(number)}
        onChange={({ currentTarget }) => {
          const { value: text, valueAsNumber } = currentTarget;
          onValue(text === "" || Number.isNaN(valueAsNumber) ? null : valueAsNumber);
        }}
      />
      {range !== null && (
        <input
          type="range"
          className="supposed-range"
          aria-label={t("decision.whatIf.slider", { name: info.name })}
          min={range.min}
          max={range.max}
          step={range.step}
          value={number ?? range.min}
          onChange={({ currentTarget }) => onValue(currentTarget.valueAsNumber)}
        />
      )}
    </>
  );
}

/** Nobody types more decimals than this, and a field of fifteen digits cannot be read. */
const rounded = (value: number): number => Number(value.toFixed(4));

const SUGGESTIONS = 20;

function TextControl({ id, input, value, onValue }: ControlProps) {
  const { t } = useTranslation();
  const { decisions } = useApp().ports.engine;
  const { name } = input.info;
  const known = useAnswer(
    useCallback(async () => {
      const values = await decisions.featureValues(name, SUGGESTIONS);
      // Suggestions are a help only: without them the value is typed.
      return values.ok ? values : ok<readonly string[]>([]);
    }, [decisions, name]),
  );
  return (
    <>
      <input
        id={id}
        type="text"
        list={`${id}-values`}
        className="bp6-input bp6-small supposed-text"
        placeholder={t("decision.whatIf.unknown")}
        value={typeof value === "string" ? value : ""}
        onChange={({ currentTarget }) =>
          onValue(currentTarget.value === "" ? null : currentTarget.value)
        }
      />
      <datalist id={`${id}-values`}>
        {known.value?.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </>
  );
}
