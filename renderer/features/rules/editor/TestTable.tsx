import { Button, HTMLSelect } from "@blueprintjs/core";
import { Cross, Plus, Tick } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { FeatureType } from "#shared/contract/decisions";
import type { Rule, RuleTest, RuleValue } from "#shared/contract/rules";
import { featuresOf } from "#shared/rules/conditionFaults";
import { failingTests } from "#shared/rules/ruleTests";
import { setTests, type RuleSetEdit } from "../../../stores/ruleEdits";
import type { Catalogue } from "./catalogue";
import { TextField } from "./TextField";

interface Props {
  readonly rule: Rule;
  readonly catalogue: Catalogue;
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

const MOST = 32;
const SENTENCE = 400;

/** Payments made up to show what the rule must and must not hit; each says at once how it comes out. */
export function TestTable({ rule, catalogue, onEdit, onSettle }: Props) {
  const { t } = useTranslation();
  const failing = new Set(failingTests(rule));
  const names = [
    ...new Set([
      ...featuresOf(rule.when),
      ...rule.tests.flatMap((test) => Object.keys(test.values)),
    ]),
  ];
  const replace = (at: number, test: RuleTest, control: string) =>
    onEdit(setTests(rule, rule.tests.with(at, test), `test ${at} ${control}`));
  const add = () => {
    const test = {
      name: t("rules.testName", { n: rule.tests.length + 1 }),
      values: {},
      hits: true,
    };
    onEdit(setTests(rule, [...rule.tests, test], null));
  };
  return (
    <section aria-label={t("rules.tests")}>
      <div className="rule-section-head">
        <h2>{t("rules.tests")}</h2>
        <span className={failing.size > 0 ? "attention" : "quiet"}>
          {rule.tests.length === 0
            ? t("rules.noTests")
            : t("rules.testsPass", {
                passing: rule.tests.length - failing.size,
                total: rule.tests.length,
              })}
        </span>
        <span className="spring" />
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} title={false} />}
          text={t("rules.addTest")}
          disabled={rule.tests.length >= MOST}
          onClick={add}
        />
      </div>
      {rule.tests.length > 0 && (
        <div className="rules-scroll">
          <table className="test-table">
            <thead>
              <tr>
                <th scope="col">{t("rules.test")}</th>
                {names.map((name) => (
                  <th key={name} scope="col" className="mono">
                    {name}
                  </th>
                ))}
                <th scope="col">{t("rules.expected")}</th>
                <th scope="col">{t("rules.result")}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rule.tests.map((test, at) => (
                <TestLine
                  // Nothing but its place tells a test from another.
                  key={at}
                  test={test}
                  at={at}
                  names={names}
                  typeOf={(name) => typeOf(name, test, catalogue)}
                  passes={!failing.has(test)}
                  onChange={(next, control) => replace(at, next, control)}
                  onDelete={() => onEdit(setTests(rule, rule.tests.toSpliced(at, 1), null))}
                  onSettle={onSettle}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function typeOf(name: string, test: RuleTest, catalogue: Catalogue): FeatureType {
  const known = catalogue.get(name)?.type;
  if (known !== undefined) return known;
  const value = test.values[name];
  if (typeof value === "boolean") return "flag";
  return typeof value === "string" ? "text" : "number";
}

interface LineProps {
  readonly test: RuleTest;
  readonly at: number;
  /** Features that have a column. */
  readonly names: readonly string[];
  readonly typeOf: (name: string) => FeatureType;
  readonly passes: boolean;
  readonly onChange: (test: RuleTest, control: string) => void;
  readonly onDelete: () => void;
  readonly onSettle: () => void;
}

function TestLine({ test, at, names, typeOf, passes, onChange, onDelete, onSettle }: LineProps) {
  const { t } = useTranslation();
  const written = (value: RuleValue | undefined): string => {
    if (typeof value === "boolean") return value ? t("features.yes") : t("features.no");
    return value === undefined ? "" : String(value);
  };
  return (
    <tr>
      <td>
        <TextField
          label={t("rules.testNameOf", { n: at + 1 })}
          hiddenLabel
          value={test.name}
          allowed={(text) => text.trim() !== "" && text.length <= SENTENCE}
          onChange={(name) => onChange({ ...test, name }, "name")}
          onDone={onSettle}
        />
      </td>
      {names.map((name) => (
        <td key={name}>
          <TextField
            label={t("rules.testValueOf", { name, test: test.name })}
            hiddenLabel
            value={written(test.values[name])}
            hint={t("rules.testValueHint")}
            allowed={(text) => readValue(text, typeOf(name)) !== undefined}
            onChange={(text) =>
              onChange(withValue(test, name, readValue(text, typeOf(name))), name)
            }
            onDone={onSettle}
          />
        </td>
      ))}
      <td>
        <HTMLSelect
          aria-label={t("rules.expectedOf", { test: test.name })}
          value={test.hits ? "yes" : "no"}
          onChange={({ currentTarget }) => {
            onChange({ ...test, hits: currentTarget.value === "yes" }, "hits");
            onSettle();
          }}
          options={[
            { value: "yes", label: t("rules.mustHit") },
            { value: "no", label: t("rules.mustNotHit") },
          ]}
        />
      </td>
      <td>
        <TestResult passes={passes} />
      </td>
      <td>
        <Button
          size="small"
          variant="minimal"
          icon={<Cross size={12} title={false} />}
          aria-label={t("rules.deleteTest", { test: test.name })}
          onClick={onDelete}
        />
      </td>
    </tr>
  );
}

/** The test with another value of a feature; nothing where the text said none. */
function withValue(test: RuleTest, name: string, value: RuleValue | null | undefined): RuleTest {
  const others = Object.entries(test.values).filter(([own]) => own !== name);
  const given = value === null || value === undefined ? [] : [[name, value] as const];
  return { ...test, values: Object.fromEntries([...others, ...given]) };
}

const TestResult = ({ passes }: { passes: boolean }) => {
  const { t } = useTranslation();
  return passes ? (
    <span className="test-passes">
      <Tick size={12} title={false} /> {t("rules.passes")}
    </span>
  ) : (
    <span className="test-fails">
      <Cross size={12} title={false} /> {t("rules.fails")}
    </span>
  );
};

/** Null for a value that is missing, undefined for a text that is no value of the type. */
function readValue(text: string, type: FeatureType): RuleValue | null | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === "") return null;
  switch (type) {
    case "text":
      return text.length <= 256 ? text : undefined;
    case "flag":
      if (["1", "yes", "oui", "true"].includes(plain)) return true;
      return ["0", "no", "non", "false"].includes(plain) ? false : undefined;
    case "number": {
      const value = Number(plain.replace(",", "."));
      return Number.isFinite(value) ? value : undefined;
    }
  }
}
