import { HTMLSelect } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import {
  operatorOf,
  operatorsFor,
  typeOfLeaf,
  withFeature,
  withOperator,
  type Catalogue,
  type Leaf,
  type Operator,
} from "../catalogue";
import { FeaturePicker } from "./FeaturePicker";
import { ListInput, ValueInput } from "./ValueInput";

interface Props {
  readonly leaf: Leaf;
  readonly catalogue: Catalogue;
  readonly onChange: (leaf: Leaf) => void;
  /** A field was left. */
  readonly onDone: () => void;
}

/** One comparison: feature, operator, value. */
export function LeafLine({ leaf, catalogue, onChange, onDone }: Props) {
  const { t } = useTranslation();
  const info = catalogue.get(leaf.feature);
  const type = typeOfLeaf(leaf, catalogue);
  const operator = operatorOf(leaf);
  const ways = operatorsFor(type);
  const offered = ways.includes(operator) ? ways : [operator, ...ways];
  const wordOf = (one: Operator): string =>
    type === "flag" && one === "=" ? t("rules.operator.is") : t(`rules.operator.${one}`);
  return (
    <>
      <FeaturePicker
        catalogue={catalogue}
        feature={leaf.feature}
        onFeature={(feature) => {
          onChange(withFeature(leaf, feature));
          onDone();
        }}
      />
      <HTMLSelect
        className="leaf-operator"
        aria-label={t("rules.operatorOf", { name: leaf.feature })}
        value={operator}
        onChange={({ currentTarget }) => {
          const chosen = offered.find((one) => one === currentTarget.value);
          if (chosen !== undefined) onChange(withOperator(leaf, chosen, type));
          onDone();
        }}
        options={offered.map((one) => ({ value: one, label: wordOf(one) }))}
      />
      {"value" in leaf && (
        <ValueInput
          label={t("rules.valueOf", { name: leaf.feature })}
          type={type}
          feature={leaf.feature}
          value={leaf.value}
          onChange={(value) => onChange({ ...leaf, value })}
          onDone={onDone}
        />
      )}
      {"in" in leaf && (
        <ListInput
          label={t("rules.valuesOf", { name: leaf.feature })}
          type={type}
          values={leaf.in}
          onChange={(values) => onChange({ ...leaf, in: values })}
          onDone={onDone}
        />
      )}
      {info !== undefined && info.unit !== "none" && !("missing" in leaf) && (
        <span className="quiet">{t(`features.units.${info.unit}`)}</span>
      )}
    </>
  );
}
