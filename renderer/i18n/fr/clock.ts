export const clock = {
  scrubber: "Horloge",
};
