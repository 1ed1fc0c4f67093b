import type { CheckText } from "../checkText";

/** Formats, documentation, vocabulaire, temps et montants. */
export const CONSISTENCY_TEXTS = {
  "formats.agree": {
    title: "Lignes différentes entre {read} et {other}",
    explanation:
      "Une même table en deux formats devrait dire la même chose ; c’est {read} qui a été lu.",
    action: "Déterminer lequel des fichiers est le plus ancien, et le retirer.",
  },
  "formats.types": {
    title: "Colonnes stockées différemment dans {read} et {other}",
    explanation:
      "Les valeurs concordent, mais l’un tient par exemple pour un nombre ce qui est texte dans l’autre.",
    found: "Colonnes : {columns}.",
    action: "Préciser le type aux autres outils : un nombre perd ses zéros de tête.",
  },
  "formats.columns": {
    title: "Colonnes absentes de {other} ou inconnues du schéma",
    explanation:
      "Le second fichier d’une table devrait avoir les mêmes colonnes ; celles qui manquent ne peuvent être comparées.",
    found: "Absentes : {missing}. En trop : {extra}.",
    action: "Comparer la ligne d’en-tête avec celle de l’autre fichier.",
  },
  "documentation.rows": {
    title: "Écart au nombre de lignes documenté de {table}",
    explanation: "{documented} lignes documentées, {found} trouvées.",
    action: "Citer le nombre trouvé, et prévenir l’éditeur.",
  },
  "documentation.figure": {
    title: "Chiffre documenté : {figure}",
    explanation: "Documenté entre {min} et {max} ; trouvé {found}.",
    action: "Citer le chiffre trouvé : ce qui est déduit de l’autre peut être faux.",
  },
  "documentation.period": {
    title: "Événements hors de novembre et décembre 2025",
    explanation: "La documentation place les événements dans ces deux mois.",
    action: "Rien à faire ; les totaux par mois les laissent de côté.",
  },
  "documentation.never_empty": {
    title: "Colonnes documentées comme parfois vides et qui ne le sont jamais",
    explanation:
      "Un visiteur anonyme ou un paiement sans carte laisserait la colonne vide ; ici, aucun.",
    found: "Toujours remplies : {columns}.",
    action: "Ne pas attendre d’enregistrement anonyme dans ce jeu de données.",
  },
  "vocabulary.documented": {
    title: "Valeurs non documentées de {table}.{column}",
    explanation: "Documentées : {documented}. Les autres valeurs sont gardées et comptées.",
    found: "Trouvées aussi : {values}.",
    action: "Prévoir les valeurs trouvées partout où les valeurs documentées sont énumérées.",
  },
  "vocabulary.unused": {
    title: "Valeurs documentées de {table}.{column} jamais rencontrées",
    explanation: "Documentées : {documented}.",
    found: "Jamais trouvées : {values}.",
    action: "Ne fonder ni règle ni graphique sur une valeur absente.",
  },
  "vocabulary.country_code": {
    title: "Valeurs de {table}.{column} qui ne sont pas un code de pays ISO",
    explanation: "Un pays s’écrit en deux capitales (ISO 3166-1 alpha-2).",
    action: "Corriger les codes : les pays sont comparés lettre à lettre.",
  },
  "payments.card_has_bin": {
    title: "Paiements par carte sans BIN",
    explanation: "Les six premiers chiffres de la carte sont connus de tout paiement par carte.",
    action: "Les règles sur les BIN ne voient pas ces paiements.",
  },
  "payments.bin_without_card": {
    title: "Paiements PayPal et virements portant un BIN de carte",
    explanation: "Ces moyens de paiement ne montrent pas de numéro de carte au marchand.",
    action: "Ne pas voir dans le BIN la preuve qu’une carte a servi.",
  },
  "sessions.ends_after_start": {
    title: "Sessions finissant avant de commencer",
    explanation: "Une session ne peut durer moins que rien.",
    action: "Vérifier si les deux heures ont été interverties.",
  },
  "sessions.after_signup": {
    title: "Sessions antérieures à l’inscription de leur client",
    explanation: "Une session attribuée à un client devrait suivre son inscription.",
    found: "L’écart médian est de {median_days} jours.",
    action: "Se méfier de l’ancienneté du compte dans ce jeu de données.",
  },
  "sessions.overlap": {
    title: "Sessions commençant pendant une autre du même client",
    explanation: "Deux appareils à la fois, ou un compte utilisé par deux personnes.",
    action: "Comparer les appareils et les adresses des deux sessions.",
  },
  "sessions.whole_minutes": {
    title: "Sessions d’un nombre entier de minutes",
    explanation:
      "Le hasard en donne une sur soixante. Plus de la moitié : les durées ont été tirées et non mesurées.",
    action: "Ne rien déduire de la durée d’une session.",
  },
  "payments.inside_session": {
    title: "Paiements hors de leur session",
    explanation: "Un paiement se place entre le début et la fin de sa session.",
    found: "{before} avant, {after} après ; l’écart médian est de {median_days} jours.",
    action: "Ne pas utiliser les durées internes à la session, comme la vitesse de paiement.",
  },
  "payments.after_signup": {
    title: "Paiements antérieurs à l’inscription de leur client",
    explanation: "Seul un client inscrit peut payer.",
    found: "L’écart médian est de {median_days} jours.",
    action: "Se méfier de l’ancienneté du compte dans ce jeu de données.",
  },
  "payments.attempts_close": {
    title: "Sessions dont les paiements sont plus espacés que la session ne dure",
    explanation: "Plusieurs tentatives d’une session se placent dans la session.",
    found: "La session médiane étale ses paiements sur {median_days} jours.",
    action: "Ne pas voir de nouvel essai dans plusieurs paiements d’une session.",
  },
  "orders.at_payment_time": {
    title: "Commandes à une autre heure que leur paiement",
    explanation: "Une commande est passée au moment où son paiement réussit.",
    found: "L’écart médian est de {median_days} jours.",
    action: "Se régler sur l’heure du paiement là où les deux diffèrent.",
  },
  "order_items.product_exists": {
    title: "Lignes vendant un produit qui n’existe pas encore",
    explanation: "Un produit est au catalogue à partir de sa création.",
    found: "Elles figurent dans {orders} commandes.",
    action: "Ne pas utiliser l’âge des produits de ce jeu de données.",
  },
  "fraud_alerts.not_before_payment": {
    title: "Alertes antérieures à leur paiement",
    explanation: "Une alerte naît d’un paiement et ne peut le précéder.",
    found: "L’écart médian est de {median_days} jours.",
    action: "Ne pas rejouer les alertes à leur propre heure.",
  },
  "events.inside_session": {
    title: "Événements hors de leur session",
    explanation: "Un événement se place entre le début et la fin de sa session.",
    found: "{before} avant, {after} après ; l’écart médian est de {median_days} jours.",
    action: "Chercher des sessions aux heures tronquées ou déplacées.",
  },
  "events.outcome_after_payment": {
    title: "Événements d’issue antérieurs à leur paiement",
    explanation:
      "payment_success, payment_failed et order_placed disent comment un paiement a fini ; ils ne peuvent le précéder.",
    found: "L’écart médian est de {median_days} jours.",
    action:
      "Établir l’ordre des faits d’après les paiements : ces événements en révéleraient l’issue.",
  },
  "events.attempt_at_payment_time": {
    title: "Événements de tentative à plus d’une minute de leur paiement",
    explanation: "L’événement et le paiement sont le même clic.",
    found: "L’écart médian est de {median_days} jours.",
    action: "Ne pas joindre événements et paiements par l’heure dans ce jeu de données.",
  },
  "events.product_exists": {
    title: "Événements portant sur un produit qui n’existe pas encore",
    explanation: "Un produit peut être vu ou mis au panier à partir de sa création.",
    found: "L’écart médian est de {median_days} jours.",
    action: "Ne pas utiliser l’âge des produits de ce jeu de données.",
  },
  "time.file_order": {
    title: "Enregistrements de {table} antérieurs au précédent du fichier",
    explanation: "Tout ordre est accepté ; les enregistrements sont triés à la lecture.",
    action: "Trier par heure avant d’envoyer ce fichier dans un flux.",
  },
  "time.sub_millisecond": {
    title: "Horodatages de {table} plus précis que la milliseconde",
    explanation:
      "Ils sont conservés ici à la nanoseconde ; la plupart des outils les arrondissent.",
    action: "Ne comparer avec d’autres outils qu’à la milliseconde.",
  },
  "orders.total_matches_items": {
    title: "Commandes dont le total n’est pas la somme de leurs lignes",
    explanation: "Le total est la somme de quantité × prix unitaire, au demi-centime près.",
    found: "{above} sont trop élevés, les autres trop bas ; l’écart médian est de {median_eur} €.",
    action: "Ne pas calculer de chiffre d’affaires par produit à partir de ces lignes.",
  },
  "orders.total_matches_payment": {
    title: "Commandes dont le total n’est pas le montant payé",
    explanation: "Le total de la commande est le montant du paiement, au demi-centime près.",
    action: "Chercher des paiements partiels, des remises ou des totaux modifiés.",
  },
  "fraud_alerts.amount_matches_payment": {
    title: "Alertes dont le montant n’est pas le montant payé",
    explanation: "L’alerte répète le montant du paiement, au demi-centime près.",
    action: "Se fier au montant du paiement.",
  },
  "events.cart_value_matches_payment": {
    title: "Événements de paiement dont le panier ne vaut pas le montant payé",
    explanation: "Au paiement, la valeur du panier est le montant à payer, au demi-centime près.",
    action: "Ne pas prendre la valeur du panier pour le montant dans ce jeu de données.",
  },
  "events.cart_value_needs_items": {
    title: "Valeurs de panier dans des sessions qui n’y ont encore rien mis",
    explanation: "Un panier ne vaut quelque chose qu’une fois rempli.",
    action: "Ne pas reconstituer le panier d’après les événements de ce jeu de données.",
  },
  "events.cart_value_matches_content": {
    title: "Valeurs de panier différentes de ce qui y a été mis et retiré",
    explanation:
      "Prix de ce qui est mis moins ce qui est retiré, une unité par événement. Les quantités n’y figurent pas : quelques écarts sont normaux.",
    action: "Si presque toutes diffèrent, la valeur n’a pas été calculée d’après le panier.",
  },
} as const satisfies Record<string, CheckText>;
