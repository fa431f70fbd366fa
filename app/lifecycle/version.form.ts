import { z } from "zod";

/** The number of the version that a page was opened at, as its form carries it along. */
export const version = z.coerce.number("bad").int("bad").min(0, "bad").max(1_000_000_000, "bad");
