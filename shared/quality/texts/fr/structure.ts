import type { CheckText } from "../checkText";

/** Structure, clés et références. */
export const STRUCTURE_TEXTS = {
  "structure.missing_table": {
    title: "Tables manquantes",
    explanation: "Sans une table obligatoire, tout ce qui la lit reste vide.",
    found: "Il manque : {tables}.",
    action: "Ajouter le fichier au dossier, en Parquet ou en CSV, puis rouvrir le jeu de données.",
  },
  "structure.missing_column": {
    title: "Colonnes manquantes",
    explanation:
      "Une colonne obligatoire est absente de son fichier : ses valeurs sont inconnues à chaque ligne.",
    found: "Il manque : {columns}.",
    action: "Ajouter la colonne, ou corriger son nom dans la ligne d’en-tête.",
  },
  "structure.optional_part_missing": {
    title: "Tables et colonnes facultatives absentes",
    explanation:
      "Elles peuvent manquer, mais les variables nommées dans l’échantillon sont alors désactivées.",
    found: "Absentes : {parts}.",
    action: "Rien à faire, sauf si les variables qu’elles alimentent sont voulues.",
  },
  "structure.unreadable_file": {
    title: "Fichiers illisibles",
    explanation: "Un fichier est endommagé, tronqué ou d’un autre format que celui de son nom.",
    action: "Recopier le fichier depuis son origine, ou le retirer si un autre format est présent.",
  },
  "structure.unreadable_rows": {
    title: "Lignes illisibles de {table}",
    explanation: "Ces lignes n’ont pas pu servir et ont été mises à l’écart ; le reste est chargé.",
    action: "Lire le texte et le motif de chaque ligne en quarantaine, et corriger le fichier.",
  },
  "structure.impossible_values": {
    title: "Valeurs impossibles dans {table}",
    explanation: "Valeurs de {columns} hors du possible, comme un prix négatif.",
    action: "Corriger les valeurs à la source : elles faussent toutes les sommes.",
  },
  "structure.missing_values": {
    title: "Lignes de {table} où manque une valeur obligatoire",
    explanation: "Les lignes sont gardées ; ce qui dépend de la valeur vide les laisse de côté.",
    action: "Compléter les valeurs à la source, ou accepter que ces lignes en disent moins.",
  },
  "structure.extra_columns": {
    title: "Colonnes non documentées",
    explanation: "Elles sont tolérées et ne sont pas lues.",
    found: "Non documentées : {columns}.",
    action: "Vérifier qu’aucune colonne n’a été renommée ; sinon, rien à faire.",
  },
  "structure.ignored_files": {
    title: "Fichiers qui n’appartiennent à aucune table",
    explanation: "Ils sont dans le dossier et n’ont pas été lus.",
    found: "Non lus : {files}.",
    action: "Vérifier qu’aucune table ne porte un autre nom ; sinon, rien à faire.",
  },
  "customers.birthdate_possible": {
    title: "Clients à la date de naissance impossible",
    explanation: "Ils se sont inscrits avant de naître, ou plus de 123 ans après.",
    action: "Corriger la date : les contrôles d’âge ne valent rien pour ces clients.",
  },
  "synthetic_id_labels.dates_possible": {
    title: "Cartes d’identité expirant avant la naissance du titulaire",
    explanation: "Une carte ne peut expirer au plus tard le jour de naissance de son titulaire.",
    action: "Comparer l’étiquette à l’image de la carte et la corriger.",
  },
  "transactions.coordinates_paired": {
    title: "Transactions à une seule coordonnée",
    explanation:
      "Un lieu demande une latitude et une longitude ; l’une sans l’autre ne sert à rien.",
    action: "Compléter la coordonnée manquante, ou vider les deux.",
  },
  "keys.present": {
    title: "Lignes de {table} sans clé",
    explanation: "{key} identifie une ligne ; sans elle, rien ne peut s’y rapporter.",
    action: "Donner une clé à chaque ligne, à la source.",
  },
  "keys.unique": {
    title: "Lignes de {table} dont la clé est déjà prise",
    explanation:
      "{key} doit être unique. La première ligne d’une clé est gardée, les autres sont mises à l’écart.",
    action: "Déterminer la bonne ligne, puis retirer ou renuméroter les autres.",
  },
  "keys.gaps": {
    title: "Numéros sautés dans les clés de {table}",
    explanation:
      "Les clés vont de {lowest} à {highest} ; un trou peut être une ligne supprimée avant la publication.",
    action: "Demander à l’éditeur si des lignes ont été retirées, et selon quelle règle.",
  },
  "keys.follow_time": {
    title: "Lignes de {table} numérotées hors de l’ordre chronologique",
    explanation:
      "Des clés données au fil de l’eau croissent avec {column}. Environ une sur deux à contresens : les dates ont été tirées sans rapport avec la numérotation.",
    action: "Ne pas se servir de la clé comme d’un ordre chronologique.",
  },
  "synthetic_id_labels.doc_number_unique": {
    title: "Cartes d’identité partageant un numéro de document",
    explanation: "Un numéro de document n’appartient qu’à une carte.",
    action: "Comparer les cartes : l’une peut être la copie de l’autre.",
  },
  "references.resolve": {
    title: "Références de {table}.{column} qui ne mènent nulle part",
    explanation: "Chaque valeur doit exister dans {target}.",
    action:
      "Ajouter la ligne manquante ou corriger la référence ; ces lignes échappent à toute jointure.",
  },
  "references.card_picture": {
    title: "Étiquettes de cartes d’identité sans image",
    explanation: "L’image que nomme l’étiquette n’est pas dans le dossier.",
    action: "Ajouter l’image ou retirer l’étiquette.",
  },
  "references.picture_label": {
    title: "Images de cartes d’identité sans étiquette",
    explanation: "Ce qui y est lu ne peut être comparé à rien.",
    action: "Ajouter une étiquette, ou laisser ces images hors des évaluations.",
  },
  "payments.same_party_as_session": {
    title: "Paiements en désaccord avec leur session",
    explanation: "Un paiement et sa session nomment le même client et la même adresse ({columns}).",
    action: "Déterminer lequel dit vrai avant de suivre un lien entre les deux.",
  },
  "payments.success_has_order": {
    title: "Paiements réussis sans commande",
    explanation: "De l’argent a été encaissé pour quelque chose qu’aucune commande ne mentionne.",
    action: "Chercher des commandes perdues, ou des paiements remboursés.",
  },
  "payments.has_attempt_event": {
    title: "Paiements qu’aucun événement payment_attempt ne nomme",
    explanation: "Le flux d’événements devrait montrer chaque tentative de paiement.",
    action: "Ne pas déduire les tentatives des seuls événements : les prendre dans les paiements.",
  },
  "orders.same_party_as_payment": {
    title: "Commandes en désaccord avec leur paiement",
    explanation:
      "Une commande et son paiement nomment le même client et la même session ({columns}).",
    action: "Déterminer lequel dit vrai avant de suivre un lien entre les deux.",
  },
  "orders.payment_succeeded": {
    title: "Commandes de paiements échoués",
    explanation: "Une commande ne devrait exister qu’une fois son paiement réussi.",
    action: "Vérifier si la marchandise est partie malgré l’échec.",
  },
  "orders.one_per_payment": {
    title: "Commandes supplémentaires d’un même paiement",
    explanation: "Un paiement règle une commande.",
    action: "Vérifier si la commande a été enregistrée deux fois.",
  },
  "orders.has_items": {
    title: "Commandes sans ligne",
    explanation: "Une commande contient forcément quelque chose.",
    action: "Chercher des lignes perdues ; le total n’est pas vérifiable.",
  },
  "orders.has_event": {
    title: "Commandes qu’aucun événement ne nomme",
    explanation: "Le flux d’événements devrait montrer que chaque commande a été passée.",
    action: "Ne pas déduire les commandes des seuls événements : les prendre dans les commandes.",
  },
  "order_items.repeated_product": {
    title: "Lignes répétant un produit de leur commande",
    explanation: "Une seule ligne de quantité supérieure aurait suffi.",
    action: "Additionner les quantités avant de compter les lignes par produit.",
  },
  "fraud_alerts.same_party_as_payment": {
    title: "Alertes en désaccord avec leur paiement",
    explanation:
      "Une alerte et son paiement nomment le même client et la même session ({columns}).",
    action: "Déterminer lequel dit vrai avant d’agir sur l’alerte.",
  },
  "fraud_alerts.repeated_payment": {
    title: "Alertes supplémentaires d’un même paiement",
    explanation: "Plusieurs règles, ou deux fois la même, ont visé le même paiement.",
    action: "Compter les paiements et non les alertes là où les deux diffèrent.",
  },
  "events.same_context_as_session": {
    title: "Événements en désaccord avec leur session",
    explanation: "Un événement répète ce que dit sa session ({columns}).",
    action: "Chercher des sessions mélangées ou détournées.",
  },
  "events.same_party_as_payment": {
    title: "Événements en désaccord avec le paiement ou la commande qu’ils nomment",
    explanation:
      "Les deux nomment le même client, la même session et le même paiement ({columns}).",
    action: "Déterminer lequel dit vrai avant de suivre un lien entre les deux.",
  },
  "events.payment_named": {
    title: "Événements de paiement qui ne nomment aucun paiement",
    explanation:
      "payment_attempt, payment_success et payment_failed devraient dire de quel paiement il s’agit.",
    action: "Tenir ces événements pour du bruit : aucun paiement n’est derrière eux.",
  },
  "events.order_named": {
    title: "Événements de succès qui ne nomment aucune commande",
    explanation: "payment_success et order_placed devraient dire de quelle commande il s’agit.",
    action: "Ne pas compter les commandes d’après ces événements.",
  },
  "events.attempt_once": {
    title: "Événements de tentative supplémentaires d’un même paiement",
    explanation: "Un paiement est une tentative ; plusieurs événements en font croire plusieurs.",
    action: "Compter les tentatives dans les paiements et non dans les événements.",
  },
  "events.outcome_matches_result": {
    title: "Événements contredisant le résultat de leur paiement",
    explanation: "Un événement de succès pour un paiement échoué, ou l’inverse.",
    action: "Se fier au paiement, et chercher d’où vient l’événement.",
  },
  "customers.never_seen": {
    title: "Clients sans session",
    explanation: "Ils se sont inscrits et n’ont plus jamais été vus.",
    action: "Les laisser hors des moyennes par client actif.",
  },
  "sessions.has_events": {
    title: "Sessions sans événement",
    explanation: "Rien n’est connu de ce qui s’y est passé.",
    action: "Les laisser hors du tunnel de conversion.",
  },
} as const satisfies Record<string, CheckText>;
