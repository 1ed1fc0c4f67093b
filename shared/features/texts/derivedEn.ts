/** Sentences about the features that are not windows, by name. */
export const DERIVED_EN: Readonly<Record<string, string>> = {
  amount: "Gives the amount of the payment, in the currency's major unit.",
  method: "Gives the method of payment.",
  payment_country: "Gives the country that the payment comes from.",
  channel: "Gives the channel that the payment came through.",
  currency: "Gives the currency of the payment.",
  merchant_category: "Gives the merchant's category.",
  card_bin: "Gives the BIN of the card, its first six digits, which name the issuing bank.",
  customer_country: "Gives the country that the customer signed up with.",
  sca: "Says whether the payer was strongly authenticated.",
  hour_of_day: "Gives the hour of the payment, from 0 to 23, in UTC.",
  weekday: "Gives the day of the week of the payment, from 1 for Monday to 7 for Sunday, in UTC.",
  is_weekend: "Says whether the payment falls on a Saturday or a Sunday, in UTC.",
  is_night: "Says whether the payment falls between midnight and six in the morning, in UTC.",

  amount_z_7d:
    "Gives the standard deviations between the amount and the customer's mean of the 7 days before; missing below two payments and where all their amounts are equal.",
  amount_z_30d:
    "Gives the standard deviations between the amount and the customer's mean of the 30 days before; missing below two payments and where all their amounts are equal.",
  amount_z_7d_shrunk:
    "Gives the standard deviations between the amount and the customer's mean of the 7 days before, as if the customer had made five more payments like everybody's of the last 30 days.",
  amount_z_30d_shrunk:
    "Gives the standard deviations between the amount and the customer's mean of the 30 days before, as if the customer had made five more payments like everybody's of the last 30 days.",
  amount_to_mean_30d:
    "Divides the amount by the mean of the customer's payments in the 30 days before.",
  amount_to_max_30d:
    "Divides the amount by the largest of the customer's payments in the 30 days before.",

  account_age_days: "Gives the days from the customer's sign-up to the payment.",
  is_first_payment: "Says whether the customer never tried to pay before.",
  new_device:
    "Says whether the customer never paid from this device before; missing where no earlier payment names a device.",
  new_ip:
    "Says whether the customer never paid from this IP address before; missing where no earlier payment names one.",
  new_bin:
    "Says whether the customer never paid with this card BIN before; missing where no earlier payment was by card.",
  new_merchant:
    "Says whether the customer never paid this merchant before; missing where no earlier payment names a merchant.",

  session_seconds: "Gives the seconds from the start of the session to the payment.",
  session_events:
    "Counts the events of the session before the payment, without those that report how a payment ended.",
  seconds_since_first_cart_add:
    "Gives the seconds from the first product put into the session's cart to the payment.",

  country_mismatch: "Says whether the payment comes from another country than the customer's.",
  country_changed:
    "Says whether the payment comes from another country than the customer's previous one.",
  distance_km_previous:
    "Gives the great-circle distance to the customer's previous payment, between coordinates or else between the centres of the countries.",
  km_per_min_previous:
    "Gives the speed it would take from the customer's previous payment to this one.",
  distance_km_previous_card:
    "Gives the great-circle distance to the previous payment with the same card, between coordinates or else between the centres of the countries.",
  km_per_min_previous_card:
    "Gives the speed it would take from the previous payment with the same card to this one.",

  component_size:
    "Counts the customers connected with this one, over any number of steps, by being among the first 20 of a device or IP address, this one included.",
  fraud_neighbours:
    "Counts the other customers who used the payment's device or IP address before and have a fraud whose label is older than the label delay.",

  customer_age_years:
    "Gives the completed years of age of the customer at the payment, by the birth date given at sign-up.",
  customer_is_minor: "Says whether the customer is under 18 at the payment.",
  adult_items_in_cart:
    "Counts the products for adults put into the cart and not taken out again in the session before the payment.",
  id_card_mismatch:
    "Says whether the birth date on the customer's ID card differs from the one given at sign-up.",
};
