import { featureByName } from "#shared/features/declarations/features";
import type {
  AsOfCursor,
  CustomerFacts,
  FeatureContext,
  PreviousPayment,
} from "#shared/features/types";
import { emptyDictionaries } from "#shared/log/eventLog";
import { NONE, type KeyKind, type PaymentFact } from "#shared/log/kinds";

/** An event of the session before the payment, `secondsBefore` it. */
export interface PastEvent {
  readonly type: string;
  readonly product?: string;
  readonly secondsBefore?: number;
}

/** What a payment and its past are, said as text; everything not said is missing. */
export interface Scene {
  readonly ms?: number;
  readonly nano?: number;
  readonly amount?: number;
  readonly sca?: number;
  readonly place?: readonly [latitude: number, longitude: number];
  readonly keys?: Readonly<Partial<Record<KeyKind, string>>>;
  readonly facts?: Readonly<Partial<Record<PaymentFact, string>>>;
  readonly events?: readonly PastEvent[];
  readonly sessionStartMs?: number;
  readonly previous?: {
    readonly country?: string;
    readonly place?: readonly [latitude: number, longitude: number];
  };
  /** Values of the customer's earlier payments, by key. */
  readonly used?: Readonly<Partial<Record<KeyKind, readonly string[]>>>;
  readonly customer?: Partial<CustomerFacts>;
  readonly restricted?: readonly string[];
  /** Values of window features. */
  readonly windows?: Readonly<Record<string, number>>;
}

const NOON = Date.UTC(2025, 10, 12, 12);

const notAsked = (what: string) => (): never => {
  throw new Error(`A formula asks for ${what}, which the scene does not have`);
};

function contextOf(scene: Scene): FeatureContext {
  const dictionaries = emptyDictionaries();
  const facts: CustomerFacts | null =
    scene.customer === undefined
      ? null
      : { signup: null, country: null, birthDay: null, cardBirthDay: null, ...scene.customer };
  const products = dictionaries.keys.product;
  return {
    dictionaries,
    labelDelayMs: 0,
    references: {
      customer: () => facts,
      isAdultRestricted: (code) => scene.restricted?.includes(products.values[code]!) ?? null,
      has: { customers: true, products: true, idCards: true },
    },
  };
}

function previousOf(scene: Scene, { dictionaries }: FeatureContext): PreviousPayment | null {
  if (scene.previous === undefined) return null;
  const { country, place } = scene.previous;
  return {
    ms: 0,
    nano: 0,
    country: country === undefined ? NONE : dictionaries.facts.country.encode(country),
    latitude: place?.[0] ?? NaN,
    longitude: place?.[1] ?? NaN,
  };
}

function cursorOf(scene: Scene, context: FeatureContext): AsOfCursor {
  const { keys, facts } = context.dictionaries;
  const ms = scene.ms ?? NOON;
  const codeIn = (kind: KeyKind, text: string | undefined): number =>
    text === undefined ? NONE : keys[kind].encode(text);
  return {
    moveTo: () => undefined,
    ms,
    nano: scene.nano ?? 0,
    cents: scene.amount === undefined ? NaN : Math.round(scene.amount * 100),
    latitude: scene.place?.[0] ?? NaN,
    longitude: scene.place?.[1] ?? NaN,
    sca: scene.sca ?? NaN,
    code: (kind) => codeIn(kind, scene.keys?.[kind]),
    fact: (fact) => {
      const text = scene.facts?.[fact];
      return text === undefined ? NONE : facts[fact].encode(text);
    },
    count: notAsked("a count"),
    amounts: notAsked("amounts"),
    min: notAsked("a minimum"),
    max: notAsked("a maximum"),
    distinct: (_slot, of) => new Set(scene.used?.[of]).size,
    msSinceLast: notAsked("the last record"),
    positions: notAsked("positions"),
    visitEvents: (_slot, visit) =>
      scene.events?.forEach(({ type, product, secondsBefore = 0 }) =>
        visit(
          codeIn("eventType", type),
          codeIn("product", product),
          NONE,
          ms - secondsBefore * 1000,
        ),
      ),
    sessionStartMs: scene.sessionStartMs ?? NaN,
    previous: () => previousOf(scene, context),
    usedBefore: (of) => scene.used?.[of]?.includes(scene.keys?.[of] ?? "") ?? false,
    componentSize: notAsked("the component"),
    fraudNeighbours: notAsked("neighbours"),
  };
}

/** The value of a feature in a scene, computed by its own formula; `NaN` = missing. */
export function valueIn(scene: Scene, name: string): number {
  const context = contextOf(scene);
  scene.events?.forEach(({ type }) => context.dictionaries.keys.eventType.encode(type));
  const cursor = cursorOf(scene, context);
  const evaluate = (wanted: string): number => {
    const feature = featureByName(wanted);
    if (feature === null) throw new Error(`No feature ${wanted}`);
    if (feature.kind === "window") return scene.windows?.[wanted] ?? NaN;
    const inputs = Float64Array.from(feature.inputs, evaluate);
    const slots = feature.slots.map((_slot, place) => place);
    return feature.formula(cursor, inputs, slots, context);
  };
  return evaluate(name);
}
