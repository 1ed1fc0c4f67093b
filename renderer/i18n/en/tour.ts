/** Texts of the guided tour. */
export const tour = {
  offer: "First time here? A tour of about two minutes shows what this window can do.",
  take: "Take the tour",
  decline: "No, thank you",
  next: "Next",
  previous: "Back",
  done: "Done",
  progress: "{{n}} of {{total}}",
  step: {
    figures: {
      title: "The dataset in figures",
      text: "Two months of a made-up shop: revenue, orders, payments, and how many payments are labelled as fraud. Rest the pointer on a figure to see how it is defined.",
    },
    country: {
      title: "Click to filter",
      text: "Click a country: every figure and chart then shows that country only, and the filter appears above. Click it again to take it away. Each chart also opens as a table or as SQL.",
    },
    findings: {
      title: "What stands out",
      text: "Things worth a look, each in one sentence: accounts that share a phone, cards tried out one after the other. A click opens the one concerned.",
    },
    record: {
      title: "A page for everything",
      text: "Customers, payments, orders, sessions, products, devices and IP addresses each have a page. Follow the links from a payment to its session and its device; Back returns as in a browser.",
    },
    why: {
      title: "Why a payment is stopped",
      text: "Each payment is decided from what was known when it was made: the rules that hit, a sentence each, and the points that add up to the score. Below are the values they saw, and what would have been decided with others.",
    },
    tables: {
      title: "The rows themselves",
      text: "Every table can be sorted, filtered and exported. Here are the payments, the highest amounts first. Enter or a double click opens a row.",
    },
    quality: {
      title: "Can the data be trusted?",
      text: "Each check says what was examined, how much failed, and shows the rows. In the demo dataset one warning was planted: adult products in orders of minors.",
    },
    sql: {
      title: "Ask in SQL",
      text: "All tables are in SQLite. Twelve worked examples explain the dataset step by step: open one, change it, run it, draw it.",
    },
    rules: {
      title: "Change a rule, see what follows",
      text: "Here are frauds caught, false alarms and money, on the whole dataset. Move a threshold, or the points of a rule on the left: the figures follow at once, beside those of the saved rules. Undo brings everything back.",
    },
    palette: {
      title: "Search or jump",
      text: "From anywhere: an id, a name, a table, an action. Ctrl K opens it, and ? lists every key. The tour can be taken again from here.",
    },
  },
} as const;
