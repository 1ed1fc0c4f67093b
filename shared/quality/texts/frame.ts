import type { QuarantineReason } from "../../domain/dataset";
import type { CheckGroup, FigureId, Severity } from "../report";

/** The words around the checks: headings, severities, groups and figures, in one language. */
export interface FrameText {
  /** BCP 47 tag, for numbers and for the document's language. */
  readonly language: "en" | "fr";
  /** Between a term and what is said of it, with the spaces the language wants. */
  readonly colon: string;
  readonly heading: string;
  readonly tables: string;
  readonly table: string;
  readonly documented: string;
  readonly found: string;
  readonly quarantined: string;
  readonly source: string;
  readonly figures: string;
  readonly figure: string;
  readonly agrees: string;
  readonly differs: string;
  readonly findings: string;
  readonly passed: string;
  readonly skipped: string;
  readonly skippedWhy: string;
  readonly action: string;
  readonly record: string;
  readonly file: string;
  readonly line: string;
  readonly rows: string;
  readonly field: string;
  readonly reason: string;
  readonly rowText: string;
  readonly key: string;
  /** `{shown}` and `{count}` are replaced. */
  readonly sample: string;
  readonly none: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly groups: Readonly<Record<CheckGroup, string>>;
  readonly figureNames: Readonly<Record<FigureId, string>>;
  readonly reasons: Readonly<Record<QuarantineReason, string>>;
}

export const EN_FRAME: FrameText = {
  language: "en",
  colon: ": ",
  heading: "Quality report",
  tables: "Tables",
  table: "Table",
  documented: "Documented",
  found: "Found",
  quarantined: "Quarantine",
  source: "Read from",
  figures: "Documented figures",
  figure: "Figure",
  agrees: "agrees",
  differs: "differs",
  findings: "Findings",
  passed: "Passed",
  skipped: "Not applicable",
  skippedWhy: "Nothing to look at",
  action: "What to do",
  record: "Row",
  file: "File",
  line: "Line",
  rows: "Rows",
  field: "Field",
  reason: "Reason",
  rowText: "Text",
  key: "Key",
  sample: "{shown} of {count} shown",
  none: "none",
  severities: { error: "Error", warning: "Warning", information: "Information" },
  groups: {
    structure: "Structure",
    keys: "Keys",
    references: "References",
    formats: "Formats",
    documentation: "Documentation",
    vocabulary: "Vocabulary",
    time: "Time",
    amounts: "Amounts",
    labels: "Labels",
    age: "Age",
    behaviour: "Behaviour",
    sharing: "Sharing",
  },
  figureNames: {
    fraud_share: "payments labelled as fraud",
    alerts: "fraud alerts",
    lines_per_order: "lines per order",
    revenue: "revenue",
    lowest_price: "lowest price",
    highest_price: "highest price",
    sessions_per_customer: "sessions per customer",
    event_span: "days covered by events",
  },
  reasons: {
    field_count: "wrong number of fields",
    unterminated_quote: "quote that is never closed",
    not_json: "not JSON",
    not_an_object: "not a JSON object",
    missing_value: "missing value",
    not_a_number: "not a number",
    not_an_integer: "not a whole number",
    not_a_flag: "neither 0, 1, true nor false",
    not_a_time: "not a time",
    not_a_date: "not a date",
    not_a_bin: "not six digits",
    not_text: "not text",
    impossible_value: "impossible value",
    duplicate_key: "key already taken",
    record_too_large: "record too large",
    unreadable_block: "unreadable block",
  },
};

export const FR_FRAME: FrameText = {
  language: "fr",
  colon: "\u00a0: ",
  heading: "Rapport de qualité",
  tables: "Tables",
  table: "Table",
  documented: "Documenté",
  found: "Trouvé",
  quarantined: "Quarantaine",
  source: "Lu dans",
  figures: "Chiffres documentés",
  figure: "Chiffre",
  agrees: "conforme",
  differs: "diffère",
  findings: "Constats",
  passed: "Réussis",
  skipped: "Sans objet",
  skippedWhy: "Rien à examiner",
  action: "Que faire",
  record: "Ligne",
  file: "Fichier",
  line: "Ligne du fichier",
  rows: "Lignes",
  field: "Champ",
  reason: "Motif",
  rowText: "Texte",
  key: "Clé",
  sample: "{shown} sur {count} affichés",
  none: "aucun",
  severities: { error: "Erreur", warning: "Avertissement", information: "Information" },
  groups: {
    structure: "Structure",
    keys: "Clés",
    references: "Références",
    formats: "Formats",
    documentation: "Documentation",
    vocabulary: "Vocabulaire",
    time: "Temps",
    amounts: "Montants",
    labels: "Étiquettes",
    age: "Âge",
    behaviour: "Comportement",
    sharing: "Partage",
  },
  figureNames: {
    fraud_share: "paiements étiquetés comme fraude",
    alerts: "alertes de fraude",
    lines_per_order: "lignes par commande",
    revenue: "chiffre d’affaires",
    lowest_price: "prix le plus bas",
    highest_price: "prix le plus haut",
    sessions_per_customer: "sessions par client",
    event_span: "jours couverts par les événements",
  },
  reasons: {
    field_count: "nombre de champs inattendu",
    unterminated_quote: "guillemet jamais fermé",
    not_json: "pas du JSON",
    not_an_object: "pas un objet JSON",
    missing_value: "valeur manquante",
    not_a_number: "pas un nombre",
    not_an_integer: "pas un nombre entier",
    not_a_flag: "ni 0, ni 1, ni true, ni false",
    not_a_time: "pas un horodatage",
    not_a_date: "pas une date",
    not_a_bin: "pas six chiffres",
    not_text: "pas du texte",
    impossible_value: "valeur impossible",
    duplicate_key: "clé déjà prise",
    record_too_large: "ligne trop grande",
    unreadable_block: "bloc illisible",
  },
};
