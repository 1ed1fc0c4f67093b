import { useCallback, useEffect, useMemo } from "react";
import type { EntityRef, RecordPage } from "#shared/contract/browse";
import type { Decision, FeatureInfo } from "#shared/contract/decisions";
import { ok, type Result } from "#shared/domain/result";
import { useApp, useAsOf, usePrivacy, useRules, useSession } from "../../stores/context";
import { labelDelayInForce, rulesInForce, type RulesInForce } from "../../stores/rulesInForce";
import { useAnswer, type Answer } from "../../ui/useAnswer";

export interface HitAnswers {
  /** Null where the hit has no payment. */
  readonly decided: Answer<{ readonly decision: Decision; readonly rules: RulesInForce } | null>;
  readonly features: Answer<readonly FeatureInfo[]>;
  readonly payment: Answer<RecordPage | null>;
  readonly customer: Answer<RecordPage | null>;
}

interface Asked {
  readonly paymentId: string | null;
  readonly customerId: string | null;
}

/** Rules that are not read yet: the question is put anew once they are. */
const unread = new Promise<never>(() => {});
const nothing = (): Promise<Result<null>> => Promise.resolve(ok(null));

/** What the engine says of a hit: how its payment was decided, and what is known of it and its customer by now. */
export function useHitAnswers({ paymentId, customerId }: Asked): HitAnswers {
  const { rules, ports } = useApp();
  const { decisions } = ports.engine;
  const inForce = useRules(rulesInForce);
  const labelDelay = useRules(labelDelayInForce);
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const privacy = usePrivacy(({ revision }) => revision);
  const version = `${generation} ${privacy}`;
  useEffect(() => void rules.getState().read(), [rules]);
  const decided = useAnswer(
    useCallback(async () => {
      if (paymentId === null) return ok(null);
      if (inForce === null) return unread;
      const decision = await decisions.decision(paymentId, inForce, {});
      return decision.ok ? ok({ decision: decision.value, rules: inForce }) : decision;
    }, [decisions, paymentId, inForce]),
    version,
  );
  const features = useAnswer(
    useCallback(() => decisions.features(labelDelay), [decisions, labelDelay]),
    generation,
  );
  return {
    decided,
    features,
    payment: usePage("payment", paymentId, version),
    customer: usePage("customer", customerId, version),
  };
}

function usePage(
  kind: EntityRef["kind"],
  id: string | null,
  version: string,
): Answer<RecordPage | null> {
  const { engine } = useApp().ports;
  const asOf = useAsOf();
  // What is still to come has no place in a judgement of now.
  const happened = useMemo(
    () => (asOf === null ? null : ({ ...asOf, future: "hidden" } as const)),
    [asOf],
  );
  return useAnswer<RecordPage | null>(
    useCallback(
      () => (id === null ? nothing() : engine.page({ kind, id }, happened)),
      [engine, kind, id, happened],
    ),
    version,
  );
}
