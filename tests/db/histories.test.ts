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
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { changeProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { readCommissionItem, readCommissionMeeting } from "~/lifecycle/6-decision/commission.queries.server";
import { enterVotes } from "~/lifecycle/6-decision/enter-votes.server";
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

test("a member reads of an item who proposed, opened and closed, but of the votes nothing while it is open", async () => {
  const { world, meetingId } = await anOpenMeeting({
    applications: [{ sheets: [flat("8"), flat("8")], requested: 20_000_000n }],
  });
  const { secretary, chair, seats } = world;
  const [item] = await itemsOf(meetingId);
  const id = item!.id;
  const read = async () => told(sure(await readCommissionItem(chair, meetingId, id)).history);
  expect(await read()).toEqual([]);

  sure(await changeProposal(secretary, id, { outcome: "awarded", sum: 15_000_000n, reason: "Сокращена аренда" }));
  sure(await openItem(secretary, id));
  sure(await castVote(seats[0]!, id, "against"));
  sure(await enterVotes(secretary, id, { [seats[1]!.id]: "for" }));
  const before = [
    ["Голосование по вопросу открыто", secretary.name],
    ["Предложено решение по вопросу повестки", secretary.name],
  ];
  expect(await read()).toEqual(before);
  const office = sure(await readOfficeItem(secretary, world.competitionId, id));
  expect(told(office.history)).toContainEqual(["Голос подан", seats[0]!.name]);

  sure(await closeItem(secretary, id));
  expect(await read()).toEqual([
    ["Голосование по вопросу закончено", secretary.name],
    ["Голоса внесены секретарём", secretary.name],
    ["Голос подан", seats[0]!.name],
    ...before,
  ]);
});

test("a history of over a hundred events says that the earlier ones are left out", async () => {
  const who = await aPerson("Мария Иванова");
  const change = () => changeProfile(who, { name: "Мария Петрова", lang: "ru" });
  const historyNow = async () => sure(await readAccount(who)).history;
  for (let n = 0; n < 100; n += 1) sure(await change());
  expect((await historyNow()).filter((line) => line.isCut)).toEqual([]);
  sure(await change());
  const history = await historyNow();
  expect(history).toHaveLength(100);
  expect(history.map((line) => line.isCut ?? false)).toEqual([...Array(99).fill(false), true]);
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
