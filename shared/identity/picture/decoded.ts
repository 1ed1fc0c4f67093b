import type { CardReading } from "../../contract/identity";
import type { RgbaImage } from "../image";
import { unreadCard } from "../unreadCard";
import type { Refusal } from "./inspect";

/** Pixels as they are to be looked at: upright, on white, not above the work size. Or why there are none. */
export type Decoded =
  | { readonly ok: true; readonly image: RgbaImage }
  | { readonly ok: false; readonly refusal: Refusal };

/** Turns the bytes of a file into pixels; never throws on what they hold. */
export type DecodePicture = (bytes: Uint8Array) => Promise<Decoded>;

/** The header of a picture is whole, but what follows is not. */
export const DAMAGED: Decoded = {
  ok: false,
  refusal: { problem: "unreadable_image", found: "damaged" },
};

/** What reading a file gives that is not decoded. */
export const refusedReading = ({ problem, found }: Refusal): CardReading => ({
  ...unreadCard(problem, null),
  found,
});
