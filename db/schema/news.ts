import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { competition } from "./announcement";
import { id, instant } from "./columns";
import { organiser, person, role } from "./registration";

/** News of an organiser, perhaps about one of its competitions; `version` is the one that counts and the optimistic lock. */
export const news = pgTable(
  "news",
  {
    id: id(),
    organiserId: uuid()
      .notNull()
      .references(() => organiser.id),
    version: integer().notNull().default(1),
    publishedAt: instant().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: uuid().references(() => person.id),
  },
  (t) => [index("news_list").on(t.organiserId, t.publishedAt, t.id)],
);

/** What news said, and in which role somebody wrote it; never changed. */
export const newsVersion = pgTable(
  "news_version",
  {
    newsId: uuid().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    competitionId: uuid().references(() => competition.id),
    authorRole: role().notNull(),
    writtenBy: uuid()
      .notNull()
      .references(() => person.id),
    writtenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.newsId, t.version] }),
    index("news_version_competition").on(t.competitionId),
    foreignKey({ columns: [t.newsId], foreignColumns: [news.id] }),
  ],
);
