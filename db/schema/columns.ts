import { bigint, pgEnum, timestamp, uuid } from "drizzle-orm/pg-core";
import { scanVerdicts } from "../../app/lifecycle/scan-verdict";

/** What is known of a kept file; of a review copy too, where it must not be looked up at its source. */
export const scanVerdict = pgEnum("scan_verdict", scanVerdicts);

/** An instant; kept in UTC. */
export const instant = (name?: string) =>
  name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true });
/** A sum in whole kopecks. */
export const kopecks = (name?: string) => (name ? bigint(name, { mode: "bigint" }) : bigint({ mode: "bigint" }));
/** A random identity (v4): never ordered by time. */
export const id = () => uuid().primaryKey().defaultRandom();
