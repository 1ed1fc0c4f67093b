/** Addresses and names the loopback host and its client share. */

/** `POST` of a `CallRequest` as JSON, answered by a `Result`. */
export const CALL_PATH = "/api/call";
/** `GET` of the pushes as server-sent events, each `data` a `PushMessage`. */
export const SUBSCRIBE_PATH = "/api/subscribe";
/** Prefix of `GET /dataset/<id>/<encoded name>`. */
export const DATASET_PATH = "/dataset/";

/** Request header that carries the launch token. No cookie does: a browser would attach it for any page. */
export const TOKEN_HEADER = "x-kivendtout-token";
/** Key of the launch token in the fragment of the printed address, which browsers never send. */
export const TOKEN_KEY = "token";
