import type { history as english } from "../en/history";
import type { Shape } from "../shape";

/** Textes du journal des actions : une phrase par sorte d’action. */
export const history: Shape<typeof english> = {
  title: "Actions effectuées",
  note: "Choisir une ligne pour y revenir. Les modifications restent en vigueur tant qu’elles ne sont pas annulées ; l’enregistrement les conserve.",
  start: "Début",
  empty: "Aucune modification pour l’instant.",
  undone: "annulé",
  shown: "{{done}} sur {{total}} en vigueur",
  did: {
    challengeThreshold: "Authentification à partir d’un score de {{to}}",
    blockThreshold: "Blocage au-dessus d’un score de {{to}}",
    capacity: "Capacité fixée à {{to}} par jour",
    labelDelay: "Délai des étiquettes fixé à {{to}} jours",
    ruleState: "{{rule}} : {{to}}",
    rulePoints: "{{rule}} : points fixés à {{to}}",
    ruleOutcome: "{{rule}} : {{to}}",
    ruleCondition: "{{rule}} : condition modifiée",
    ruleWords: "{{rule}} : libellés modifiés",
    ruleCode: "{{rule}} : nouveau code {{to}}",
    ruleId: "{{rule}} : nouvel identifiant {{to}}",
    ruleTests: "{{rule}} : tests modifiés",
    ruleAdded: "{{rule}} : ajoutée",
    ruleDuplicated: "{{rule}} : dupliquée",
    ruleDeleted: "{{rule}} : supprimée",
    ruleRestored: "{{rule}} : comme enregistrée",
    versionRestored: "Version {{number}} rétablie",
    shippedRestored: "Règles d’origine rétablies",
    changesDiscarded: "Modifications depuis le dernier enregistrement abandonnées",
    rulesImported: "Règles importées de {{file}}",
  },
  word: {
    active: "active",
    shadow: "en observation",
    off: "désactivée",
    ALLOW: "toujours accepter",
    CHALLENGE: "au moins authentifier",
    BLOCK: "toujours bloquer",
  },
};
