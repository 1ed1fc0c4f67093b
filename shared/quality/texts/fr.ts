import type { CheckKind } from "../kinds";
import type { CheckText } from "./checkText";
import { BEHAVIOUR_TEXTS } from "./fr/behaviour";
import { CONSISTENCY_TEXTS } from "./fr/consistency";
import { STRUCTURE_TEXTS } from "./fr/structure";

export const FR_TEXTS: Readonly<Record<CheckKind, CheckText>> = {
  ...STRUCTURE_TEXTS,
  ...CONSISTENCY_TEXTS,
  ...BEHAVIOUR_TEXTS,
};
