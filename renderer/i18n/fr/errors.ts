import type { errors as english } from "../en/errors";
import type { Shape } from "../shape";

export const errors: Shape<typeof english> = {
  host: {
    badRequest: {
      title: "La demande n’a pas été comprise",
      tip: "Recharger la fenêtre. Si cela se reproduit, la fenêtre et l’hôte sont de versions différentes.",
    },
    unknownMethod: {
      title: "L’hôte ne connaît pas cette demande",
      tip: "Relancer l’application, pour que la fenêtre et l’hôte soient de la même version.",
    },
    forbidden: {
      title: "L’hôte a refusé la demande",
      tip: "Ouvrir la fenêtre avec l’adresse affichée dans le terminal.",
    },
    tooLarge: {
      title: "La demande était trop longue",
      tip: "Réessayer avec un texte plus court.",
    },
    notFound: {
      title: "L’hôte n’a pas ce qui est demandé",
      tip: "Rouvrir le jeu de données.",
    },
    unsupported: {
      title: "Ce n’est pas possible dans cette fenêtre",
      tip: "Utiliser le sélecteur de dossier de la page, ou donner le chemin.",
    },
    unreachable: {
      title: "L’hôte ne répond pas",
      tip: "Relancer l’application avec npm start.",
    },
    internal: {
      title: "L’hôte a rencontré une erreur interne",
      tip: "Réessayer. Les détails aident à la signaler.",
    },
  },
  dataset: {
    notFound: {
      title: "Il n’y a rien à cet endroit",
      tip: "Vérifier le chemin : le dossier a pu être déplacé ou renommé.",
    },
    notADataset: {
      title: "Ce dossier ne contient aucun jeu de données connu",
      tip: "Choisir le dossier qui contient les tables elles-mêmes (customers, payments, events…).",
    },
    severalDatasets: {
      title: "Ce dossier contient plusieurs jeux de données",
      tip: "Ouvrir l’un d’eux directement ; les détails les nomment.",
    },
    unreadable: {
      title: "Un fichier n’a pas pu être lu",
      tip: "Vérifier que le fichier est complet et que sa lecture est permise.",
    },
    missingTable: {
      title: "Une table obligatoire manque",
      tip: "Remettre le fichier et rouvrir le dossier.",
    },
    missingColumn: {
      title: "Une colonne obligatoire manque",
      tip: "Vérifier la ligne d’en-tête du fichier.",
    },
    badRow: {
      title: "Une ligne n’a pas pu être utilisée",
      tip: "Voir son texte parmi les lignes en quarantaine.",
    },
    cancelled: { title: "L’ouverture a été annulée", tip: "Rouvrir le jeu de données." },
  },
  settings: {
    unreadable: {
      title: "Les réglages n’ont pas pu être lus",
      tip: "Les valeurs par défaut s’appliquent jusqu’à ce que des réglages soient de nouveau enregistrés.",
    },
    unwritable: {
      title: "Les réglages n’ont pas pu être enregistrés",
      tip: "Ils valent jusqu’à la fermeture de la fenêtre. Vérifier les droits du dossier des réglages.",
    },
  },
  cli: { usage: { title: "La commande n’a pas été comprise", tip: "Vérifier ses arguments." } },
  worker: {
    crashed: {
      title: "Le moteur s’est arrêté",
      tip: "Rouvrir le jeu de données. Un très grand jeu peut demander plus de mémoire.",
    },
  },
  layout: {
    failed: {
      title: "La disposition s’est arrêtée ; tout reste à sa place",
      tip: "La redemander, ou en choisir une autre.",
    },
  },
  generator: {
    badOption: { title: "Une option n’est pas utilisable", tip: "Vérifier l’option." },
  },
  sql: {
    notReady: {
      title: "Les tables sont encore en préparation pour SQL",
      tip: "Réessayer dans un instant.",
    },
    refused: {
      title: "Cette instruction n’est pas permise ici",
      tip: "Les requêtes ne font que lire : utiliser SELECT ou WITH.",
    },
    failed: { title: "La requête n’a pas pu être exécutée", tip: "Voir l’endroit signalé." },
    cancelled: { title: "La requête a été annulée", tip: "La relancer, ou la restreindre." },
  },
  reveals: {
    unreadable: {
      title: "La liste des révélations n’a pas pu être lue",
      tip: "Vérifier que le dossier des réglages est lisible.",
    },
    unwritable: {
      title: "La révélation n’a pas pu être consignée",
      tip: "Rien n’a été révélé. Vérifier que le dossier des réglages est accessible en écriture.",
    },
  },
  queries: {
    unreadable: {
      title: "Les requêtes enregistrées n’ont pas pu être lues",
      tip: "Le fichier a été mis de côté.",
    },
    unwritable: {
      title: "Les requêtes n’ont pas pu être enregistrées",
      tip: "Vérifier que le dossier des réglages est accessible en écriture.",
    },
    full: {
      title: "La liste des requêtes enregistrées est pleine",
      tip: "Rien n’a été modifié. Exporter les requêtes, puis supprimer celles qui ne servent plus.",
    },
  },
  rules: {
    badFile: {
      title: "Le fichier ne contient pas de règles utilisables",
      tip: "Les règles ont été conservées. Les détails indiquent le premier endroit non conforme.",
    },
    badCondition: {
      title: "La condition n’est pas comprise",
      tip: "La corriger à l’endroit marqué.",
    },
    invalid: {
      title: "Les règles ne peuvent pas être enregistrées telles quelles",
      tip: "Rien n’a été enregistré. Corriger d’abord ce que nomment les détails.",
    },
    unreadable: {
      title: "Les règles enregistrées n’ont pas pu être lues",
      tip: "Le fichier a été mis de côté.",
    },
    unwritable: {
      title: "Les règles n’ont pas pu être enregistrées",
      tip: "Vérifier que le dossier des réglages est accessible en écriture.",
    },
    full: {
      title: "Plus aucun jeu de règles ne peut être enregistré",
      tip: "Rien n’a été modifié. Le fichier rules.json du dossier des réglages les contient tous : le déplacer pour recommencer.",
    },
  },
  features: {
    unknown: {
      title: "Cette variable n’existe pas",
      tip: "Choisir un nom dans la liste des variables.",
    },
  },
  scoring: {
    cannotFit: {
      title: "Le score n’a pas pu être ajusté",
      tip: "Les fraudes doivent être étiquetées et avoir plus de points de règles que les paiements légitimes.",
    },
  },
  model: {
    damaged: {
      title: "Un modèle entraîné est endommagé",
      tip: "Réinstallez l’application ou entraînez de nouveau le modèle.",
    },
  },
  identity: {
    unavailable: {
      title: "Impossible de lire les cartes d’identité",
      tip: "Des éléments de l’application manquent ou sont endommagés. La réinstaller.",
    },
    stopped: {
      title: "La lecture d’une image s’est interrompue",
      tip: "Relire l’image ; les autres ne sont pas concernées.",
    },
    unreadable: {
      title: "L’image ne peut pas être lue",
      tip: "Prendre un fichier PNG, JPEG, WebP, BMP ou GIF qui s’ouvre ailleurs.",
    },
  },
  casework: {
    unreadable: {
      title: "Le dossier d’enquête n’a pas pu être lu",
      tip: "Consultez le fichier cité dans le message ; rien n’a été modifié.",
    },
    unwritable: {
      title: "L’action n’a pas pu être consignée ; elle n’a pas été faite",
      tip: "Vérifiez que le disque n’est pas plein et que le dossier des réglages est accessible en écriture.",
    },
    locked: {
      title: "Une autre instance de l’application écrit dans ce journal",
      tip: "Fermez l’autre application, puis réessayez.",
    },
    damaged: {
      title: "Le journal était endommagé",
      tip: "Il se poursuit avec la partie saine ; le reste est conservé à côté.",
    },
    refused: {
      title: "Cela n’est pas possible ici",
      tip: "Le message en donne la raison.",
    },
    notFound: {
      title: "Cette pièce jointe ou ce dossier n’existe pas",
      tip: "Elle a peut-être été retirée du dossier du journal.",
    },
  },
  view: {
    badValue: {
      title: "Cette valeur ne peut pas être comparée au champ",
      tip: "Écrire les nombres avec un point, les jours sous la forme 2025-11-26 et les heures (UTC) sous la forme 2025-11-26 08:10:15.",
    },
  },
  address: {
    unknown: {
      title: "Cette adresse ne mène nulle part",
      tip: "Chercher plutôt l’enregistrement.",
    },
  },
};
