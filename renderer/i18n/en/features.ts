/** Texts of the features workspace. */
export const features = {};
