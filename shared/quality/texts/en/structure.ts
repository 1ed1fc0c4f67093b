import type { CheckText } from "../checkText";

/** Structure, keys and references. */
export const STRUCTURE_TEXTS = {
  "structure.missing_table": {
    title: "Missing tables",
    explanation: "Without a required table, everything that reads it stays empty.",
    found: "Missing: {tables}.",
    action: "Add the file to the folder, as Parquet or CSV, and open the dataset again.",
  },
  "structure.missing_column": {
    title: "Missing columns",
    explanation: "A required column is not in its file, so its values are unknown in every row.",
    found: "Missing: {columns}.",
    action: "Add the column, or correct its name in the header line.",
  },
  "structure.optional_part_missing": {
    title: "Optional tables and columns that are absent",
    explanation: "They may be absent, but the features named in the sample are then switched off.",
    found: "Absent: {parts}.",
    action: "Nothing needs doing unless the features they feed are wanted.",
  },
  "structure.unreadable_file": {
    title: "Files that cannot be read",
    explanation: "A file is damaged, cut short or not in the format its name says.",
    action: "Copy the file again from where it came, or remove it if another format is present.",
  },
  "structure.unreadable_rows": {
    title: "Unreadable rows of {table}",
    explanation:
      "These rows could not be used and were set aside; the rest of the table was loaded.",
    action: "Look at the text and the reason of each row in the quarantine, and correct the file.",
  },
  "structure.impossible_values": {
    title: "Impossible values in {table}",
    explanation: "Values of {columns} below or above what is possible, such as a negative price.",
    action: "Correct the values at their source; they distort every sum they enter.",
  },
  "structure.missing_values": {
    title: "Rows of {table} with an empty required value",
    explanation: "The rows were kept; what depends on the empty value leaves them out.",
    action: "Fill in the values at their source, or accept that these rows say less.",
  },
  "structure.extra_columns": {
    title: "Columns that are not documented",
    explanation: "They are tolerated and not read.",
    found: "Not documented: {columns}.",
    action: "Check whether a column was renamed; otherwise nothing needs doing.",
  },
  "structure.ignored_files": {
    title: "Files that belong to no table",
    explanation: "They are in the folder and were not read.",
    found: "Not read: {files}.",
    action: "Check whether a table was given another name; otherwise nothing needs doing.",
  },
  "customers.birthdate_possible": {
    title: "Customers with an impossible birthdate",
    explanation: "They signed up before they were born, or more than 123 years after.",
    action: "Correct the birthdate; the age checks cannot be trusted for these customers.",
  },
  "synthetic_id_labels.dates_possible": {
    title: "ID cards that expire before their holder is born",
    explanation: "A card cannot expire on or before the holder's birthdate.",
    action: "Compare the label with the picture of the card and correct it.",
  },
  "transactions.coordinates_paired": {
    title: "Transactions with only one coordinate",
    explanation: "A place needs both a latitude and a longitude; one alone cannot be used.",
    action: "Fill in the missing coordinate, or empty both.",
  },
  "keys.present": {
    title: "Rows of {table} without a key",
    explanation: "{key} identifies a row; without it nothing can refer to the row.",
    action: "Give each row its key at the source.",
  },
  "keys.unique": {
    title: "Rows of {table} whose key is taken",
    explanation: "{key} must be unique. The first row of a key is kept, the others are set aside.",
    action: "Find out which of the rows is right, and remove or renumber the others.",
  },
  "keys.gaps": {
    title: "Numbers left out in the keys of {table}",
    explanation:
      "Keys are counted from {lowest} to {highest}; gaps can be rows that were deleted before publication.",
    action: "Ask the publisher whether rows were removed, and by which rule.",
  },
  "keys.follow_time": {
    title: "Rows of {table} numbered out of time order",
    explanation:
      "Keys given as records arise grow with {column}. About half out of order means that times were drawn independently of the numbering.",
    action: "Do not use the key as a stand-in for the order in time.",
  },
  "synthetic_id_labels.doc_number_unique": {
    title: "ID cards that share a document number",
    explanation: "A document number belongs to one card.",
    action: "Compare the cards: one may be a copy of another.",
  },
  "references.resolve": {
    title: "References of {table}.{column} that lead nowhere",
    explanation: "Each value must exist in {target}.",
    action:
      "Add the missing record or correct the reference; such rows are left out of every join.",
  },
  "references.card_picture": {
    title: "ID card labels without their picture",
    explanation: "The picture that the label names is not in the folder.",
    action: "Add the picture or remove the label.",
  },
  "references.picture_label": {
    title: "ID card pictures without a label",
    explanation: "What was read from these pictures cannot be compared with anything.",
    action: "Add a label, or leave the pictures out of an evaluation.",
  },
  "payments.same_party_as_session": {
    title: "Payments that disagree with their session",
    explanation: "A payment and its session name the same customer and address ({columns}).",
    action: "Find out which record is right before following a link between the two.",
  },
  "payments.success_has_order": {
    title: "Successful payments without an order",
    explanation: "Money was taken for something that no order records.",
    action: "Look for orders that were lost, or for payments that were refunded.",
  },
  "payments.has_attempt_event": {
    title: "Payments that no payment_attempt event names",
    explanation: "The event stream should show every attempt to pay.",
    action: "Do not derive attempts from the events alone: take them from the payments.",
  },
  "orders.same_party_as_payment": {
    title: "Orders that disagree with their payment",
    explanation: "An order and its payment name the same customer and session ({columns}).",
    action: "Find out which record is right before following a link between the two.",
  },
  "orders.payment_succeeded": {
    title: "Orders of failed payments",
    explanation: "An order should exist only once its payment has succeeded.",
    action: "Check whether the goods were sent although the payment failed.",
  },
  "orders.one_per_payment": {
    title: "Further orders of one payment",
    explanation: "One payment pays for one order.",
    action: "Check whether the order was recorded twice.",
  },
  "orders.has_items": {
    title: "Orders without lines",
    explanation: "An order must contain something.",
    action: "Look for lines that were lost; the order's total cannot be checked.",
  },
  "orders.has_event": {
    title: "Orders that no event names",
    explanation: "The event stream should show that each order was placed.",
    action: "Do not derive orders from the events alone: take them from the orders.",
  },
  "order_items.repeated_product": {
    title: "Lines that repeat a product of their order",
    explanation: "The product could have been one line with a larger quantity.",
    action: "Add the quantities together where lines are counted per product.",
  },
  "fraud_alerts.same_party_as_payment": {
    title: "Alerts that disagree with their payment",
    explanation: "An alert and its payment name the same customer and session ({columns}).",
    action: "Find out which record is right before acting on the alert.",
  },
  "fraud_alerts.repeated_payment": {
    title: "Further alerts of one payment",
    explanation: "Several rules, or one rule twice, have fired on the same payment.",
    action: "Count payments and not alerts where the two would differ.",
  },
  "events.same_context_as_session": {
    title: "Events that disagree with their session",
    explanation: "An event repeats what its session says ({columns}).",
    action: "Look for sessions that were mixed up or taken over.",
  },
  "events.same_party_as_payment": {
    title: "Events that disagree with the payment or order they name",
    explanation: "Both name the same customer, session and payment ({columns}).",
    action: "Find out which record is right before following a link between the two.",
  },
  "events.payment_named": {
    title: "Payment events that name no payment",
    explanation:
      "payment_attempt, payment_success and payment_failed should say which payment they are about.",
    action: "Treat such events as noise: no payment stands behind them.",
  },
  "events.order_named": {
    title: "Success events that name no order",
    explanation: "payment_success and order_placed should say which order they are about.",
    action: "Do not count orders by these events.",
  },
  "events.attempt_once": {
    title: "Further attempt events of one payment",
    explanation: "A payment is one attempt; more events than one make it look like several.",
    action: "Count attempts in the payments and not in the events.",
  },
  "events.outcome_matches_result": {
    title: "Events that contradict their payment's result",
    explanation: "A success event of a failed payment, or a failure event of a successful one.",
    action: "Trust the payment, and find out where the event comes from.",
  },
  "customers.never_seen": {
    title: "Customers without a session",
    explanation: "They signed up and are never seen again.",
    action: "Leave them out of averages per active customer.",
  },
  "sessions.has_events": {
    title: "Sessions without events",
    explanation: "Nothing is known of what happened in them.",
    action: "Leave them out of the funnel.",
  },
} as const satisfies Record<string, CheckText>;
