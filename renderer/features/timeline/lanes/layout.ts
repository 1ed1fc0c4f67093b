/** Heights in pixels; the list beside the lanes has the same. */
export const AXIS_HEIGHT = 20;
export const HISTOGRAM_HEIGHT = 64;
export const HEAD_HEIGHT = AXIS_HEIGHT + HISTOGRAM_HEIGHT;
export const LANE_HEIGHT = 26;
