export const clock = {
  scrubber: "Clock",
};
