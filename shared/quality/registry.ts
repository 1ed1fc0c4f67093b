import type { CheckDefinition } from "./definition";
import { AGE_CHECKS } from "./checks/age";
import { AGREEMENT_CHECKS } from "./checks/agreement";
import { ALERT_RULE_CHECKS } from "./checks/alertRules";
import { AMOUNT_CHECKS } from "./checks/amounts";
import { COVERAGE_CHECKS } from "./checks/coverage";
import { DOCUMENTATION_CHECKS } from "./checks/documentation";
import { FORMAT_CHECKS } from "./checks/formats";
import { KEY_CHECKS } from "./checks/keys";
import { LABEL_CHECKS } from "./checks/labels";
import { PATTERN_CHECKS } from "./checks/patterns";
import { REFERENCE_CHECKS } from "./checks/references";
import { SESSION_FLOW_CHECKS } from "./checks/sessionFlow";
import { SESSION_TIME_CHECKS } from "./checks/sessionTimes";
import { SHARING_CHECKS } from "./checks/sharing";
import { STRUCTURE_CHECKS } from "./checks/structure";
import { TIME_CHECKS } from "./checks/time";
import { VALUE_CHECKS } from "./checks/values";
import { VOCABULARY_CHECKS } from "./checks/vocabulary";

/** Every check, one definition per kind. */
export const CHECKS: readonly CheckDefinition[] = [
  ...STRUCTURE_CHECKS,
  ...VALUE_CHECKS,
  ...KEY_CHECKS,
  ...REFERENCE_CHECKS,
  ...AGREEMENT_CHECKS,
  ...COVERAGE_CHECKS,
  ...FORMAT_CHECKS,
  ...DOCUMENTATION_CHECKS,
  ...VOCABULARY_CHECKS,
  ...TIME_CHECKS,
  ...SESSION_TIME_CHECKS,
  ...AMOUNT_CHECKS,
  ...LABEL_CHECKS,
  ...ALERT_RULE_CHECKS,
  ...AGE_CHECKS,
  ...SESSION_FLOW_CHECKS,
  ...PATTERN_CHECKS,
  ...SHARING_CHECKS,
];
