import type { Example } from "./example";

/** Grouping, joining, counting under a condition. */
export const FIRST_EXAMPLES: readonly Example[] = [
  {
    id: "revenuePerDay",
    sql: `SELECT substr(order_ts, 1, 10) AS day,
       count(*) AS orders,
       round(sum(total_amount), 2) AS revenue,
       round(avg(total_amount), 2) AS average_basket
FROM orders
GROUP BY day
ORDER BY day;
`,
  },
  {
    id: "funnelBySource",
    sql: `WITH step AS (
  SELECT s.session_id,
         s.utm_source,
         max(e.event_type = 'product_view') AS viewed,
         max(e.event_type = 'add_to_cart') AS carted,
         max(e.event_type = 'checkout_start') AS checked_out
  FROM sessions s
  LEFT JOIN events e ON e.session_id = s.session_id
  GROUP BY s.session_id
)
SELECT utm_source,
       count(*) AS sessions,
       sum(viewed) AS viewed,
       sum(carted) AS carted,
       sum(checked_out) AS checked_out,
       sum(ordered) AS ordered,
       round(100.0 * sum(ordered) / count(*), 1) AS conversion_percent
FROM (
  SELECT step.*,
         EXISTS (SELECT 1 FROM orders o WHERE o.session_id = step.session_id) AS ordered
  FROM step
)
GROUP BY utm_source
ORDER BY conversion_percent DESC;
`,
  },
  {
    id: "fraudByCountry",
    sql: `SELECT payment_country,
       count(*) AS payments,
       sum(is_fraud_label) AS labelled_fraud,
       round(100.0 * avg(is_fraud_label), 2) AS fraud_percent,
       round(sum(CASE WHEN is_fraud_label = 1 THEN amount ELSE 0 END), 2) AS fraud_amount
FROM payments
GROUP BY payment_country
ORDER BY fraud_percent DESC, payments DESC;
`,
  },
  {
    id: "orderTotals",
    sql: `WITH lines AS (
  SELECT i.order_id,
         count(*) AS lines,
         sum(i.qty * p.unit_price) AS lines_total
  FROM order_items i
  JOIN products p ON p.product_id = i.product_id
  GROUP BY i.order_id
)
SELECT o.order_id,
       o.order_ts,
       lines.lines,
       round(lines.lines_total, 2) AS lines_total,
       o.total_amount,
       round(o.total_amount - lines.lines_total, 2) AS difference
FROM orders o
JOIN lines ON lines.order_id = o.order_id
ORDER BY abs(o.total_amount - lines.lines_total) DESC
LIMIT 100;
`,
  },
  {
    id: "minorsRestricted",
    sql: `SELECT o.order_id,
       o.order_ts,
       o.customer_id,
       substr(c.birthdate, 1, 4) AS birth_year,
       substr(o.order_ts, 1, 4) - substr(c.birthdate, 1, 4) AS age_in_year,
       p.product_id,
       p.name,
       p.category,
       i.qty
FROM orders o
JOIN customers c ON c.customer_id = o.customer_id
JOIN order_items i ON i.order_id = o.order_id
JOIN products p ON p.product_id = i.product_id
WHERE c.is_minor = 1 AND p.is_adult_restricted = 1
ORDER BY age_in_year, o.order_ts;
`,
  },
  {
    id: "alertPrecision",
    sql: `SELECT a.rule_triggered,
       count(*) AS alerts,
       sum(p.is_fraud_label) AS confirmed,
       round(100.0 * avg(p.is_fraud_label), 1) AS precision_percent,
       round(100.0 * sum(p.is_fraud_label)
         / (SELECT sum(is_fraud_label) FROM payments), 1) AS recall_percent,
       round(sum(CASE WHEN p.is_fraud_label = 1 THEN p.amount END), 2) AS amount_confirmed
FROM fraud_alerts a
JOIN payments p ON p.payment_id = a.payment_id
GROUP BY a.rule_triggered
ORDER BY alerts DESC;
`,
  },
];
