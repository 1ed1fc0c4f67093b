import { formatDay } from "#shared/domain/time";
import { RESAMPLES } from "#shared/scoring/bootstrap";
import type { Metric } from "#shared/scoring/foldMetrics";
import type { Figure, Figures, Fold } from "#shared/scoring/prequential";
import { HIT_LIMITS, type PaymentCounts, type RuleReport } from "#shared/scoring/ruleReport";
import type { FittedRules } from "#shared/scoring/rulesScorer";
import { textTable } from "../textTable";
import type { Evaluated } from "./evaluationJson";

const NOTHING = "–";

const count = (value: number): string => value.toLocaleString("en");
const decimals = (value: number): string => value.toFixed(3);
const percent = (value: number | null): string =>
  value === null ? NOTHING : `${(value * 100).toFixed(1)} %`;

type Format = (value: number) => string;
const money: Format = (value) => count(Math.round(value));
/** Metrics with their names as a column and in full. */
const ROWS: readonly (readonly [Metric, string, string, Format])[] = [
  ["auc_roc", "AUC", "AUC ROC", decimals],
  ["average_precision", "AP", "average precision", decimals],
  ["precision_at_100", "P@100", "precision at 100 a day", decimals],
  ["precision_at_100_best", "best", "  a perfect ranking has", decimals],
  ["card_precision_at_100", "CP@100", "card precision at 100 a day", decimals],
  ["card_precision_at_100_best", "best", "  a perfect ranking has", decimals],
  ["recall_at_1_percent_fpr", "R@1%", "recall at 1 % false positives", percent],
  ["recall", "recall", "recall (fraud not allowed)", percent],
  ["precision", "precision", "precision", percent],
  ["false_positive_rate", "FPR", "false positive rate", percent],
  ["alerts_per_day", "alerts/day", "alerts a day", (value) => value.toFixed(1)],
  ["money_saved", "saved", "money saved", money],
  ["money_missed", "missed", "money missed", money],
  ["money_false_alarms", "held up", "money held up by false alarms", money],
];

const NO_LABELS =
  "No payment has a label: nothing tells how good the rules are. What they hit is below.";

/** The evaluation as text for a terminal. */
export function evaluationToText(evaluated: Evaluated): string {
  const { dataset, report } = evaluated;
  const { all } = report;
  const parts = [
    `${dataset}: ${count(all.payments)} payments, ${count(all.frauds)} labelled fraud, ${count(all.legitimate)} legitimate, ${count(all.unlabelled)} without a label`,
    ...(all.frauds + all.legitimate === 0
      ? [NO_LABELS]
      : [protocolText(evaluated), foldsText(evaluated)]),
    rulesText(report),
    scenariosText(report),
    limitsText(report),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function protocolText({ protocol, evaluation }: Evaluated): string {
  const { trainDays, delay, testDays } = protocol;
  const refused = evaluation.folds.flatMap(({ told }, fold) =>
    told.refused === null
      ? []
      : [`  Fold ${fold + 1}: the rule set's own calibration. ${told.refused}`],
  );
  return [
    `Folds: train on ${trainDays} days, wait ${delay}, test on ${testDays} (UTC days). Rules are as they are; training fits the`,
    "calibration of their points to the labels of the training days. Left out: cards known to be compromised.",
    `Intervals: 95 %, ${RESAMPLES} resamples of the test days.`,
    ...refused,
  ].join("\n");
}

function foldsText({ evaluation: { folds, mean } }: Evaluated): string {
  const perFold = [
    [
      ...["fold", "test from", "test to", "payments", "frauds", "left out"],
      ...ROWS.map(([, short]) => short),
    ],
    ...folds.map(({ days, payments, frauds, compromised, figures }, fold) => [
      String(fold + 1),
      formatDay(days.testFrom),
      formatDay(days.testTo),
      ...[payments, frauds, compromised].map(count),
      ...ROWS.map(([metric, , , format]) => valueText(figures[metric], format)),
    ]),
  ];
  const means = ROWS.map(([metric, , name, format]) => [
    name,
    valueText(mean[metric], format),
    intervalText(mean[metric], format),
  ]);
  const right = perFold[0]!.map((_, at) => at).filter((at) => at > 2);
  return [
    textTable(perFold, right),
    ...reasons(folds, mean),
    "",
    textTable([["mean of the folds", "", "95 % interval"], ...means], [1]),
  ].join("\n");
}

const valueText = ({ value }: Figure, format: Format): string =>
  value === null ? NOTHING : format(value);

const intervalText = ({ low, high }: Figure, format: Format): string =>
  low === null || high === null ? "" : `${format(low)} to ${format(high)}`;

/** Why figures are missing, fold by fold. */
function reasons(folds: readonly Fold<FittedRules>[], mean: Figures): string[] {
  const why = (figures: Figures): string =>
    [...new Set(ROWS.flatMap(([metric]) => figures[metric].reason ?? []))].join("; ");
  return [
    ...folds.map(({ figures }, fold) => [`fold ${fold + 1}`, why(figures)] as const),
    ["mean", why(mean)] as const,
  ]
    .filter(([, reason]) => reason !== "")
    .map(([name, reason]) => `  ${NOTHING} in ${name}: ${reason}`);
}

const HINTS = {
  never: "never hits",
  redundant: "changes no decision",
  useless: "not told apart from chance: hits at random may well bring as many frauds",
  noisy: "hits many legitimate payments",
  unavailable: "the dataset lacks what it needs, or a part of it",
} as const;

function rulesText({ rules, all, together, alerted }: RuleReport): string {
  const shares = ({ legitimateShare, trulyLegitimateShare }: PaymentCounts): string[] => [
    percent(legitimateShare),
    ...(all.trulyLegitimateShare === null ? [] : [percent(trulyLegitimateShare)]),
  ];
  const line = (name: string, state: string, counts: PaymentCounts): string[] => [
    name,
    state,
    count(counts.payments),
    count(counts.frauds),
    count(counts.legitimate),
    percent(
      counts.frauds + counts.legitimate === 0
        ? null
        : counts.frauds / (counts.frauds + counts.legitimate),
    ),
    ...shares(counts),
  ];
  const rows = [
    [
      ...["rule", "state", "hits", "frauds", "legitimate", "precision", "of legitimate"],
      ...(all.trulyLegitimateShare === null ? [] : ["of truly legitimate"]),
      ...["lift", ""],
    ],
    ...rules.map(({ rule, figures, counts, lift }) => [
      ...line(`${rule.code} ${rule.id}`, rule.state, counts),
      lift === null ? NOTHING : lift.toFixed(1),
      figures.hint === null ? "" : HINTS[figures.hint],
    ]),
    [...line("any active rule", "", together), "", ""],
    [...line("alerts (not ALLOW)", "", alerted), "", ""],
    [...line("all payments", "", all), "", ""],
  ];
  const last = rows[0]!.length - 1;
  const right = rows[0]!.map((_, at) => at).filter((at) => at > 1 && at < last);
  return `Rules on the whole dataset, every label counting, with the rule set's own calibration:\n${textTable(rows, right)}`;
}

/** Rules by scenario: of each the share it hits, and how many payments it has. */
function scenariosText({ scenarios, rules, all, together, alerted }: RuleReport): string {
  if (scenarios === null) return "";
  const shareOf = (counts: PaymentCounts, place: number): string =>
    percent(counts.byScenario![place]! / Math.max(all.byScenario![place]!, 1));
  const told = rules.filter(({ rule, counts }) => rule.state !== "off" && counts.payments > 0);
  const rows = [
    ["", "payments", "alerted", "any active", ...told.map(({ rule }) => rule.code)],
    ...scenarios.map(({ kind, scenario }, place) => [
      kind === "normal" ? scenario : `${kind.replace("_", "-")} ${scenario}`,
      count(all.byScenario![place]!),
      shareOf(alerted, place),
      shareOf(together, place),
      ...told.map(({ counts }) => shareOf(counts, place)),
    ]),
  ];
  const right = rows[0]!.map((_, at) => at).slice(1);
  return `Payments hit, by scenario (frauds: recall; others: false positives):\n${textTable(rows, right)}`;
}

function limitsText({ limits, together }: RuleReport): string {
  const each =
    limits.over.length === 0
      ? `each active rule hits at most ${percent(HIT_LIMITS.each)} of legitimate payments`
      : `over ${percent(HIT_LIMITS.each)} of legitimate payments: ${limits.over.join(", ")}`;
  const all = `all together ${percent(together.legitimateShare)} (limit ${percent(HIT_LIMITS.together)})`;
  return `Limits ${limits.hold ? "hold" : "do not hold"}: ${each}; ${all}.`;
}
