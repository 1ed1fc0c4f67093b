/** Sentences about the features that are not windows, by name. */
export const DERIVED_FR: Readonly<Record<string, string>> = {
  amount: "Donne le montant du paiement, dans l’unité principale de la devise.",
  method: "Donne le moyen de paiement.",
  payment_country: "Donne le pays d’où vient le paiement.",
  channel: "Donne le canal par lequel le paiement est arrivé.",
  currency: "Donne la devise du paiement.",
  merchant_category: "Donne la catégorie du marchand.",
  card_bin:
    "Donne le BIN de la carte, ses six premiers chiffres, qui désignent la banque émettrice.",
  customer_country: "Donne le pays indiqué par le client à son inscription.",
  sca: "Dit si le payeur s’est authentifié de façon forte.",
  hour_of_day: "Donne l’heure du paiement, de 0 à 23, en UTC.",
  weekday: "Donne le jour de la semaine du paiement, de 1 pour lundi à 7 pour dimanche, en UTC.",
  is_weekend: "Dit si le paiement tombe un samedi ou un dimanche, en UTC.",
  is_night: "Dit si le paiement tombe entre minuit et six heures du matin, en UTC.",

  amount_z_7d:
    "Donne le nombre d’écarts types entre le montant et la moyenne du client sur les 7 jours précédents ; absent à moins de deux paiements ou si tous leurs montants sont égaux.",
  amount_z_30d:
    "Donne le nombre d’écarts types entre le montant et la moyenne du client sur les 30 jours précédents ; absent à moins de deux paiements ou si tous leurs montants sont égaux.",
  amount_z_7d_shrunk:
    "Donne le nombre d’écarts types entre le montant et la moyenne du client sur les 7 jours précédents, comme s’il avait fait cinq paiements de plus, semblables à ceux de tous les clients sur les 30 derniers jours.",
  amount_z_30d_shrunk:
    "Donne le nombre d’écarts types entre le montant et la moyenne du client sur les 30 jours précédents, comme s’il avait fait cinq paiements de plus, semblables à ceux de tous les clients sur les 30 derniers jours.",
  amount_to_mean_30d:
    "Divise le montant par la moyenne des paiements du client sur les 30 jours précédents.",
  amount_to_max_30d:
    "Divise le montant par le plus grand des paiements du client sur les 30 jours précédents.",

  account_age_days: "Donne le nombre de jours entre l’inscription du client et le paiement.",
  is_first_payment: "Dit si le client n’avait jamais tenté de payer auparavant.",
  new_device:
    "Dit si le client n’avait jamais payé depuis cet appareil ; absent si aucun paiement antérieur n’indique d’appareil.",
  new_ip:
    "Dit si le client n’avait jamais payé depuis cette adresse IP ; absent si aucun paiement antérieur n’en indique.",
  new_bin:
    "Dit si le client n’avait jamais payé avec ce BIN de carte ; absent si aucun paiement antérieur n’a été fait par carte.",
  new_merchant:
    "Dit si le client n’avait jamais payé ce marchand ; absent si aucun paiement antérieur n’indique de marchand.",

  session_seconds: "Donne le nombre de secondes entre le début de la session et le paiement.",
  session_events:
    "Compte les événements de la session avant le paiement, sans ceux qui disent comment un paiement s’est terminé.",
  seconds_since_first_cart_add:
    "Donne le nombre de secondes entre le premier ajout au panier de la session et le paiement.",

  country_mismatch: "Dit si le paiement vient d’un autre pays que celui du client.",
  country_changed: "Dit si le paiement vient d’un autre pays que le paiement précédent du client.",
  distance_km_previous:
    "Donne la distance à vol d’oiseau depuis le paiement précédent du client, entre les coordonnées ou, à défaut, entre les centres des pays.",
  km_per_min_previous:
    "Donne la vitesse qu’il faudrait pour aller du paiement précédent du client à celui-ci.",
  distance_km_previous_card:
    "Donne la distance à vol d’oiseau depuis le paiement précédent avec la même carte, entre les coordonnées ou, à défaut, entre les centres des pays.",
  km_per_min_previous_card:
    "Donne la vitesse qu’il faudrait pour aller du paiement précédent avec la même carte à celui-ci.",

  component_size:
    "Compte les clients reliés à celui-ci, en autant d’étapes qu’il faut, pour être parmi les 20 premiers d’un appareil ou d’une adresse IP, lui-même compris.",
  fraud_neighbours:
    "Compte les autres clients passés par l’appareil ou l’adresse IP du paiement et dont une fraude porte une étiquette plus ancienne que le délai d’étiquetage.",

  customer_age_years:
    "Donne l’âge du client au moment du paiement, en années révolues, d’après la date de naissance donnée à l’inscription.",
  customer_is_minor: "Dit si le client a moins de 18 ans au moment du paiement.",
  adult_items_in_cart:
    "Compte les produits réservés aux adultes mis au panier et non retirés dans la session avant le paiement.",
  id_card_mismatch:
    "Dit si la date de naissance de la carte d’identité du client diffère de celle donnée à l’inscription.",
};
