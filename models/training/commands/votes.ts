import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Random } from "#generator/random";
import { loadVision } from "#services/identity/loadVision";
import { FIELD_KINDS } from "#shared/identity/vote/vote";
import type { FieldKind, VoteModel } from "#shared/identity/vote/vote";
import { collectBallots } from "../votes/collect";
import type { Collected } from "../votes/collect";
import { fitWeights, shownBy } from "../votes/fit";
import type { Judged } from "../votes/fit";

const PHOTOS = 900;
const TEST_PHOTOS = 300;

interface TrainOptions {
  readonly seed: number;
  /** Photos to fit on; null for as many as the committed weights took. */
  readonly steps: number | null;
  readonly outDir: string;
  readonly root: string;
}

const ofKind = ({ ballots }: Collected, kind: FieldKind): Judged[] =>
  ballots.filter(({ field }) => FIELD_KINDS[field] === kind);

const KINDS: readonly FieldKind[] = ["name", "sex", "date", "number"];

/** Fits how much line reader and Tesseract count, and how sure that makes: models/card-vote. */
export async function train({ seed, steps, outDir, root }: TrainOptions): Promise<void> {
  const vision = await loadVision({ modelsDir: path.join(root, "models") });
  if (!vision.ok) throw new Error(`${vision.error.message} ${vision.error.detail ?? ""}`);
  const random = Random.seeded(seed).child("votes");
  const photos = steps ?? PHOTOS;
  const collect = (name: string, count: number) =>
    collectBallots(vision.value, random.child(name), count, (done) => {
      if (done % 100 === 0) process.stdout.write(`${name}: ${done} of ${count} photos\n`);
    });
  const fitted = await collect("fit", photos);
  const weights = Object.fromEntries(
    KINDS.map((kind) => [kind, fitWeights(ofKind(fitted, kind))]),
  ) as VoteModel["weights"];
  const model: VoteModel = { format: "kivendtout-card-vote/1", seed, photos, weights };
  const test = await collect("test", Math.min(TEST_PHOTOS, photos));
  const metrics = {
    photos: test.photos,
    cards_seen: test.seen,
    fields: Object.fromEntries(
      KINDS.map((kind) => {
        const judged = ofKind(test, kind);
        return [kind, { fields: judged.length, ...shownBy(weights[kind], judged) }];
      }),
    ),
  };
  const folder = path.join(outDir, "card-vote");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "model.json"), `${JSON.stringify(model, null, 2)}\n`);
  writeFileSync(path.join(folder, "metrics.json"), `${JSON.stringify(metrics, null, 2)}\n`);
}
