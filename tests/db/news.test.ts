import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { feedEntries } from "~/lifecycle/2-announcement/feed.queries.server";
import {
  newsAbout,
  newsOf,
  newsPage,
  officeNews,
  readNewsToEdit,
} from "~/lifecycle/2-announcement/news.queries.server";
import { editNews, publishNews, withdrawNews } from "~/lifecycle/2-announcement/publish-news.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { newsVersion } from "~db/schema/news";
import { letter } from "~db/schema/outbox";
import { organiser } from "~db/schema/registration";
import { sure } from "../decided-competition";
import { aPerson } from "../people";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice } from "./announcement-world";

useParts();

const slugOf = async (id: string) => (await db().select().from(organiser).where(eq(organiser.id, id)))[0]!.slug;
const typed = { title: "Встреча с заявителями", text: "Встречаемся в пятницу.\n\nБиблиотека.", competition: null };

describe("news", () => {
  it("are read by everybody with the role of their author and no name, and tell of their competition", async () => {
    const office = await anOffice();
    const slug = await slugOf(office.organiserId);
    const competition = await anAnnounced(office);
    const { id } = sure(await publishNews(office.secretary, office.organiserId, { ...typed, competition }));
    const page = sure(await newsPage(slug, id));
    expect(page).toMatchObject({ title: typed.title, text: typed.text, authorRole: "secretary", changedAt: null });
    expect(page.competitionPath).toContain(`/${slug}/`);
    expect(JSON.stringify(page)).not.toContain(office.secretary.name);
    expect((await newsOf(slug)).rows.map((one) => one.id)).toEqual([id]);
    expect((await newsAbout(competition)).map((one) => one.id)).toEqual([id]);
    expect(await newsPage(await slugOf((await anOffice()).organiserId), id)).toMatchObject({ reason: "notFound" });
  });

  it("are mended as a new version: the one before stays for the office, and two at once do not overwrite", async () => {
    const office = await anOffice();
    const { id } = sure(await publishNews(office.secretary, office.organiserId, typed));
    const mended = { ...typed, text: "Встречаемся в субботу.", version: 1 };
    sure(await editNews(office.secretary, office.organiserId, id, mended));
    expect(await editNews(office.secretary, office.organiserId, id, mended)).toMatchObject({
      reason: "changedMeanwhile",
    });
    const read = sure(await readNewsToEdit(office.secretary, office.organiserId, id));
    expect([read.current.text, ...read.earlier.map(({ text }) => text)]).toEqual([mended.text, typed.text]);
    const page = sure(await newsPage(await slugOf(office.organiserId), id));
    expect(page.changedAt).not.toBeNull();
    await expect(
      transaction(system, "seed.play", async (tx) => {
        await tx.update(newsVersion).set({ text: "" }).where(eq(newsVersion.newsId, id));
        return done;
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
  });

  it("are gone for everybody once withdrawn, and are mended no more", async () => {
    const office = await anOffice();
    const { id } = sure(await publishNews(office.secretary, office.organiserId, typed));
    sure(await withdrawNews(office.secretary, office.organiserId, id));
    const slug = await slugOf(office.organiserId);
    expect(await newsPage(slug, id)).toMatchObject({ reason: "notFound" });
    expect((await newsOf(slug)).rows).toEqual([]);
    expect(await feedEntries(slug)).toEqual([]);
    expect(await editNews(office.secretary, office.organiserId, id, { ...typed, version: 1 })).toMatchObject({
      reason: "wrongState",
    });
    expect(sure(await officeNews(office.secretary, office.organiserId, 1)).rows).toMatchObject([{ isWithdrawn: true }]);
  });

  it("are written by the organiser's own office only, about its own announced competitions, and post no letters", async () => {
    const [office, other] = [await anOffice(), await anOffice()];
    const none = { ok: false, reason: "notFound" };
    expect(await publishNews(other.secretary, office.organiserId, typed)).toEqual(none);
    expect(await publishNews(await aPerson("Чужой"), office.organiserId, typed)).toEqual(none);
    const bad = { ok: false, reason: "badInput" };
    const about = async (competition: string) =>
      publishNews(office.secretary, office.organiserId, { ...typed, competition });
    expect(await about(await anAnnounced(other))).toEqual(bad);
    expect(await about(await aDraft(office))).toEqual(bad);
    const { id } = sure(await publishNews(office.secretary, office.organiserId, typed));
    expect(await editNews(other.secretary, office.organiserId, id, { ...typed, version: 1 })).toEqual(none);
    expect(await withdrawNews(other.secretary, other.organiserId, id)).toEqual(none);
    expect(await db().select().from(letter)).toEqual([]);
  });

  it("stand in the feed, but not those about a test competition", async () => {
    const office = await anOffice();
    const { id } = sure(await publishNews(office.secretary, office.organiserId, typed));
    sure(await publishNews(office.secretary, office.organiserId, { ...typed, competition: await anAnnounced(office) }));
    const entries = await feedEntries(await slugOf(office.organiserId));
    expect(entries.map((one) => one.id)).toEqual([`news/${id}`]);
  });
});
