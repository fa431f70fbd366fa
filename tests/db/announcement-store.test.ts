import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { announceCompetition } from "~/lifecycle/2-announcement/announce-competition.server";
import { readConfig } from "~/server/config.server";
import { closeStorage, openStore } from "~/server/store.server";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { type Fault, startFaultyStore } from "../guarantees/faulty-store";
import { useParts } from "../world";
import { aDraft, anOffice } from "./announcement-world";

useParts();

it("is not made while the file store would lose what it is given, and is once it is mended", async () => {
  const office = await anOffice();
  const id = await aDraft(office);
  const faulty = await startFaultyStore(readConfig(process.env).store);
  closeStorage();
  await openStore(faulty.address);
  const refusing: [string, Fault][] = [
    ["GET", "flipped"],
    ["PUT", "lieWithOther"],
    ["PUT", "lie"],
    ["PUT", "error"],
  ];
  for (const [method, fault] of refusing) {
    faulty.decide = (asked, key) => (asked === method && key.startsWith("probe/") ? fault : undefined);
    expect(await announceCompetition(office.secretary, id, 1)).toEqual({ ok: false, reason: "storeUnsafe" });
  }
  const [row] = await db().select({ state: competition.state }).from(competition).where(eq(competition.id, id));
  expect(row).toEqual({ state: "draft" });
  faulty.decide = () => undefined;
  expect(await announceCompetition(office.secretary, id, 1)).toMatchObject({ ok: true });
  await faulty.close();
});
