import type { tour as english } from "../en/tour";
import type { Shape } from "../shape";

/** Textes de la visite guidée. */
export const tour: Shape<typeof english> = {
  offer:
    "Première fois ici ? Une visite d’environ deux minutes montre ce que cette fenêtre sait faire.",
  take: "Suivre la visite",
  decline: "Non, merci",
  next: "Suivant",
  previous: "Précédent",
  done: "Terminer",
  progress: "{{n}} sur {{total}}",
  step: {
    figures: {
      title: "Le jeu de données en chiffres",
      text: "Deux mois d’une boutique fictive : chiffre d’affaires, commandes, paiements, et part des paiements étiquetés comme fraude. Le survol d’un chiffre en donne la définition.",
    },
    country: {
      title: "Cliquer pour filtrer",
      text: "Un clic sur un pays : chiffres et graphiques ne montrent plus que lui, et le filtre s’affiche au-dessus. Un second clic l’enlève. Chaque graphique s’ouvre aussi en tableau ou en SQL.",
    },
    findings: {
      title: "Ce qui sort de l’ordinaire",
      text: "Des points à examiner, chacun en une phrase : comptes qui partagent un téléphone, cartes essayées l’une après l’autre. Un clic ouvre ce dont il s’agit.",
    },
    record: {
      title: "Une page pour chaque chose",
      text: "Clients, paiements, commandes, sessions, produits, appareils et adresses IP ont chacun leur page. Les liens mènent d’un paiement à sa session et à son appareil ; le retour fonctionne comme dans un navigateur.",
    },
    why: {
      title: "Pourquoi un paiement est arrêté",
      text: "Chaque paiement est décidé d’après ce qui était connu au moment où il a été fait : les règles qui se déclenchent, une phrase chacune, et les points qui font le score. Plus bas, les valeurs qu’elles ont vues, et ce que d’autres valeurs auraient donné.",
    },
    tables: {
      title: "Les lignes elles-mêmes",
      text: "Chaque table se trie, se filtre et s’exporte. Voici les paiements, les plus gros montants d’abord. Entrée ou un double clic ouvre une ligne.",
    },
    quality: {
      title: "Peut-on se fier aux données ?",
      text: "Chaque contrôle dit ce qui a été examiné, combien a échoué, et montre les lignes. Le jeu de démonstration contient un avertissement voulu : des produits pour adultes dans des commandes de mineurs.",
    },
    sql: {
      title: "Interroger en SQL",
      text: "Toutes les tables sont dans SQLite. Douze exemples commentés expliquent le jeu de données pas à pas : en ouvrir un, le modifier, l’exécuter, en tirer un graphique.",
    },
    rules: {
      title: "Changer une règle, voir ce qui suit",
      text: "Voici les fraudes arrêtées, les fausses alertes et les montants, sur tout le jeu de données. Un seuil déplacé, ou les points d’une règle à gauche : les chiffres suivent aussitôt, à côté de ceux des règles enregistrées. Annuler rétablit tout.",
    },
    palette: {
      title: "Chercher ou aller à",
      text: "De partout : un identifiant, un nom, une table, une action. Ctrl K l’ouvre, et ? donne tous les raccourcis. La visite peut être reprise d’ici.",
    },
  },
};
