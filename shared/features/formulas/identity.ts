import { ADULT_AGE, ageOn } from "../../domain/age";
import { MS_PER_DAY } from "../../domain/time";
import type { DerivedFeature } from "../types";
import { customerFacts, flag } from "./codes";

type Formula = DerivedFeature["formula"];

/** Completed years on the day of `ms`, UTC; somebody born on 29 February completes them on 1 March in other years. */
export const completedYears = (birthDay: number, ms: number): number =>
  ageOn(birthDay, Math.floor(ms / MS_PER_DAY));

export const ageInYears: Formula = (cursor, _inputs, _slots, context) => {
  const birthDay = customerFacts(cursor, context)?.birthDay ?? null;
  return birthDay === null ? NaN : completedYears(birthDay, cursor.ms);
};

export const isMinor = (years: number): number =>
  flag(Number.isNaN(years) ? null : years < ADULT_AGE);

/** Whether the linked ID card says another birth date than the customer; missing where either says none. */
export const idCardMismatch: Formula = (cursor, _inputs, _slots, context) => {
  const facts = customerFacts(cursor, context);
  if (facts === null || facts.birthDay === null || facts.cardBirthDay === null) return NaN;
  return flag(facts.birthDay !== facts.cardBirthDay);
};
