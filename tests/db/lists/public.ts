import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { answerQuestion } from "~/lifecycle/2-announcement/answer-question.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { done } from "~/lifecycle/outcome";
import { config } from "~/server/config.server";
import { db } from "~db/client.server";
import { competition, question, rulesVersion } from "~db/schema/announcement";
import { consent } from "~db/schema/registration";
import { aSignedMeeting, sure } from "../../decided-competition";
import { anOrganiser, aPerson, grant } from "../../people";
import { anAnnounced, anOffice } from "../announcement-world";
import { announced, asked, cards, inserts, type Lists, scored, slugOf, tellingNews, times } from "./worlds";

/** These list what the whole installation has, the first fifty of it or so: they are read before all other worlds are made. */
export const installationLists: Lists = {
  "admin._index": async (rows) => {
    const admin = await aPerson("Администратор системы");
    await grant(admin, "installationAdmin", null);
    await times(rows, () => anOrganiser());
    return { reader: admin };
  },
  "_public._index": async (rows) => {
    await times(rows, async () => anAnnounced(await anOffice()));
    return {};
  },
  "_public.contacts": async (rows) => {
    await times(rows, () => anOrganiser());
    return {};
  },
};

/** What everybody reads. */
export const publicLists: Lists = {
  "_public.inbox": async (rows) => {
    const to = `${randomUUID()}@example.org`;
    const transport = createTransport(config().smtpUrl);
    await times(rows, (n) => transport.sendMail({ from: "a@example.org", to, subject: `Письмо ${n}`, text: "Текст" }));
    transport.close();
    return { query: `?to=${to}` };
  },
  "_public.$organiser.$competition._index": async (rows) => {
    const { id, organiserId, secretary } = await asked(rows);
    const questions = await db().select({ id: question.id }).from(question).where(eq(question.competitionId, id));
    for (const one of questions) sure(await answerQuestion(secretary, id, { question: one.id, answer: "Да." }));
    const [row] = await db().select({ slug: competition.slug }).from(competition).where(eq(competition.id, id));
    return { params: { organiser: await slugOf(organiserId), competition: row!.slug } };
  },
  "_public.$organiser.$competition_.changes": async (rows) => {
    const { id, organiserId, secretary } = await asked(1);
    const [row] = await db().select({ slug: competition.slug }).from(competition).where(eq(competition.id, id));
    const [first] = await db().select().from(rulesVersion).where(eq(rulesVersion.competitionId, id));
    await inserts(async (tx) => {
      for (let n = 0; n < rows; n += 1)
        await tx.insert(rulesVersion).values({ ...first!, version: 100 + n, announcedAt: new Date() });
      return done;
    });
    return { reader: secretary, params: { organiser: await slugOf(organiserId), competition: row!.slug } };
  },
  "_public.$organiser.$competition_.results": async (rows) => {
    const { world } = await aSignedMeeting({ ...scored(rows), members: 2 });
    sure(await publishResults(world.secretary, world.competitionId));
    return { params: { organiser: await slugOf(world.organiserId), competition: world.slug } };
  },
  "_public.account": async (rows) => {
    const who = await aPerson("Мария");
    await inserts(async (tx) => {
      const evidence = { ip: "127.0.0.1", agent: "test" };
      for (let n = 0; n < rows; n += 1)
        await tx.insert(consent).values({ personId: who.id, purpose: "account", textVersion: `${n}`, evidence });
      return done;
    });
    return { reader: who };
  },
  "_public.competitions": async (rows) => {
    const { organiserId } = await announced(rows);
    return { query: `?organiser=${await slugOf(organiserId)}` };
  },
  "_public.$organiser_.news": async (rows) => {
    const { organiserId } = await tellingNews(rows);
    return { params: { organiser: await slugOf(organiserId) } };
  },
  "_public.$organiser._index": async (rows) => {
    const { organiserId } = await announced(rows);
    return { params: { organiser: await slugOf(organiserId) } };
  },
  "_public.projects": async (rows) => ({ query: `?organiser=${await cards(rows)}` }),
};
