import type { CheckText } from "../checkText";

/** Étiquettes, âge, comportement et partage. */
export const BEHAVIOUR_TEXTS = {
  "fraud_alerts.label_matches_payment": {
    title: "Alertes dont l’étiquette de fraude diffère de celle du paiement",
    explanation: "L’alerte répète l’étiquette de son paiement.",
    action: "Se fier à l’étiquette du paiement, et chercher la cause de l’écart.",
  },
  "fraud_alerts.unconfirmed": {
    title: "Alertes non étiquetées comme fraude",
    explanation: "Des faux positifs, d’après l’étiquette.",
    action: "Les compter comme faux positifs de la règle qui les a levées.",
  },
  "fraud_alerts.equal_labels": {
    title: "Paiements étiquetés, si étiquettes et alertes désignent les mêmes paiements",
    explanation:
      "Si l’étiquette va exactement aux paiements en alerte, elle répète les règles : rien n’a échappé, rien n’était faux.",
    action:
      "Ne pas mesurer de règles sur ces étiquettes : le résultat serait parfait par construction.",
  },
  "fraud_alerts.rule_explained": {
    title: "Alertes dont le paiement ne montre pas ce que nomme la règle",
    explanation:
      "Un montant élevé dépasse neuf paiements sur dix ; des essais rapprochés ou échoués en supposent un autre dans l’heure ; un changement d’appareil, un appareil antérieur.",
    found: "Par règle : {rules}.",
    action: "Ne pas déduire de ces alertes ce que la règle signifie.",
  },
  "payments.label_alerted": {
    title: "Paiements étiquetés comme fraude sans alerte",
    explanation: "Des fraudes que les alertes ont manquées.",
    action: "Chercher ce qu’elles ont en commun : une règle manque.",
  },
  "customers.is_minor_matches_birthdate": {
    title: "Clients dont is_minor contredit la date de naissance",
    explanation: "L’indicateur est faux à toutes les dates que couvre le jeu de données.",
    action: "Se fier à la date de naissance, et corriger l’indicateur.",
  },
  "customers.is_minor_at_signup": {
    title: "Clients dont is_minor n’est pas l’âge à l’inscription",
    explanation:
      "Ils deviennent majeurs après l’inscription, dans la période du jeu de données : l’indicateur vaut pour un jour ultérieur.",
    action: "Calculer l’âge d’après la date de naissance, au jour qui compte.",
  },
  "synthetic_id_labels.is_adult_matches_birthdate": {
    title: "Cartes d’identité dont is_adult contredit la date de naissance",
    explanation: "L’indicateur est faux à toutes les dates que couvre le jeu de données.",
    action: "Se fier à la date de naissance, et la comparer à l’image de la carte.",
  },
  "orders.adult_items_minor": {
    title: "Commandes de mineurs contenant des produits réservés aux adultes",
    explanation:
      "Parmi les commandes de tels produits, celles d’un client de moins de 18 ans ce jour-là.",
    action:
      "Ouvrir chaque commande, demander la carte d’identité, annuler ce qui ne peut être vendu.",
  },
  "synthetic_id_labels.expired": {
    title: "Cartes d’identité expirant avant le dernier jour des données",
    explanation: "Une carte expirée ne prouve pas un âge.",
    action: "Demander un document valable.",
  },
  "synthetic_id_labels.holder_known": {
    title: "Cartes d’identité dont aucun client n’a la date de naissance",
    explanation: "Elles ne peuvent appartenir à aucun client de ce jeu de données.",
    action: "Ne pas s’attendre à rapprocher ces cartes des clients.",
  },
  "synthetic_id_labels.sex_by_first_name": {
    title: "Cartes d’identité dont le prénom va surtout avec l’autre sexe",
    explanation: "D’après les autres cartes du même prénom ; certains prénoms vont aux deux.",
    found: "Prénoms trouvés pour les deux : {names}.",
    action:
      "Si tous les prénoms sont mêlés, le sexe a été tiré sans rapport avec le prénom : l’ignorer.",
  },
  "synthetic_id_labels.same_expiry_year": {
    title: "Cartes d’identité expirant une seule et même année",
    explanation: "Des cartes délivrées au fil des ans expirent au fil des ans.",
    found: "Toutes expirent en {year}.",
    action: "Ne pas tester sur elles la détection des cartes expirées.",
  },
  "events.checkout_after_cart": {
    title: "Passages en caisse sans rien mis au panier avant",
    explanation: "Dans une session, on remplit le panier avant de passer en caisse.",
    action: "Ne pas calculer de tunnel sur l’ordre des événements de ce jeu de données.",
  },
  "events.payment_after_checkout": {
    title: "Tentatives de paiement sans passage en caisse avant",
    explanation: "Dans une session, on passe en caisse avant de tenter le paiement.",
    action: "Ne calculer ni tunnel ni vitesse de paiement sur l’ordre des événements.",
  },
  "events.outcome_after_attempt": {
    title: "Événements d’issue sans tentative avant",
    explanation:
      "Dans une session, un paiement est tenté avant de réussir ou d’échouer, ou qu’une commande soit passée.",
    action: "Ne pas compter les issues d’après ces événements.",
  },
  "events.remove_after_add": {
    title: "Retraits de produits absents du panier",
    explanation: "Seul ce qui a été ajouté dans la session peut être retiré.",
    action: "Ne pas reconstituer le panier d’après les événements de ce jeu de données.",
  },
  "order_items.in_session_cart": {
    title: "Lignes de commande dont le produit n’a jamais été au panier de la session",
    explanation: "Ce qui est commandé a été mis au panier dans la session de la commande.",
    action: "Ne pas expliquer les commandes par les événements de leur session.",
  },
  "sessions.direct_with_campaign": {
    title: "Sessions directes portant une campagne",
    explanation: "Qui vient directement ne vient par aucune campagne.",
    action: "Ne pas attribuer de ventes aux campagnes sans regarder la source.",
  },
  "sessions.flat_hours": {
    title: "Sessions, si elles sont réparties uniformément sur la journée",
    explanation:
      "Les gens dorment ; des sessions tirées au hasard, non. Les heures varient de {swing} %.",
    found: "Entre {lowest} et {highest} sessions par heure de la journée.",
    action: "Ne pas utiliser l’heure comme variable : elle ne veut rien dire ici.",
  },
  "sessions.flat_weekdays": {
    title: "Sessions, si elles sont réparties uniformément sur la semaine",
    explanation:
      "Une boutique est plus visitée certains jours. Les jours de la semaine varient de {swing} %.",
    found: "Entre {lowest} et {highest} sessions par jour, selon le jour de la semaine.",
    action: "Ne pas utiliser le jour de la semaine comme variable : il ne veut rien dire ici.",
  },
  "sessions.flat_campaigns": {
    title: "Campagnes courant sur toute la période",
    explanation: "Une campagne saisonnière commence et finit.",
    found: "Des premiers jours aux derniers : {campaigns}.",
    action: "Ne pas comparer une campagne à la période qui la précède.",
  },
  "payments.country_unrelated": {
    title: "Paiements depuis un autre pays, si le hasard suffit à l’expliquer",
    explanation:
      "{mismatches} paiements viennent d’un autre pays que celui du client ; il y en aurait {expected} si les pays étaient tirés au sort.",
    action: "Ne pas tenir l’écart de pays pour un signe de fraude : ici, c’est la règle.",
  },
  "payments.retry_changes_instrument": {
    title: "Paiements suivants d’une session, avec une autre carte et un autre appareil",
    explanation: "Qui retente un paiement le fait du même appareil, souvent avec la même carte.",
    action:
      "Regarder les sessions ; si presque toutes sont ainsi, cartes et appareils ont été tirés à chaque fois.",
  },
  "payments.bin_one_network": {
    title: "Paiements, si tous les BIN commencent par le même chiffre",
    explanation: "Le premier chiffre d’un BIN désigne le réseau de la carte.",
    found: "Tous commencent par {digit}.",
    action: "Ne pas comparer les réseaux de cartes dans ce jeu de données.",
  },
  "values.constant": {
    title: "Colonnes qui disent la même chose à chaque ligne",
    explanation: "Elles ne distinguent rien.",
    found: "Constantes : {columns}.",
    action: "Les laisser hors des graphiques et des modèles.",
  },
  "sharing.devices": {
    title: "Appareils utilisés par plusieurs clients",
    explanation:
      "Un foyer partage un appareil, un réseau de fraude aussi. Le plus partagé a {most} clients.",
    action: "Ouvrir les plus partagés dans le graphe.",
  },
  "sharing.ips": {
    title: "Adresses utilisées par plusieurs clients",
    explanation:
      "Foyers, bureaux et réseaux mobiles partagent une adresse, les réseaux de fraude aussi. La plus partagée a {most} clients.",
    action: "Ouvrir les plus partagées dans le graphe.",
  },
  "sharing.cards": {
    title: "Cartes ou BIN utilisés par plusieurs clients",
    explanation:
      "Un BIN appartient à une banque et se partage par nature ; une carte, non. Le plus partagé a {most} clients.",
    action: "Chercher de nombreux échecs sur des BIN voisins.",
  },
  "sharing.device_single_use": {
    title: "Paiements, si presque chaque appareil n’est vu qu’une fois",
    explanation: "De vrais clients reviennent avec le même appareil.",
    action: "N’attendre aucun lien par appareil : le graphe se défait en étoiles.",
  },
  "sharing.ip_single_session": {
    title: "Sessions, si presque chaque adresse n’est vue qu’une fois",
    explanation: "De vrais clients reviennent de la même adresse.",
    action: "N’attendre aucun lien par adresse : le graphe se défait en étoiles.",
  },
  "sharing.card_single_use": {
    title: "Paiements, si presque chaque BIN n’est vu qu’une fois",
    explanation: "De vrais clients repaient avec la même carte, et un BIN couvre bien des cartes.",
    action: "N’attendre aucun lien par carte, ni de risque par BIN.",
  },
} as const satisfies Record<string, CheckText>;
