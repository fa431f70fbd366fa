import { bigint, timestamp, uuid } from "drizzle-orm/pg-core";

/** An instant; kept in UTC. */
export const instant = (name?: string) =>
  name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true });
/** A sum in whole kopecks. */
export const kopecks = (name?: string) => (name ? bigint(name, { mode: "bigint" }) : bigint({ mode: "bigint" }));
/** A random identity (v4): never ordered by time. */
export const id = () => uuid().primaryKey().defaultRandom();
