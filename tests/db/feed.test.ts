import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { nobody, system } from "~/access/who";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { cancelCompetition } from "~/lifecycle/2-announcement/cancel-competition.server";
import { feedEntries } from "~/lifecycle/2-announcement/feed.queries.server";
import { atomFeed } from "~/lifecycle/2-announcement/feed.server";
import { competitionPage, publicAddresses } from "~/lifecycle/2-announcement/public.queries.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { organiser } from "~db/schema/registration";
import { sure } from "../decided-competition";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice } from "./announcement-world";

useParts();

const slugOf = async (id: string) => (await db().select().from(organiser).where(eq(organiser.id, id)))[0]!.slug;
/** A competition of the presets counts as a real one. */
const isReal = (id: string) =>
  transaction(system, "seed.play", async (tx) => {
    await tx.update(competition).set({ mode: "live", clockShift: "0" }).where(eq(competition.id, id));
    return done;
  });
const head = { title: "Лента", description: "Что нового", page: "/competitions", self: "/feed.xml" };

describe("a feed", () => {
  it("tells what was announced and cancelled, newest first, of one organiser or of all", async () => {
    const office = await anOffice();
    const id = await aDraft(office, { title: "Конкурс дворов" });
    await isReal(id);
    sure(await announceCompetition(office.secretary, id, 1));
    sure(await cancelCompetition(office.secretary, id, "Нет денег в бюджете"));
    const own = await feedEntries(await slugOf(office.organiserId));
    expect(own.map(({ type }) => type)).toEqual(["competition.cancelled", "competition.announced"]);
    const all = await feedEntries();
    expect(all.slice(0, 2).map((one) => one.id)).toEqual(own.map((one) => one.id));
    expect(await feedEntries(await slugOf((await anOffice()).organiserId))).toEqual([]);
    const text = atomFeed(head, own, "ru");
    expect(text).toContain("Конкурс отменён: Конкурс дворов");
    expect(text).toContain("Нет денег в бюджете");
    expect(atomFeed(head, own, "ru")).toBe(text);
    expect(atomFeed(head, own, "en")).toContain("?lang=en");
  });

  it("is not alone in telling of a cancellation: the public page says when and why", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    sure(await cancelCompetition(office.secretary, id, "Нет денег в бюджете"));
    const [row] = await db().select().from(competition).where(eq(competition.id, id));
    const page = sure(await competitionPage(nobody, await slugOf(office.organiserId), row!.slug));
    expect(page.cancelledReason).toBe("Нет денег в бюджете");
    expect(Math.abs(page.stoppedAt!.getTime() - page.now.getTime())).toBeLessThan(60_000);
  });

  it("has nothing of test competitions and of drafts, and neither has the map of the site", async () => {
    const office = await anOffice();
    await anAnnounced(office);
    await isReal(await aDraft(office));
    const slug = await slugOf(office.organiserId);
    expect(await feedEntries(slug)).toEqual([]);
    expect((await publicAddresses()).filter(({ path }) => path.startsWith(`/${slug}`))).toEqual([]);
  });

  it("shows typed text as it was typed, whatever it holds", async () => {
    const office = await anOffice();
    const id = await aDraft(office, { title: "Двор <script>alert(1)</script> & сад ]]> и ещё ]]>" });
    await isReal(id);
    sure(await announceCompetition(office.secretary, id, 1));
    const text = atomFeed(head, await feedEntries(await slugOf(office.organiserId)), "ru");
    expect(text).not.toContain("<script>");
    expect(text).toContain("Двор &lt;script&gt;alert(1)&lt;/script&gt; &amp; сад ]]&gt; и ещё ]]&gt;");
    expect(text.match(/<!\[CDATA\[/g)?.length).toBe(text.match(/\]\]>/g)?.length);
  });
});

it("the map of the site says when a page was changed last", async () => {
  const office = await anOffice();
  const id = await aDraft(office);
  await isReal(id);
  sure(await announceCompetition(office.secretary, id, 1));
  const slug = await slugOf(office.organiserId);
  const [row] = await db().select().from(competition).where(eq(competition.id, id));
  const found = (await publicAddresses()).filter(({ path }) => path.startsWith(`/${slug}`));
  expect(found.map(({ path }) => path)).toEqual([`/${slug}`, `/${slug}/${row!.slug}`]);
  expect(found[1]!.at.getTime()).toBeGreaterThanOrEqual(row!.announcedAt!.getTime());
});
