import { z } from "zod";

/**
 * An array of items, of which the first that is none ends the reading: `z.array` tells of every single one, and a file of
 * millions of wrong items would not fit into memory with what is to be said of them.
 *
 * @param most items there may be
 */
export const listOf = <Item extends z.ZodType>(item: Item, most = Infinity) =>
  z
    .array(z.unknown())
    .max(most)
    .transform((entries, context): z.output<Item>[] => {
      const items: z.output<Item>[] = [];
      for (const [at, entry] of entries.entries()) {
        const read = item.safeParse(entry);
        if (!read.success) {
          for (const { path, message } of read.error.issues)
            context.addIssue({ code: "custom", path: [at, ...path], message });
          return z.NEVER;
        }
        items.push(read.data);
      }
      return items;
    });
