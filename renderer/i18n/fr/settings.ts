import type { settings as english } from "../en/settings";
import type { Shape } from "../shape";

/** Textes des réglages, de la confidentialité et de la page « à propos ». */
export const settings: Shape<typeof english> = {
  section: { general: "Général", privacy: "Confidentialité", about: "À propos" },
  language: { system: "Comme le système", en: "English", fr: "Français" },
  future: "Lignes à venir",
  futureNote:
    "Ce que les listes montrent des enregistrements que l’horloge n’a pas atteints. Les chiffres n’en tiennent jamais compte.",
  futureRows: { greyed: "Grisées", hidden: "Masquées" },
  gaps: "Temps mort",
  gapsNote:
    "Pendant la lecture, les périodes sans enregistrement sont sautées à partir de cette durée.",
  gap: {
    never: "Ne rien sauter",
    tenMinutes: "10 minutes",
    hour: "1 heure",
    sixHours: "6 heures",
    day: "1 jour",
  },
  investigator: "Enquêteur",
  investigatorNote:
    "Le journal nomme l’auteur de chaque action. Un dossier est relu par une personne qui n’y a pas travaillé.",
  name: "Nom",
  systemUser: "le nom de l’utilisateur du système",
  alertCapacity: "Alertes par jour",
  panels: "Panneaux",
  panelsNote:
    "Les panneaux gardent la taille qui leur a été donnée. Un double clic sur un séparateur le remet en place.",
  panelsReset: "Tout remettre en place",
  help: "Aide",
  helpNote:
    "Une visite d’environ deux minutes sur le jeu de démonstration, et tous les raccourcis.",
  keys: "Clavier",
  masked: "Données personnelles",
  maskedNote:
    "Ces champs sont masqués dans toutes les vues, requêtes et exports tant qu’ils ne sont pas révélés. Chaque révélation est consignée sur cet ordinateur.",
  revealed: {
    none: "Tout est masqué.",
    some: "Certains enregistrements restent révélés jusqu’à un nouveau masquage ou l’ouverture d’un autre jeu de données.",
    all: "Tous les enregistrements restent révélés jusqu’à un nouveau masquage ou l’ouverture d’un autre jeu de données.",
  },
  revealAll: "Tout révéler",
  mask: "Tout masquer de nouveau",
  reveals: "Révélations consignées",
  revealsNote: "Du plus récent au plus ancien, 1 000 au plus. Les heures sont en UTC.",
  noReveals: "Rien n’a encore été révélé.",
  allRecords: "tous les enregistrements",
  allFields: "tous les champs personnels",
  column: { at: "Heure", dataset: "Jeu de données", what: "Enregistrement", fields: "Champs" },
  exportCsv: "Exporter en CSV",
  aboutNote: "Atelier d’enquête sur la fraude, hors ligne. Rien ne quitte cet ordinateur.",
  version: "Version",
  shell: "Fenêtre",
  shellName: { desktop: "Application de bureau", browser: "Navigateur, servi par cet ordinateur" },
  licences: "Licences",
  licencesLoading: "Chargement de la liste",
  licencesNote_one: "{{n}} paquet fait partie de l’application ou fonctionne avec elle.",
  licencesNote_many: "{{n}} de paquets font partie de l’application ou fonctionnent avec elle.",
  licencesNote_other: "{{n}} paquets font partie de l’application ou fonctionnent avec elle.",
  noLicenceText: "Le paquet ne contient pas de texte de licence. Il indique : {{licence}}.",
};
