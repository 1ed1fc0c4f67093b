import {
  CARD_FIELDS,
  CONFIDENCE_BAR,
  type CardField,
  type CardReading,
} from "../../contract/identity";
import { ADULT_AGE, ageOn, yearsLater } from "../../domain/age";
import { MASK } from "../../domain/personal";
import { formatDay } from "../../domain/time";
import { FIRST_BIRTHDATE, isoDay, LONGEST_VALIDITY_YEARS } from "./dates";
import type {
  CardCheck,
  CardCheckId,
  CardFacts,
  CheckedFields,
  CheckFigures,
  CheckOutcome,
  CheckReason,
} from "./types";

/** What the checks of one card look at. `on` is a day since 1970. */
interface Subject {
  readonly fields: CheckedFields;
  readonly hints: CardReading["hints"];
  readonly facts: CardFacts;
  readonly on: number;
}

/** All checks of a card, in the order of `CARD_CHECKS`; those of single fields in the order of the lines. */
export function allChecks(
  fields: CheckedFields,
  hints: CardReading["hints"],
  facts: CardFacts,
): readonly CardCheck[] {
  const on = isoDay(facts.on);
  if (on === null) throw new TypeError(`Not a day: ${facts.on}`);
  const subject: Subject = { fields, hints, facts, on };
  return [
    ...CARD_FIELDS.map((field) => fieldRead(subject, field)),
    datePossible(subject, "birthdate"),
    datePossible(subject, "expiry"),
    expiryAfterBirthdate(subject),
    formOf(subject, "document_number", "doc_number", /^ID[0-9]{7}$/),
    formOf(subject, "sex", "sex", /^[MF]$/),
    birthdateOfCustomer(subject),
    numberUnique(subject),
    ...untampered(subject),
    ofAge(subject),
    notExpired(subject),
  ];
}

type Said = readonly [CheckOutcome, CheckReason, CheckFigures];

const check = (
  id: CardCheckId,
  field: CardField | null,
  [outcome, reason, figures]: Said,
): CardCheck => ({ check: id, field, outcome, reason, figures });

function fieldRead({ fields }: Subject, name: CardField): CardCheck {
  const { value, confidence, isCertain, isCorrected } = fields[name];
  const figures = { value, confidence, bar: CONFIDENCE_BAR };
  if (isCorrected) return check("read", name, ["passed", "corrected", figures]);
  if (value === "") return check("read", name, ["unknown", "not_read", figures]);
  return check(
    "read",
    name,
    isCertain ? ["passed", "certain", figures] : ["unknown", "below_bar", figures],
  );
}

const uncertain = (...names: readonly CardField[]): Said => [
  "unknown",
  "fields_uncertain",
  { fields: names.join(" ") },
];

/** What is wrong with a date that was read; null where nothing is. */
function faultOf({ fields, on }: Subject, name: "birthdate" | "expiry"): CheckReason | null {
  const day = isoDay(fields[name].value);
  if (day === null) return "not_a_date";
  if (day < isoDay(FIRST_BIRTHDATE)!) return "before_1900";
  if (name === "birthdate") return day > on ? "in_future" : null;
  return day > yearsLater(on, LONGEST_VALIDITY_YEARS) ? "too_far_ahead" : null;
}

function datePossible(subject: Subject, name: "birthdate" | "expiry"): CardCheck {
  const { value, isCertain } = subject.fields[name];
  if (!isCertain) return check("dates_possible", name, uncertain(name));
  const fault = faultOf(subject, name);
  const figures = { date: value, on: subject.facts.on };
  return check(
    "dates_possible",
    name,
    fault === null ? ["passed", "possible_date", figures] : ["failed", fault, figures],
  );
}

/** The day of a date that is certain and possible; null otherwise. */
const knownDay = (subject: Subject, name: "birthdate" | "expiry"): number | null =>
  subject.fields[name].isCertain && faultOf(subject, name) === null
    ? isoDay(subject.fields[name].value)
    : null;

function expiryAfterBirthdate({ fields }: Subject): CardCheck {
  const id = "expiry_after_birthdate";
  const { birthdate, expiry } = fields;
  const born = isoDay(birthdate.value);
  const until = isoDay(expiry.value);
  if (!birthdate.isCertain || !expiry.isCertain || born === null || until === null)
    return check(id, null, uncertain("birthdate", "expiry"));
  const figures = { birthdate: birthdate.value, expiry: expiry.value };
  return check(
    id,
    null,
    until > born
      ? ["passed", "after_birthdate", figures]
      : ["failed", "not_after_birthdate", figures],
  );
}

function formOf(
  { fields }: Subject,
  id: "document_number" | "sex",
  name: CardField,
  form: RegExp,
): CardCheck {
  const { value, isCertain } = fields[name];
  if (!isCertain) return check(id, name, uncertain(name));
  const figures = { value };
  return check(
    id,
    name,
    form.test(value) ? ["passed", "right_form", figures] : ["failed", "wrong_form", figures],
  );
}

function birthdateOfCustomer({ fields, facts }: Subject): CardCheck {
  const said = (what: Said): CardCheck => check("birthdate_of_customer", "birthdate", what);
  const { customer } = facts;
  const { value, isCertain } = fields.birthdate;
  if (customer === null) return said(["unknown", "not_linked", {}]);
  const { id, birthdate: known } = customer;
  if (known === null) return said(["unknown", "customer_birthdate_unknown", { customer: id }]);
  if (!isCertain) return said(uncertain("birthdate"));
  const figures = { customer: id, read: value, known };
  if (isoDay(known) !== null)
    return said(
      known === value
        ? ["passed", "birthdate_agrees", figures]
        : ["failed", "birthdate_differs", figures],
    );
  // A mask leaves the year: it can tell that dates differ, and never that they agree.
  const isOtherYear = !known.startsWith(MASK) && known.slice(0, 4) !== value.slice(0, 4);
  return said(
    isOtherYear
      ? ["failed", "birthdate_differs", figures]
      : ["unknown", "customer_birthdate_masked", { customer: id }],
  );
}

function numberUnique({ fields, facts }: Subject): CardCheck {
  const id = "document_number_unique";
  const { doc_number, last_name, first_name, birthdate } = fields;
  if (!doc_number.isCertain) return check(id, "doc_number", uncertain("doc_number"));
  // What is not certain of this holder cannot make another of them.
  const isOther = (read: CheckedFields[CardField], other: string): boolean =>
    read.isCertain && read.value !== other;
  const same = facts.others.filter(
    (other) =>
      other.number === doc_number.value &&
      (isOther(last_name, other.lastName) ||
        isOther(first_name, other.firstName) ||
        isOther(birthdate, other.birthdate)),
  );
  return check(
    id,
    "doc_number",
    same.length === 0
      ? ["passed", "number_unique", { value: doc_number.value }]
      : [
          "failed",
          "number_of_another_holder",
          { value: doc_number.value, cards: same.map(({ card }) => card).join(", ") },
        ],
  );
}

function untampered({ hints }: Subject): readonly CardCheck[] {
  if (hints.length === 0) return [check("untampered", null, ["passed", "no_hint", {}])];
  return hints.map(({ kind, field, deviation }) =>
    check("untampered", field, ["failed", kind, { deviation }]),
  );
}

function ofAge(subject: Subject): CardCheck {
  const born = knownDay(subject, "birthdate");
  if (born === null) return check("of_age", "birthdate", uncertain("birthdate"));
  const age = ageOn(born, subject.on);
  const ofAgeFrom = formatDay(yearsLater(born, ADULT_AGE));
  const figures = { age, on: subject.facts.on, ofAgeFrom };
  return check(
    "of_age",
    "birthdate",
    age >= ADULT_AGE ? ["passed", "of_age", figures] : ["failed", "under_age", figures],
  );
}

/** A card is valid on the day of its expiry, and no longer from the next. */
function notExpired(subject: Subject): CardCheck {
  const until = knownDay(subject, "expiry");
  if (until === null) return check("not_expired", "expiry", uncertain("expiry"));
  const figures = { expiry: subject.fields.expiry.value, on: subject.facts.on };
  return check(
    "not_expired",
    "expiry",
    until >= subject.on ? ["passed", "valid", figures] : ["failed", "expired", figures],
  );
}
