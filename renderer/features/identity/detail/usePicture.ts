import { useCallback } from "react";
import type { StraightCard } from "#shared/contract/identity";
import { ok, type AppError, type Result } from "#shared/domain/result";
import { useApp } from "../../../stores/context";
import type { CardRow } from "../../../stores/identityRows";
import { useAnswer } from "../../../ui/useAnswer";
import { useIdentityStore } from "../useIdentity";

/** What is drawn of a card; nothing of it is kept once another is looked at. */
export interface PictureFiles {
  /** As they are in the file; null while they are fetched, and of what is masked. */
  readonly bytes: Uint8Array | null;
  /** The card laid flat; null without one. */
  readonly straight: StraightCard | null;
  readonly error: AppError | null;
  /** Whether there is a picture to be drawn, now or soon. */
  readonly isDrawable: boolean;
}

export function usePicture({ picture, isShown }: CardRow): PictureFiles {
  const { cards } = useApp().ports;
  const store = useIdentityStore();
  const { sha256, reading } = picture;
  const card = reading?.card ?? null;
  const isDrawable =
    isShown && reading?.problem !== "unreadable_image" && reading?.problem !== "too_large";
  const bytes = useAnswer(
    useCallback(
      (): Promise<Result<Uint8Array | null>> =>
        isDrawable ? store.getState().bytesOf(sha256) : Promise.resolve(ok(null)),
      [store, sha256, isDrawable],
    ),
  );
  const straight = useAnswer(
    useCallback(async (): Promise<Result<StraightCard | null>> => {
      if (bytes.value === null || card === null) return ok(null);
      return (await cards()).straighten(bytes.value.slice(), card);
    }, [cards, bytes.value, card]),
  );
  return {
    bytes: isDrawable ? bytes.value : null,
    straight: isDrawable ? straight.value : null,
    error: bytes.error ?? straight.error,
    isDrawable,
  };
}
