import { Button, Switch } from "@blueprintjs/core";
import { Play } from "@blueprintjs/icons";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { LeakCheckOptions } from "#shared/contract/decisions";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly options: LeakCheckOptions;
  readonly running: boolean;
  readonly onChoose: (options: Partial<LeakCheckOptions>) => void;
  readonly onRun: () => void;
}

const MOST_PAYMENTS = 10_000;
const LARGEST_SEED = 1_000_000;

/** How many payments are tried, with which changes, and whether a leak is planted. */
export function LeakForm({ options, running, onChoose, onRun }: Props) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRun();
  };
  return (
    <form className="leak-form" onSubmit={submit}>
      <WholeNumber
        label={t("features.leak.payments")}
        value={options.payments}
        max={MOST_PAYMENTS}
        disabled={running}
        onValue={(payments) => onChoose({ payments })}
      />
      <WholeNumber
        label={t("features.leak.seed")}
        hint={t("features.leak.seedHint")}
        value={options.seed}
        max={LARGEST_SEED}
        disabled={running}
        onValue={(seed) => onChoose({ seed })}
      />
      <span title={t("features.leak.plantHint")}>
        <Switch
          checked={options.plantLeak}
          disabled={running}
          label={t("features.leak.plant")}
          onChange={({ currentTarget }) => onChoose({ plantLeak: currentTarget.checked })}
        />
      </span>
      <Button
        type="submit"
        intent="primary"
        size="small"
        icon={<Play size={14} title={false} />}
        text={t("features.leak.run")}
        disabled={running}
      />
    </form>
  );
}

interface NumberProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly max: number;
  readonly disabled: boolean;
  readonly onValue: (value: number) => void;
}

/** What is being typed may be no such number yet: the last that was one holds. */
function WholeNumber({ label, hint, value, max, disabled, onValue }: NumberProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isValid = (number: number) => Number.isInteger(number) && number >= 1 && number <= max;
  const text = typed ?? String(value);
  const said = t("features.leak.number", { max: format.count(max) });
  return (
    <span className="leak-number" title={[hint, said].filter(Boolean).join("\n")}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        className="bp6-input bp6-small"
        min={1}
        max={max}
        step={1}
        required
        value={text}
        disabled={disabled}
        aria-invalid={!isValid(Number(text))}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const number = currentTarget.valueAsNumber;
          if (isValid(number)) onValue(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}
