import { CONDITION_DEPTH, CONDITION_PARTS } from "../../contract/rules";
import type { Expected, ProblemTexts } from "../problems";
import { writeValue } from "../conditionValue";

const TYPES = { number: "un nombre", flag: "un oui ou non", text: "un texte" } as const;

const EXPECTED: Readonly<Record<Expected, string>> = {
  feature: "le nom d’une variable",
  comparison: "une comparaison (> >= < <= = != in, between, is missing)",
  value: "un nombre, yes, no ou un texte entre guillemets",
  valueList: "in",
  number: "un nombre",
  missing: "missing",
  connective: "and, or",
  condition: "not ou une parenthèse ouvrante",
  open: "une parenthèse ouvrante",
  close: "une parenthèse fermante",
  comma: "une virgule",
  and: "and",
  end: "la fin",
};

const meant = (nearest: string | null): string =>
  nearest === null ? "Choisir une variable de la liste." : `S’agit-il de ${nearest} ?`;

export const FR: ProblemTexts = {
  unexpected: ({ found, expected }) => ({
    what:
      found === null
        ? "La condition s’arrête trop tôt"
        : `${found} n’est pas compris à cet endroit`,
    tip: `Attendu ici : ${expected.map((what) => EXPECTED[what]).join(" ; ")}.`,
  }),
  unclosed: ({ quote }) => ({
    what: `Le texte qui commence par ${quote} n’est pas fermé`,
    tip: `Le fermer par ${quote}.`,
  }),
  badText: () => ({
    what: "Ce texte ne peut pas être lu",
    tip: 'Entre guillemets droits, écrire \\" pour un guillemet, \\\\ pour une barre oblique inverse et \\n pour une fin de ligne.',
  }),
  tooLong: () => ({
    what: "Ce nom ou ce texte est trop long",
    tip: "Les noms ont au plus 64 caractères, les textes 256.",
  }),
  tooDeep: () => ({
    what: "La condition imbrique trop de parenthèses",
    tip: `Au plus ${CONDITION_DEPTH} niveaux ; la répartir sur deux règles.`,
  }),
  tooManyParts: () => ({
    what: "La condition a trop de parties",
    tip: `Au plus ${CONDITION_PARTS} parties côte à côte, et 1000 valeurs dans une liste.`,
  }),
  unknownFeature: ({ feature, nearest }) => ({
    what: `Il n’existe pas de variable ${feature}`,
    tip: meant(nearest),
  }),
  wrongValue: ({ feature, type, value }) => ({
    what: `${feature} est ${TYPES[type]} et ne se compare pas à ${writeValue(value)}`,
    tip: `Le comparer à ${TYPES[type]}${type === "text" ? " entre guillemets" : ""}.`,
  }),
  wrongComparison: ({ feature, type, is }) => ({
    what: `${feature} est ${TYPES[type]}, sans ordre pour ${is}`,
    tip: "Utiliser =, != ou in.",
  }),
  emptyCondition: () => ({
    what: "Un groupe de la condition est vide",
    tip: "Y ajouter une comparaison ou retirer le groupe.",
  }),
  duplicateId: ({ id }) => ({
    what: `Deux règles portent l’identifiant ${id}`,
    tip: "Donner un autre identifiant à l’une d’elles.",
  }),
  duplicateCode: ({ code, other }) => ({
    what: `Le code motif ${code} est aussi celui de ${other}`,
    tip: "Donner à la règle un code qui lui est propre.",
  }),
  aliasClash: ({ alias, other }) => ({
    what: `L’alias ${alias} désigne aussi la règle ${other}`,
    tip: "Le retirer de l’une des deux.",
  }),
  thresholdOrder: ({ challenge, block }) => ({
    what: `Le seuil d’authentification ${challenge} dépasse le seuil de blocage ${block}`,
    tip: "Les deux sont compris entre 0 et 1, l’authentification au plus égale au blocage.",
  }),
  failingTest: ({ test, expected }) => ({
    what: `Le test « ${test} » échoue : la règle ${expected ? "devrait se déclencher et ne le fait pas" : "se déclenche et ne le devrait pas"}`,
    tip: "Corriger la condition ou le test.",
  }),
  untested: () => ({
    what: "La règle n’a pas de test",
    tip: "Ajouter des valeurs qui la déclenchent, et des valeurs qui ne la déclenchent tout juste pas.",
  }),
  badTestValue: ({ test, feature }) => ({
    what: `Le test « ${test} » donne à ${feature} une valeur impossible`,
    tip: "Nommer une variable connue et lui donner une valeur de son type.",
  }),
  unknownPlaceholder: ({ feature, nearest, language }) => ({
    what: `Le motif ${language === "en" ? "anglais" : "français"} nomme {${feature}}, qui n’est pas une variable`,
    tip: meant(nearest),
  }),
  unavailableFeature: ({ feature, missing }) => ({
    what: `${feature} manque dans ce jeu de données : la règle peut ne jamais se déclencher`,
    tip: `Il manque au jeu de données : ${missing}.`,
  }),
};
