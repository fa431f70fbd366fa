import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { PublishedResults } from "../../app/lifecycle/7-publication/results";
import { competition } from "./announcement";
import { instant } from "./columns";
import { person } from "./registration";

/** What was published, exactly as it was. */
export const publication = pgTable(
  "publication",
  {
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    version: integer().notNull(),
    results: jsonb().$type<PublishedResults>().notNull(),
    digest: text().notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => person.id),
    publishedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.competitionId, t.version] })],
);
