import { NULL_DAY, NULL_FLAG } from "../../domain/columns";
import { comingOfAge, dayOf } from "../cells";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { describeIf, judgeRows } from "../judge";

/** First and last UTC day (since 1970) any record of the dataset is dated; null where none has a time. */
export function daysCovered(context: CheckContext): { first: number; last: number } | null {
  return context.memo("daysCovered", () => {
    let first = Infinity;
    let last = -Infinity;
    for (const { name, fields } of context.specs)
      for (const field of fields) {
        if (field.type !== "time" || !context.has(name, field.name)) continue;
        for (const ms of context.column(name, field.name, "time").ms) {
          if (ms < first) first = ms;
          if (ms > last) last = ms;
        }
      }
    return first === Infinity ? null : { first: dayOf(first), last: dayOf(last) };
  });
}

/**
 * Rows whose age flag is wrong on every day the dataset covers: no date of reference explains it.
 * `adultWhen` is the flag's value for people of age.
 */
const ageFlag =
  (table: string, field: string, adultWhen: 0 | 1) =>
  (context: CheckContext): Finding => {
    const span = daysCovered(context);
    const flags = context.column(table, field, "flag").data;
    const born = context.column(table, "birthdate", "date").days;
    return judgeRows(context, table, { fields: ["birthdate", field] }, (row) => {
      if (span === null || flags[row] === NULL_FLAG || born[row] === NULL_DAY) return null;
      const ofAge = comingOfAge(born[row]!);
      return flags[row] === adultWhen ? ofAge > span.last : ofAge <= span.first;
    });
  };

/** Flag and age at sign-up disagree, though they agree on another day: the flag is of a later date. */
function minorAtSignup(context: CheckContext): Finding {
  const flags = context.column("customers", "is_minor", "flag").data;
  const born = context.column("customers", "birthdate", "date").days;
  const signup = context.column("customers", "signup_ts", "time").ms;
  const evidence = { fields: ["birthdate", "signup_ts", "is_minor"] };
  return judgeRows(context, "customers", evidence, (row) => {
    if (flags[row] === NULL_FLAG || born[row] === NULL_DAY || Number.isNaN(signup[row]!))
      return null;
    return comingOfAge(born[row]!) > dayOf(signup[row]!) !== (flags[row] === 1);
  });
}

function alertLabels(context: CheckContext): Finding {
  const alert = context.column("fraud_alerts", "is_fraud_label", "flag").data;
  const label = context.column("payments", "is_fraud_label", "flag").data;
  const payment = context.link("fraud_alerts", "payment_id");
  const evidence = { fields: ["payment_id", "is_fraud_label"] };
  return judgeRows(context, "fraud_alerts", evidence, (row) => {
    const to = payment(row);
    return to === -1 || alert[row] === NULL_FLAG || label[to] === NULL_FLAG
      ? null
      : alert[row] !== label[to];
  });
}

function unconfirmedAlerts(context: CheckContext): Finding {
  const label = context.column("fraud_alerts", "is_fraud_label", "flag").data;
  const evidence = { fields: ["payment_id", "rule_triggered", "is_fraud_label"] };
  return judgeRows(context, "fraud_alerts", evidence, (row) =>
    label[row] === NULL_FLAG ? null : label[row] === 0,
  );
}

function labelledWithoutAlert(context: CheckContext): Finding {
  const label = context.column("payments", "is_fraud_label", "flag").data;
  const alert = context.firstReferring("fraud_alerts", "payment_id");
  const evidence = { fields: ["attempt_ts", "amount", "result"] };
  return judgeRows(context, "payments", evidence, (row) =>
    label[row] === 1 ? alert[row] === -1 : null,
  );
}

/** Fewer labels than this could coincide with the alerts by chance. */
const LABELS_TO_COMPARE = 5;

/** Where the labelled payments are exactly those with an alert, the labels repeat the rules. */
function labelsEqualAlerts(context: CheckContext): Finding {
  const label = context.column("payments", "is_fraud_label", "flag").data;
  const alert = context.firstReferring("fraud_alerts", "payment_id");
  const finding = judgeRows(context, "payments", { fields: ["attempt_ts", "amount"] }, (row) =>
    label[row] === 1 || alert[row] !== -1 ? label[row] === 1 && alert[row] !== -1 : null,
  );
  return describeIf(finding.total >= LABELS_TO_COMPARE && finding.count === finding.total, finding);
}

const labels = { group: "labels", severity: "warning" } as const;
const PAYMENT_LABELS = [
  "payments.payment_id",
  "payments.is_fraud_label",
  "fraud_alerts.payment_id",
];

export const LABEL_CHECKS: readonly CheckDefinition[] = [
  {
    ...labels,
    kind: "fraud_alerts.label_matches_payment",
    needs: [...PAYMENT_LABELS, "fraud_alerts.is_fraud_label"],
    run: alertLabels,
  },
  {
    ...labels,
    kind: "customers.is_minor_matches_birthdate",
    needs: ["customers.is_minor", "customers.birthdate"],
    run: ageFlag("customers", "is_minor", 0),
  },
  {
    ...labels,
    kind: "synthetic_id_labels.is_adult_matches_birthdate",
    needs: ["synthetic_id_labels.is_adult", "synthetic_id_labels.birthdate"],
    run: ageFlag("synthetic_id_labels", "is_adult", 1),
  },
  {
    ...labels,
    severity: "information",
    kind: "customers.is_minor_at_signup",
    needs: ["customers.is_minor", "customers.birthdate", "customers.signup_ts"],
    run: minorAtSignup,
  },
  {
    ...labels,
    severity: "information",
    kind: "fraud_alerts.unconfirmed",
    needs: ["fraud_alerts.is_fraud_label"],
    run: unconfirmedAlerts,
  },
  {
    ...labels,
    severity: "information",
    kind: "payments.label_alerted",
    needs: PAYMENT_LABELS,
    run: labelledWithoutAlert,
  },
  {
    ...labels,
    severity: "information",
    kind: "fraud_alerts.equal_labels",
    needs: PAYMENT_LABELS,
    run: labelsEqualAlerts,
  },
];
