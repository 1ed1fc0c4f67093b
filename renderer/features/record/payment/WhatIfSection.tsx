import { Button } from "@blueprintjs/core";
import { Redo, Reset, Undo } from "@blueprintjs/icons";
import { useCallback, useMemo, useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureInfo, PaymentFeatures } from "#shared/contract/decisions";
import { useApp, useSession } from "../../../stores/context";
import { rulesByFeature } from "../../../ui/ruleFeatures";
import { useAnswer } from "../../../ui/useAnswer";
import { change, NO_CHANGES } from "./changes";
import { Answered, PaymentSection } from "./PaymentSection";
import type { Decided, PaymentAnswers } from "./usePaymentAnswers";
import { WhatIfInput } from "./WhatIfInput";
import { whatIfInputs } from "./whatIfInputs";
import { WhatIfResult } from "./WhatIfResult";

interface Props {
  readonly payment: PaymentAnswers;
}

const HEIGHT = 200;

/** Other values in the place of the payment's own, and what would have been decided. */
export function WhatIfSection({ payment }: Props) {
  const { catalogue, features, decided } = payment;
  return (
    <PaymentSection id="whatIf">
      <Answered answer={catalogue} height={HEIGHT}>
        {(infos) => (
          <Answered answer={features} height={HEIGHT}>
            {(values) => (
              <Answered answer={decided} height={HEIGHT}>
                {(actual) => (
                  <WhatIf payment={payment} catalogue={infos} values={values} decided={actual} />
                )}
              </Answered>
            )}
          </Answered>
        )}
      </Answered>
    </PaymentSection>
  );
}

interface WhatIfProps extends Props {
  readonly catalogue: readonly FeatureInfo[];
  readonly values: PaymentFeatures;
  readonly decided: Decided;
}

function WhatIf({ payment, catalogue, values, decided }: WhatIfProps) {
  const { t } = useTranslation();
  const { decisions } = useApp().ports.engine;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const [changes, dispatch] = useReducer(change, NO_CHANGES);
  const [all, setAll] = useState(false);
  const { id, wording } = payment;
  const { decision: actual, rules } = decided;
  const { ruleSet } = rules;
  const changed = changes.values;
  const supposed = useAnswer(
    useCallback(() => decisions.decision(id, rules, changed), [decisions, id, rules, changed]),
    generation,
  );
  const using = useMemo(() => rulesByFeature(ruleSet.rules), [ruleSet]);
  const inputs = useMemo(
    () => whatIfInputs({ catalogue, values: values.features, using, wording }),
    [catalogue, values, using, wording],
  );
  const hitFeatures = new Set(actual.hits.flatMap((hit) => Object.keys(hit.values)));
  const first = inputs.filter(
    ({ info: { name } }) => hitFeatures.has(name) || Object.hasOwn(changed, name),
  );
  const shown = all || first.length === 0 ? inputs : first;
  return (
    <div className="panel what-if">
      <div className="what-if-inputs">
        <div className="what-if-actions">
          <Button
            size="small"
            icon={<Undo size={14} title={false} />}
            text={t("decision.whatIf.undo")}
            disabled={changes.past.length === 0}
            onClick={() => dispatch({ kind: "undo" })}
          />
          <Button
            size="small"
            icon={<Redo size={14} title={false} />}
            text={t("decision.whatIf.redo")}
            disabled={changes.future.length === 0}
            onClick={() => dispatch({ kind: "redo" })}
          />
          <Button
            size="small"
            icon={<Reset size={14} title={false} />}
            text={t("decision.whatIf.reset")}
            disabled={Object.keys(changed).length === 0}
            onClick={() => dispatch({ kind: "reset" })}
          />
        </div>
        <p className="quiet what-if-note">{t("decision.whatIf.note")}</p>
        <div role="list" aria-label={t("decision.whatIf.inputs")}>
          {shown.map((input) => (
            <WhatIfInput
              key={input.info.name}
              input={input}
              changed={changed}
              wording={wording}
              onChange={dispatch}
            />
          ))}
        </div>
        {inputs.length > first.length && first.length > 0 && (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all
              ? t("decision.whatIf.fewer")
              : t("decision.whatIf.all", { count: inputs.length, n: inputs.length })}
          </button>
        )}
      </div>
      <Answered answer={supposed} height={HEIGHT}>
        {(would) => <WhatIfResult decided={decided} supposed={would} payment={payment} />}
      </Answered>
    </div>
  );
}
