import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { subjectKinds } from "~/journal/events";
import { readAccount } from "~/lifecycle/1-registration/account.queries.server";
import { changeProfile } from "~/lifecycle/1-registration/change-profile.server";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { readReview } from "~/lifecycle/5-review/office.queries.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { readCommissionMeeting } from "~/lifecycle/6-decision/commission.queries.server";
import { readOfficeItem, readOfficeMeeting } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { anOpenMeeting, itemsOf, sure } from "../decided-competition";
import { aPerson } from "../people";
import { flat } from "../scored-competition";
import { anAdmittedCompetition } from "../submitted-competition";
import { useParts } from "../world";

useParts();

type Line = { who: string | null; what: string };
const told = (history: readonly Line[]) => history.map(({ who, what }) => [what, who]);

test("a meeting and an item of its agenda tell who did what, the commission too", async () => {
  const { world, meetingId } = await anOpenMeeting({
    applications: [{ sheets: [flat("8"), flat("8")], requested: 20_000_000n }],
  });
  const secretary = world.secretary.name;
  const [item] = await itemsOf(meetingId);
  sure(await openItem(world.secretary, item!.id));
  const meeting = sure(await readOfficeMeeting(world.secretary, world.competitionId));
  expect(told(meeting.history)).toContainEqual(["Заседание комиссии открыто", secretary]);
  expect(told(meeting.history)).toContainEqual(["Заседание комиссии назначено", secretary]);
  expect(told(sure(await readCommissionMeeting(world.chair, meetingId)).history)).toEqual(told(meeting.history));
  const opened = sure(await readOfficeItem(world.secretary, world.competitionId, item!.id));
  expect(told(opened.history)).toEqual([["Голосование по вопросу открыто", secretary]]);
});

test("a round of review tells its office when it was prepared, started and closed, and by whom", async () => {
  const { id, secretary } = await anAdmittedCompetition({ applications: 1 });
  const roundId = sure(await prepareRound(secretary, id));
  sure(await distributeEvenly(secretary, roundId));
  sure(await startRound(secretary, roundId));
  const { history } = sure(await readReview(secretary, id));
  expect(told(history)).toContainEqual(["Раунд экспертизы начат", secretary.name]);
  expect(told(history).at(-1)).toEqual(["Копии заявок для экспертов подготовлены", secretary.name]);
  expect((await closeRound(secretary, roundId)).ok).toBe(false);
  expect(sure(await readReview(secretary, id)).history).toEqual(history);
});

test("an account tells its owner what happened to it", async () => {
  const who = await aPerson("Мария Иванова");
  sure(await changeProfile(who, { name: "Мария Петрова", lang: "ru" }));
  expect(told(sure(await readAccount(who)).history)).toEqual([["Имя или язык изменены", who.name]]);
});

test("every kind of object that the journal knows has its history on a page", () => {
  const queries = readdirSync("app/lifecycle", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".queries.server.ts"))
    .map((file) => readFileSync(join("app/lifecycle", file), "utf8"))
    .filter((source) => source.includes("readHistory("));
  const shown = new Set(queries.flatMap((source) => [...source.matchAll(/kind: "(\w+)"/g)].map(([, kind]) => kind)));
  expect(subjectKinds.filter((kind) => !shown.has(kind))).toEqual([]);
});
