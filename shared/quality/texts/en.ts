import type { CheckKind } from "../kinds";
import type { CheckText } from "./checkText";
import { BEHAVIOUR_TEXTS } from "./en/behaviour";
import { CONSISTENCY_TEXTS } from "./en/consistency";
import { STRUCTURE_TEXTS } from "./en/structure";

export const EN_TEXTS: Readonly<Record<CheckKind, CheckText>> = {
  ...STRUCTURE_TEXTS,
  ...CONSISTENCY_TEXTS,
  ...BEHAVIOUR_TEXTS,
};
