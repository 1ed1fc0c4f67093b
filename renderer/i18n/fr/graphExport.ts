import type { graphExport as english } from "../en/graphExport";
import type { Shape } from "../shape";

/** Textes des exports du graphe et des fichiers de preuve. */
export const graphExport: Shape<typeof english> = {
  menu: "Exporter",
  menuHint: "Ce qui est affiché à cet instant, dans un fichier",
  title: "Graphe",
  nothing: "Rien n’est affiché.",
  exporting: "Décisions {{done}} sur {{total}}",
  format: {
    png: "Image (PNG)",
    svg: "Image vectorielle (SVG)",
    graphml: "GraphML",
    gexf: "GEXF daté (Gephi)",
    json: "JSON",
    evidence: "Fichier de preuve (HTML)",
  },
  edge: {
    link: "Paiements (épaisseur : nombre)",
    shared: "Appareils, IP partagés",
    groups: "Partagé entre groupes",
    similar: "Similitude, rien de partagé",
  },
  risk: "Risque, du plus faible au plus élevé",
  fraud: "Étiquette de fraude",
  blocked: "Contour : bloqué par les règles",
  challenged: "Contour en tirets : vérification demandée par les règles",
  chosen: "Autour d’une couleur choisie : risque, plus long si plus élevé",
  filling: "Couleur des nœuds : risque, de faible à élevé",
  evidence: {
    heading: "Preuve tirée du graphe",
    picture: "Image",
    moment: "Instant",
    view: "Vue",
    case: "Dossier",
    by: "Établi par",
    personal: {
      none: "Les champs personnels sont masqués. Les identifiants sont ceux du jeu de données.",
      some: "Les champs personnels sont masqués, sauf pour les enregistrements révélés dans l’application ; chaque révélation est consignée.",
      all: "Ce fichier peut montrer des données personnelles dans les valeurs des règles : elles ont été révélées dans l’application, ce qui est consigné.",
    },
    likeness:
      "Les traits en pointillés sont des similitudes. Les clients qu’ils relient seuls ne partagent ni appareil ni IP.",
    groups:
      "Les paiements des liens qui aboutissent à un groupe sont comptés avec le lien et ne sont pas reproduits. Ouvrez le groupe avant l’export pour qu’ils le soient.",
    decided:
      "Les décisions et leurs motifs sont reproduits pour les {{shown}} premiers paiements sur {{total}}, dans l’ordre du temps.",
    undecided: "Paiements reproduits pour lesquels il n’y a pas de décision : {{n}}.",
    nodes: "Ce qui est affiché",
    risk: "Risque (0–1)",
    time: "Heure (UTC)",
    method: "Moyen de paiement",
    channel: "Canal",
    result: "Résultat",
    decision: "Notre décision",
    kind: "Type",
    id: "Identifiant",
    payments: "Paiements",
    failed: "Échoués",
    amount: "Montant",
    first: "Premier (UTC)",
    last: "Dernier (UTC)",
    behind: "Paiements à l’origine des liens",
    noPayments: "Aucun paiement n’est à l’origine d’un lien affiché.",
    shown: "{{shown}} paiements sur {{total}} sont reproduits, les premiers dans le temps.",
    notes: "Notes",
    files: "Fichiers du jeu de données",
    bytes: "Octets",
    listHash:
      "SHA-256 {{sha256}} de cette liste, telle que sha256sum l’affiche pour les fichiers par ordre de nom",
    verify:
      "Chaque partie de ce document a son empreinte, et l’ensemble est scellé à la fin.\nPour le vérifier : npx kivendtout evidence verify FICHIER\nUne partie modifiée puis un document scellé de nouveau ne se reconnaissent pas au seul document. Le journal de la personne qui l’a exporté contient l’empreinte SHA-256 du fichier ; --sha256 EMPREINTE la compare.",
  },
  open: {
    action: "Ouvrir un fichier de preuve…",
    title: "Ouvrir un fichier de preuve",
    choose: "Choisir un fichier…",
    drop: "ou le déposer ici",
    verifying: "Vérification du fichier et comparaison du jeu de données",
    intact: "{{name}} est intact",
    changed: "{{name}} n’est pas tel qu’il a été écrit",
    intactNote: "Aucune partie n’a été modifiée depuis le scellement du fichier.",
    unsure: "Le fichier a été modifié : l’image l’a peut-être été aussi.",
    inGraph: "Ouvrir dans le graphe",
    dataset: {
      other:
        "Le jeu de données ouvert n’est pas celui dont ce fichier est tiré ({{label}}). L’image peut être consultée ; la scène ne peut pas être ouverte.",
      none: "Aucun jeu de données n’est ouvert. Ouvrez celui dont ce fichier est tiré ({{label}}) pour ouvrir la scène.",
    },
  },
  found: {
    too_large:
      "Le fichier est plus volumineux qu’un fichier de preuve ne peut l’être (64 Mio). Il n’a pas été lu.",
    not_evidence: "Le fichier n’est pas un fichier de preuve.",
    newer_version: "Le fichier a été écrit par une version plus récente de l’application.",
    cut_off: "Le fichier est tronqué : sa fin manque.",
    seal_changed: "Le sceau final a été modifié ou retiré.",
    manifest_changed: "La liste des parties a été modifiée.",
    part_changed: "La partie « {{part}} » a été modifiée.",
    part_missing: "La partie « {{part}} » manque, ou les repères qui l’entourent ont été modifiés.",
    frame_changed: "Ce qui entoure les parties a été modifié.",
  },
};
