/** Names of the bench's own cards: none of them is among the generator's, whose cards are what anybody trains on. */
export const FRESH_LAST_NAMES = [
  "ABDALLAH", "AÏT-OUAKRIM", "BÉGUIN", "BLÉRIOT", "BÜHLER", "CASTAGNÈDE", "CHÂTELET", "COËTQUEN", "DA SILVA",
  "D'ALEMBERT", "D'HAUTEVILLE", "DE LA TOUR", "DESCÔTES", "EL MANSOURI", "ESPOSITO", "FAŸ", "FERRÀ", "GARÇON",
  "GUILLAUME-TELL", "HÄFLIGER", "HUET", "IBAÑEZ", "JIMÉNEZ", "KOWALCZYK", "L'HÉRITIER", "LE", "LE QUÉMÉNER",
  "MAÎTRE", "MBAPPÉ-LOTTIN", "N'DIAYE", "NGUYEN", "O'CONNOR", "ÖZDEMIR", "PÂRIS", "PUJOL", "QUÉRÉ", "RAZAFINDRAKOTO",
  "SAINT-MARTIN-VALOGNE", "SCHWARTZ", "TÊTARD", "TRAORÉ", "URIBE", "VÖLKEL", "WOJCIK", "XAVIER", "YILMAZ", "ZOLA",
] as const; // prettier-ignore

export const FRESH_FIRST_NAMES = [
  "AÏCHA", "ANAÏS", "ANNE-SOPHIE", "AXEL", "BJÖRN", "CÉDRIC", "CHRISTOPHE", "DJIBRIL", "ÉLÉONORE", "ÉMILE",
  "FRANÇOIS", "GAËL", "GWENDOLINE", "HÉLÈNE", "IRÈNE", "JEAN-BAPTISTE", "JOËLLE", "JOSÉ", "KÉVIN", "LAELIA",
  "MAËVA", "MAXIMILIEN", "MICKAËL", "NOÉMIE", "OCÉANE", "QUENTIN", "RÉMY", "SOLVEIG", "STÉPHANE", "SVEN", "TÉO",
  "THAÏS", "URSULA", "VÉRONIQUE", "WILFRIED", "XIMENA", "YVES", "ZOÉ",
] as const; // prettier-ignore
