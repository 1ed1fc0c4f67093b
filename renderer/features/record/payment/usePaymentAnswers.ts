import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RecordPage } from "#shared/contract/browse";
import type {
  Decision,
  FeatureInfo,
  FeatureValue,
  PaymentFeatures,
} from "#shared/contract/decisions";
import { fail, ok, type Result } from "#shared/domain/result";
import { useApp, usePrivacy, useRules, useSession } from "../../../stores/context";
import { labelDelayInForce, type RulesInForce } from "../../../stores/rulesInForce";
import { unknownFeature, type FeatureWording, type ShownFeature } from "../../../ui/featureValue";
import { useAnswer, type Answer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import { alertNamesOf } from "../../../ui/DatasetAlerts";
import { useDecided } from "./useDecided";

/** A decision with the rules that came to it. */
export interface Decided {
  readonly decision: Decision;
  readonly rules: RulesInForce;
}

/** What the sections of a payment's page have in common. */
export interface PaymentAnswers {
  readonly id: string;
  /** Rules named by the dataset's own alerts on the payment. */
  readonly alertNames: readonly string[];
  readonly catalogue: Answer<readonly FeatureInfo[]>;
  readonly features: Answer<PaymentFeatures>;
  readonly decided: Answer<Decided>;
  readonly wording: FeatureWording;
  /** A feature as the catalogue has it, for writing its values. */
  readonly featureOf: (name: string) => ShownFeature;
}

/** No value is changed. */
const UNCHANGED: Readonly<Record<string, FeatureValue>> = {};

/** Asks what the sections of the page share; each shows its own failure. */
export function usePaymentAnswers(page: RecordPage, otherCurrency: boolean): PaymentAnswers {
  const { id } = page.entity;
  const { decisions } = useApp().ports.engine;
  const privacy = usePrivacy(({ revision }) => revision);
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const { t } = useTranslation();
  const format = useFormat();
  const revealed = useCustomerRevealed(page);
  const labelDelay = useRules(labelDelayInForce);
  const catalogue = useAnswer(
    useCallback(() => decisions.features(labelDelay), [decisions, labelDelay]),
    generation,
  );
  const features = useAnswer(
    useCallback(() => decisions.paymentFeatures(id, labelDelay), [decisions, id, labelDelay]),
    // What is masked comes masked: a number that no two states of dataset and masks have in common.
    `${generation} ${privacy}`,
  );
  const decided = useDecided(
    useCallback(
      async (rules: RulesInForce) => {
        const decision = await decisions.decision(id, rules, UNCHANGED);
        return decision.ok ? ok({ decision: decision.value, rules }) : decision;
      },
      [decisions, id],
    ),
  );
  const known = useMemo(
    () => new Map(catalogue.value?.map((info) => [info.name, info])),
    [catalogue.value],
  );
  const wording = useMemo(
    () => ({ format, t, otherCurrency, revealed }),
    [format, t, otherCurrency, revealed],
  );
  const featureOf = useCallback((name: string) => known.get(name) ?? unknownFeature(name), [known]);
  const alertNames = alertNamesOf(page);
  return { id, alertNames, catalogue, features, decided, wording, featureOf };
}

/** Whether the personal fields of the payment's customer are shown, so that what features tell of them may be too. */
function useCustomerRevealed({ facts }: RecordPage): boolean {
  const { engine } = useApp().ports;
  const revision = usePrivacy((state) => state.revision);
  const customer = facts.find(({ entity }) => entity?.kind === "customer")?.entity?.id ?? null;
  const answer = useAnswer(
    useCallback(
      () => (customer === null ? nobody() : engine.page({ kind: "customer", id: customer })),
      [engine, customer],
    ),
    revision,
  );
  const personal = answer.value?.facts.filter((fact) => fact.personal) ?? [];
  return !answer.loading && personal.length > 0 && personal.every(({ masked }) => !masked);
}

const nobody = (): Promise<Result<RecordPage>> =>
  Promise.resolve(fail("dataset.notFound", "The payment names no customer."));
