import type { CheckText } from "../checkText";

/** Labels, age, behaviour and sharing. */
export const BEHAVIOUR_TEXTS = {
  "fraud_alerts.label_matches_payment": {
    title: "Alerts whose fraud label differs from their payment's",
    explanation: "The alert repeats the label of the payment it is about.",
    action: "Trust the payment's label, and find out why the two differ.",
  },
  "fraud_alerts.unconfirmed": {
    title: "Alerts that are not labelled as fraud",
    explanation: "False alarms, by the label.",
    action: "Count them against the rule that raised them.",
  },
  "fraud_alerts.equal_labels": {
    title: "Labelled payments, where labels and alerts are the same payments",
    explanation:
      "If exactly the payments with an alert are labelled, the label repeats the rules: nothing was missed and nothing was false.",
    action:
      "Do not measure rules against these labels: the result would be perfect by construction.",
  },
  "fraud_alerts.rule_explained": {
    title: "Alerts whose payment does not show what the rule is named after",
    explanation:
      "A high amount is above nine in ten; rapid or failed attempts need another one within the hour; a device change needs an earlier device.",
    found: "By rule: {rules}.",
    action: "Do not learn from these alerts what the rule means.",
  },
  "payments.label_alerted": {
    title: "Payments labelled as fraud without an alert",
    explanation: "Frauds that the alerts missed.",
    action: "Look at what they have in common: a rule for them is missing.",
  },
  "customers.is_minor_matches_birthdate": {
    title: "Customers whose is_minor contradicts their birthdate",
    explanation: "The flag is wrong on every day that the dataset covers.",
    action: "Trust the birthdate, and correct the flag.",
  },
  "customers.is_minor_at_signup": {
    title: "Customers whose is_minor is not their age at sign-up",
    explanation:
      "They come of age after signing up, within the dataset's time: the flag holds for a later day.",
    action: "Compute the age from the birthdate for the day that matters.",
  },
  "synthetic_id_labels.is_adult_matches_birthdate": {
    title: "ID cards whose is_adult contradicts their birthdate",
    explanation: "The flag is wrong on every day that the dataset covers.",
    action: "Trust the birthdate, and compare it with the picture of the card.",
  },
  "orders.adult_items_minor": {
    title: "Orders of minors with adult-restricted products",
    explanation: "Of the orders with such products, those whose customer is under 18 that day.",
    action: "Open each order, ask for the ID card, and cancel what may not be sold.",
  },
  "synthetic_id_labels.expired": {
    title: "ID cards that expire before the last day of the data",
    explanation: "An expired card does not prove an age.",
    action: "Ask for a valid document.",
  },
  "synthetic_id_labels.holder_known": {
    title: "ID cards whose birthdate no customer has",
    explanation: "They cannot belong to any customer of this dataset.",
    action: "Do not expect to match these cards with customers.",
  },
  "synthetic_id_labels.sex_by_first_name": {
    title: "ID cards whose first name mostly goes with the other sex",
    explanation: "By the other cards of the same name; some names are given to both.",
    found: "Names found with both: {names}.",
    action: "Where all names are mixed, sex was drawn independently of the name: ignore it.",
  },
  "synthetic_id_labels.same_expiry_year": {
    title: "ID cards that expire in one and the same year",
    explanation: "Cards issued over the years expire over the years.",
    found: "All expire in {year}.",
    action: "Do not test the reading of expired cards on these.",
  },
  "events.checkout_after_cart": {
    title: "Checkouts with nothing added to the cart before",
    explanation: "In a session, something is put in the cart before the checkout starts.",
    action: "Do not compute a funnel by the order of events in this dataset.",
  },
  "events.payment_after_checkout": {
    title: "Payment attempts with no checkout before",
    explanation: "In a session, the checkout starts before the payment is attempted.",
    action: "Do not compute a funnel or the checkout speed by the order of events.",
  },
  "events.outcome_after_attempt": {
    title: "Outcome events with no attempt before",
    explanation:
      "In a session, a payment is attempted before it succeeds or fails, or an order is placed.",
    action: "Do not count outcomes by these events.",
  },
  "events.remove_after_add": {
    title: "Removals of products that are not in the cart",
    explanation: "Only what was added in the session can be removed.",
    action: "Do not read the cart's content from the events in this dataset.",
  },
  "order_items.in_session_cart": {
    title: "Order lines whose product was never in the session's cart",
    explanation: "What is ordered was put in the cart in the order's session.",
    action: "Do not explain orders by the events of their session.",
  },
  "sessions.direct_with_campaign": {
    title: "Direct sessions that carry a campaign",
    explanation: "Who comes directly comes through no campaign.",
    action: "Do not attribute sales to campaigns without looking at the source.",
  },
  "sessions.flat_hours": {
    title: "Sessions, where they are spread evenly over the hours",
    explanation: "People sleep; sessions drawn at random do not. Hours swing by {swing} %.",
    found: "Between {lowest} and {highest} sessions an hour of the day.",
    action: "Do not use the hour of the day as a feature: here it means nothing.",
  },
  "sessions.flat_weekdays": {
    title: "Sessions, where they are spread evenly over the weekdays",
    explanation: "Shops are visited more on some days than others. Weekdays swing by {swing} %.",
    found: "Between {lowest} and {highest} sessions a day, by weekday.",
    action: "Do not use the weekday as a feature: here it means nothing.",
  },
  "sessions.flat_campaigns": {
    title: "Campaigns that run over the whole time",
    explanation: "A seasonal campaign begins and ends.",
    found: "From the first days to the last: {campaigns}.",
    action: "Do not measure a campaign against the time before it.",
  },
  "payments.country_unrelated": {
    title: "Payments from another country, where this is no more than chance",
    explanation:
      "{mismatches} payments come from another country than their customer's; {expected} would if countries were drawn.",
    action: "Do not use a country mismatch as a sign of fraud: here it is the rule.",
  },
  "payments.retry_changes_instrument": {
    title: "Further payments of a session with another card and another device",
    explanation: "Who retries a payment does so on the same device, mostly with the same card.",
    action:
      "Look at the sessions; where nearly all are so, cards and devices were drawn anew each time.",
  },
  "payments.bin_one_network": {
    title: "Payments, where every BIN begins with the same digit",
    explanation: "The first digit of a BIN names the card network.",
    found: "All begin with {digit}.",
    action: "Do not compare card networks in this dataset.",
  },
  "values.constant": {
    title: "Columns that say the same in every row",
    explanation: "They tell nothing apart.",
    found: "Constant: {columns}.",
    action: "Leave them out of charts and models.",
  },
  "sharing.devices": {
    title: "Devices used by several customers",
    explanation:
      "Households share a device, and so do rings. The most shared has {most} customers.",
    action: "Open the most shared ones in the graph.",
  },
  "sharing.ips": {
    title: "Addresses used by several customers",
    explanation:
      "Households, offices and mobile networks share an address, and so do rings. The most shared has {most} customers.",
    action: "Open the most shared ones in the graph.",
  },
  "sharing.cards": {
    title: "Cards or BINs used by several customers",
    explanation:
      "A BIN belongs to a bank and is shared by nature; a card is not. The most shared has {most} customers.",
    action: "Look for many failed attempts over neighbouring BINs.",
  },
  "sharing.device_single_use": {
    title: "Payments, where nearly every device is seen once only",
    explanation: "Real customers come back with the same device.",
    action: "Expect no links by device: the graph falls apart into stars.",
  },
  "sharing.ip_single_session": {
    title: "Sessions, where nearly every address is seen once only",
    explanation: "Real customers come back from the same address.",
    action: "Expect no links by address: the graph falls apart into stars.",
  },
  "sharing.card_single_use": {
    title: "Payments, where nearly every BIN is seen once only",
    explanation: "Real customers pay again with the same card, and banks issue many cards per BIN.",
    action: "Expect no links by card, and no risk per BIN.",
  },
} as const satisfies Record<string, CheckText>;
