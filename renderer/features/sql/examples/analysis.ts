import type { Example } from "./example";

/** Unions, window functions, cohorts. */
export const ANALYSIS_EXAMPLES: readonly Example[] = [
  {
    id: "sharedKeys",
    sql: `WITH used AS (
  SELECT 'device' AS kind, device_id AS value, customer_id, is_fraud_label FROM payments
  UNION ALL
  SELECT 'ip', ip_hash, customer_id, is_fraud_label FROM payments
  UNION ALL
  SELECT 'bin', card_bin, customer_id, is_fraud_label FROM payments
)
SELECT kind,
       value,
       count(DISTINCT customer_id) AS customers,
       count(*) AS payments,
       sum(is_fraud_label) AS labelled_fraud
FROM used
WHERE value IS NOT NULL
GROUP BY kind, value
HAVING customers > 1
ORDER BY labelled_fraud DESC, customers DESC, payments DESC
LIMIT 200;
`,
  },
  {
    id: "velocity",
    sql: `WITH attempt AS (
  SELECT payment_id,
         customer_id,
         attempt_ts,
         amount,
         result,
         is_fraud_label,
         unixepoch(attempt_ts) AS second
  FROM payments
)
SELECT payment_id,
       customer_id,
       attempt_ts,
       amount,
       result,
       count(*) OVER hour AS attempts_1h,
       round(sum(amount) OVER hour, 2) AS amount_1h,
       count(*) FILTER (WHERE result = 'failed') OVER day_before AS failed_before_1d,
       is_fraud_label
FROM attempt
WINDOW hour AS (
         PARTITION BY customer_id ORDER BY second
         RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW),
       day_before AS (
         PARTITION BY customer_id ORDER BY second
         RANGE BETWEEN 86400 PRECEDING AND 1 PRECEDING)
ORDER BY attempts_1h DESC, failed_before_1d DESC, attempt_ts
LIMIT 300;
`,
  },
  {
    id: "zScore",
    sql: `WITH past AS (
  SELECT payment_id,
         customer_id,
         attempt_ts,
         amount,
         is_fraud_label,
         count(*) OVER before AS payments_before,
         avg(amount) OVER before AS mean_before,
         avg(amount * amount) OVER before AS mean_square_before
  FROM payments
  WINDOW before AS (
    PARTITION BY customer_id ORDER BY attempt_ts, payment_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT payment_id,
       customer_id,
       attempt_ts,
       amount,
       payments_before,
       round(mean_before, 2) AS mean_before,
       round((amount - mean_before)
         / sqrt(mean_square_before - mean_before * mean_before), 2) AS z_score,
       is_fraud_label
FROM past
WHERE payments_before >= 3
  AND mean_square_before - mean_before * mean_before > 1
ORDER BY z_score DESC;
`,
  },
  {
    id: "sessionSteps",
    sql: `WITH chosen AS (
  SELECT session_id
  FROM payments
  GROUP BY session_id
  ORDER BY count(*) FILTER (WHERE result = 'failed') DESC, count(*) DESC, session_id
  LIMIT 1
)
SELECT e.ts,
       round((julianday(e.ts) - julianday(lag(e.ts) OVER by_time)) * 86400, 1) AS seconds_since_last,
       e.event_type,
       e.product_id,
       p.name AS product,
       e.cart_value,
       e.payment_id,
       e.session_id
FROM events e
JOIN chosen ON chosen.session_id = e.session_id
LEFT JOIN products p ON p.product_id = e.product_id
WINDOW by_time AS (ORDER BY e.ts, e.event_id)
ORDER BY e.ts, e.event_id;
`,
  },
  {
    id: "signupCohorts",
    sql: `WITH first_order AS (
  SELECT customer_id,
         min(order_ts) AS first_ts,
         count(*) AS orders,
         sum(total_amount) AS revenue
  FROM orders
  GROUP BY customer_id
)
SELECT substr(c.signup_ts, 1, 7) AS signup_month,
       count(*) AS customers,
       count(f.customer_id) AS buyers,
       round(100.0 * count(f.customer_id) / count(*), 1) AS buyers_percent,
       count(*) FILTER (WHERE julianday(f.first_ts) - julianday(c.signup_ts) BETWEEN 0 AND 7) AS bought_in_7_days,
       count(*) FILTER (WHERE f.first_ts < c.signup_ts) AS bought_before_signup,
       round(total(f.revenue) / count(*), 2) AS revenue_per_customer
FROM customers c
LEFT JOIN first_order f ON f.customer_id = c.customer_id
GROUP BY signup_month
ORDER BY signup_month;
`,
  },
  {
    id: "recencyFrequencyMonetary",
    sql: `WITH buyer AS (
  SELECT customer_id,
         julianday((SELECT max(order_ts) FROM orders)) - julianday(max(order_ts)) AS days_since_last,
         count(*) AS orders,
         sum(total_amount) AS revenue
  FROM orders
  GROUP BY customer_id
), scored AS (
  SELECT *,
         ntile(4) OVER (ORDER BY days_since_last DESC) AS recency,
         ntile(4) OVER (ORDER BY orders) AS frequency,
         ntile(4) OVER (ORDER BY revenue) AS monetary
  FROM buyer
)
SELECT customer_id,
       round(days_since_last, 1) AS days_since_last,
       orders,
       round(revenue, 2) AS revenue,
       recency,
       frequency,
       monetary,
       recency + frequency + monetary AS score
FROM scored
ORDER BY score DESC, revenue DESC;
`,
  },
];
