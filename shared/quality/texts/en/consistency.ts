import type { CheckText } from "../checkText";

/** Formats, documentation, vocabulary, time and amounts. */
export const CONSISTENCY_TEXTS = {
  "formats.agree": {
    title: "Rows that differ between {read} and {other}",
    explanation:
      "The same table in two formats should say the same; {read} is the one that was read.",
    action: "Find out which file is older, and remove it.",
  },
  "formats.types": {
    title: "Columns stored differently in {read} and {other}",
    explanation: "The values agree, but one file holds, say, a number where the other holds text.",
    found: "Columns: {columns}.",
    action: "Give other tools the type explicitly: leading zeros are lost in numbers.",
  },
  "formats.columns": {
    title: "Columns that {other} lacks or has beyond the schema",
    explanation:
      "The second file of a table should have the same columns; those it lacks cannot be compared.",
    found: "Missing: {missing}. Extra: {extra}.",
    action: "Compare the header line with that of the other file.",
  },
  "documentation.rows": {
    title: "Difference to the documented rows of {table}",
    explanation: "{documented} rows are documented, {found} were found.",
    action: "Quote the number found, and tell the publisher.",
  },
  "documentation.figure": {
    title: "Documented figure: {figure}",
    explanation: "Documented between {min} and {max}; found {found}.",
    action: "Quote the figure found: conclusions drawn from the documented one may not hold.",
  },
  "documentation.period": {
    title: "Events outside November and December 2025",
    explanation: "The documentation says that events lie in these two months.",
    action: "Nothing needs doing; totals per month leave these events out.",
  },
  "documentation.never_empty": {
    title: "Columns documented as sometimes empty that never are",
    explanation:
      "An anonymous visitor or a payment without a card would leave the column empty; here none does.",
    found: "Always filled: {columns}.",
    action: "Do not expect anonymous records in this dataset.",
  },
  "vocabulary.documented": {
    title: "Undocumented values of {table}.{column}",
    explanation: "Documented: {documented}. Other values are kept and counted.",
    found: "Also found: {values}.",
    action: "Include the found values wherever the documented ones are listed.",
  },
  "vocabulary.unused": {
    title: "Documented values of {table}.{column} that never occur",
    explanation: "Documented: {documented}.",
    found: "Never found: {values}.",
    action: "Do not build a rule or a chart on a value that never occurs.",
  },
  "vocabulary.country_code": {
    title: "Values of {table}.{column} that are no ISO country code",
    explanation: "Countries are written as two capital letters (ISO 3166-1 alpha-2).",
    action: "Correct the codes: countries are compared letter by letter.",
  },
  "payments.card_has_bin": {
    title: "Card payments without a BIN",
    explanation: "The first six digits of the card are known for every card payment.",
    action: "Rules on BINs cannot see these payments.",
  },
  "payments.bin_without_card": {
    title: "PayPal and transfer payments with a card BIN",
    explanation: "These methods do not show the shop a card number.",
    action: "Do not take the BIN as proof that a card was used.",
  },
  "sessions.ends_after_start": {
    title: "Sessions that end before they start",
    explanation: "A session cannot last less than nothing.",
    action: "Check whether the two times were swapped.",
  },
  "sessions.after_signup": {
    title: "Sessions before their customer signed up",
    explanation: "A session known to be a customer's should follow the sign-up.",
    found: "The middle one is {median_days} days too early.",
    action: "Do not use the account's age in this dataset without care.",
  },
  "sessions.overlap": {
    title: "Sessions that begin while another of the customer is open",
    explanation: "Two devices at once, or an account used by two people.",
    action: "Look at the devices and addresses of the two sessions.",
  },
  "sessions.whole_minutes": {
    title: "Sessions that last whole minutes",
    explanation:
      "By chance one session in sixty does. More than half shows durations that were drawn and not measured.",
    action: "Do not read anything into the length of a session.",
  },
  "payments.inside_session": {
    title: "Payments outside their session",
    explanation: "A payment falls between the start and the end of its session.",
    found: "{before} before it, {after} after it; the middle one by {median_days} days.",
    action: "Do not use times within the session, such as checkout speed, in this dataset.",
  },
  "payments.after_signup": {
    title: "Payments before their customer signed up",
    explanation: "Only a customer with an account can pay.",
    found: "The middle one is {median_days} days too early.",
    action: "Do not use the account's age in this dataset without care.",
  },
  "payments.attempts_close": {
    title: "Sessions whose payments are further apart than the session lasts",
    explanation: "Several attempts in one session lie within the session.",
    found: "The middle session's payments are {median_days} days apart.",
    action: "Do not read several payments of a session as retries.",
  },
  "orders.at_payment_time": {
    title: "Orders at another time than their payment",
    explanation: "An order is placed at the moment its payment succeeds.",
    found: "The middle one is {median_days} days off.",
    action: "Order by the payment's time where the two differ.",
  },
  "order_items.product_exists": {
    title: "Lines that sell a product before it exists",
    explanation: "A product is in the catalogue from its creation on.",
    found: "They are in {orders} orders.",
    action: "Do not use the age of a product in this dataset.",
  },
  "fraud_alerts.not_before_payment": {
    title: "Alerts before their payment",
    explanation: "An alert is raised by a payment and cannot come first.",
    found: "The middle one is {median_days} days too early.",
    action: "Do not replay alerts by their own time.",
  },
  "events.inside_session": {
    title: "Events outside their session",
    explanation: "An event falls between the start and the end of its session.",
    found: "{before} before it, {after} after it; the middle one by {median_days} days.",
    action: "Look for sessions whose times were cut or moved.",
  },
  "events.outcome_after_payment": {
    title: "Outcome events before their payment",
    explanation:
      "payment_success, payment_failed and order_placed tell how a payment ended; they cannot precede it.",
    found: "The middle one is {median_days} days too early.",
    action:
      "Use the payments for the order of things and not these events: they would leak the outcome.",
  },
  "events.attempt_at_payment_time": {
    title: "Attempt events more than a minute away from their payment",
    explanation: "The event and the payment are the same click.",
    found: "The middle one is {median_days} days off.",
    action: "Do not join events and payments by time in this dataset.",
  },
  "events.product_exists": {
    title: "Events about a product before it exists",
    explanation: "A product can be seen or put in a cart from its creation on.",
    found: "The middle one is {median_days} days too early.",
    action: "Do not use the age of a product in this dataset.",
  },
  "time.file_order": {
    title: "Records of {table} earlier than the one before them in the file",
    explanation: "Any order is accepted; records are sorted on reading.",
    action: "Sort by time before sending this file to a stream.",
  },
  "time.sub_millisecond": {
    title: "Times of {table} finer than a millisecond",
    explanation: "They are kept to the nanosecond here; most tools round them.",
    action: "Compare with other tools to the millisecond only.",
  },
  "orders.total_matches_items": {
    title: "Orders whose total is not the sum of their lines",
    explanation: "The total is the sum of quantity × unit price, to half a cent.",
    found: "{above} are too high, the others too low; the middle difference is {median_eur} €.",
    action: "Do not add up revenue per product from the lines in this dataset.",
  },
  "orders.total_matches_payment": {
    title: "Orders whose total is not the amount paid",
    explanation: "The order's total is the payment's amount, to half a cent.",
    action: "Look for partial payments, discounts or altered totals.",
  },
  "fraud_alerts.amount_matches_payment": {
    title: "Alerts whose amount is not the amount paid",
    explanation: "The alert repeats the payment's amount, to half a cent.",
    action: "Trust the payment's amount.",
  },
  "events.cart_value_matches_payment": {
    title: "Payment events whose cart value is not the amount paid",
    explanation: "At the payment the cart's value is the amount to pay, to half a cent.",
    action: "Do not use the cart value as the amount in this dataset.",
  },
  "events.cart_value_needs_items": {
    title: "Cart values in sessions that have added nothing yet",
    explanation: "A cart is worth something only once something is in it.",
    action: "Do not read the cart's content from the events in this dataset.",
  },
  "events.cart_value_matches_content": {
    title: "Cart values that differ from what was added and removed",
    explanation:
      "The prices of what was put in less what was taken out, each event one unit. Quantities are not in the events, so a few differences are to be expected.",
    action: "Where nearly all differ, the cart value was not computed from the cart.",
  },
} as const satisfies Record<string, CheckText>;
