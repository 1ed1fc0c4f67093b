import type { Random } from "../../random";
import { FIGURES } from "../figures";
import type { Visit } from "../model";
import { ACCOUNT_TAKEOVER_PAYMENTS, accountTakeover } from "./accountTakeover";
import { CARD_TESTING_PAYMENTS, cardTesting } from "./cardTesting";
import { DEVICE_FARM_PAYMENTS, deviceFarm } from "./deviceFarm";
import { MULE_CHAIN_PAYMENTS, muleChain } from "./muleChain";
import type { Scenario, Stage } from "./stage";
import { STOLEN_CARD_PAYMENTS, stolenCard } from "./stolenCard";
import { VELOCITY_BURST_PAYMENTS, velocityBurst } from "./velocityBurst";

interface FraudScenario {
  readonly name: string;
  readonly play: Scenario;
  /** Fraudulent payments, successful or not. */
  readonly payments: number;
}

export const FRAUD_SCENARIOS: readonly FraudScenario[] = [
  { name: "device_farm", play: deviceFarm, payments: DEVICE_FARM_PAYMENTS },
  { name: "account_takeover", play: accountTakeover, payments: ACCOUNT_TAKEOVER_PAYMENTS },
  { name: "card_testing", play: cardTesting, payments: CARD_TESTING_PAYMENTS },
  { name: "velocity_burst", play: velocityBurst, payments: VELOCITY_BURST_PAYMENTS },
  { name: "mule_chain", play: muleChain, payments: MULE_CHAIN_PAYMENTS },
  { name: "stolen_card", play: stolenCard, payments: STOLEN_CARD_PAYMENTS },
];

/** Plays every fraud scenario; the fraudulent payments are `FIGURES.trueFrauds` in all. */
export function playFraud(stage: Stage, random: Random): Visit[] {
  const planned = FRAUD_SCENARIOS.reduce((sum, { payments }) => sum + payments, 0);
  if (planned !== FIGURES.trueFrauds)
    throw new RangeError(`${planned} fraudulent payments planned, ${FIGURES.trueFrauds} wanted`);
  return FRAUD_SCENARIOS.flatMap(({ name, play }) => play(stage, random.child(name)));
}
