/** Stands in for `electron` in plain Node, where importing the real package starts a download. */
export default {};
