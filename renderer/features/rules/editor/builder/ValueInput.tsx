import { HTMLSelect } from "@blueprintjs/core";
import { useCallback, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureType } from "#shared/contract/decisions";
import type { RuleValue } from "#shared/contract/rules";
import { useApp } from "../../../../stores/context";
import { useAnswer } from "../../../../ui/useAnswer";
import { NumberField } from "../../NumberField";

interface Props {
  readonly label: string;
  readonly type: FeatureType;
  readonly feature: string;
  readonly value: RuleValue;
  readonly onChange: (value: RuleValue) => void;
  readonly onDone: () => void;
}

const LARGEST = 1e12;

/** A value of the feature's type: a number, yes or no, or a text with those of the dataset to choose from. */
export function ValueInput({ label, type, feature, value, onChange, onDone }: Props) {
  const { t } = useTranslation();
  if (type === "number")
    return (
      <NumberField
        className="leaf-value"
        label={label}
        value={Number(value)}
        min={-LARGEST}
        max={LARGEST}
        step={0.01}
        onChange={onChange}
        onDone={onDone}
      />
    );
  if (type === "flag")
    return (
      <HTMLSelect
        aria-label={label}
        value={value === true ? "yes" : "no"}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value === "yes");
          onDone();
        }}
        options={[
          { value: "yes", label: t("features.yes") },
          { value: "no", label: t("features.no") },
        ]}
      />
    );
  return (
    <TextValue
      label={label}
      feature={feature}
      value={String(value)}
      onChange={onChange}
      onDone={onDone}
    />
  );
}

const SUGGESTED = 50;

function TextValue({ label, feature, value, onChange, onDone }: Omit<Props, "type">) {
  const { decisions } = useApp().ports.engine;
  const id = useId();
  const known = useAnswer(
    useCallback(() => decisions.featureValues(feature, SUGGESTED), [decisions, feature]),
  );
  return (
    <>
      <input
        type="text"
        className="rules-text"
        aria-label={label}
        list={id}
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onBlur={onDone}
      />
      <datalist id={id}>
        {known.value?.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

interface ListProps {
  readonly label: string;
  readonly type: FeatureType;
  readonly values: readonly RuleValue[];
  readonly onChange: (values: readonly RuleValue[]) => void;
  readonly onDone: () => void;
}

/** Several values with commas between them; a list that cannot be read is marked and changes nothing. */
export function ListInput({ label, type, values, onChange, onDone }: ListProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? values : readList(typed, type);
  return (
    <input
      type="text"
      className="rules-text rules-list"
      aria-label={label}
      aria-invalid={read === null}
      placeholder={t("rules.listHint")}
      title={t("rules.listHint")}
      value={typed ?? values.map(String).join(", ")}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const list = readList(currentTarget.value, type);
        if (list !== null) onChange(list);
      }}
      onBlur={() => {
        setTyped(null);
        onDone();
      }}
    />
  );
}

function readList(text: string, type: FeatureType): readonly RuleValue[] | null {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0) return null;
  if (type !== "number") return parts;
  const numbers = parts.map(Number);
  return numbers.every(Number.isFinite) ? numbers : null;
}
