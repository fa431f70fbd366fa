import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { anOffice } from "../db/announcement-world";
import { aPerson, grant } from "../people";
import { cookieOf } from "../sessions";
import { visitor } from "../visitor";
import { useSite } from "../world";
import { t } from "./competition/story";

const site = useSite();
const words = t.registration.calendar;
const terms = t.announcement.terms;

async function asPerson(person: Person) {
  const browser = visitor(site.baseUrl);
  const [name, token] = (await cookieOf(person)).split("=") as [string, string];
  browser.cookies.set(name, token);
  return browser;
}

it("a secretary chooses a day in a month, says by which act it is off, and takes it back", async () => {
  const { secretary, organiserId } = await anOffice();
  const hands = await asPerson(secretary);
  await hands.get(`/office/organisers/${organiserId}`);
  await hands.follow(words.title);
  await hands.get(`/office/organisers/${organiserId}/calendar?year=2028`);
  const off = () => hands.page().root.querySelectorAll(".month .day-off").length;
  expect(hands.page().root.querySelectorAll("table.month")).toHaveLength(12);
  const byLaw = off();
  await hands.follow("44 мая 2028");
  expect(hands.page().root.querySelector("[name=day]")?.getAttribute("value")).toBe("2028-05-04");
  await hands.press(words.save, { kind: "off" });
  expect(hands.page().status).toBe(400);
  expect(hands.text()).toContain(t.field.required as string);
  await hands.press(words.save, { kind: "off", act: "Распоряжение № 5" });
  expect(hands.text()).toContain(words.saved);
  expect(hands.text()).toContain("Распоряжение № 5");
  expect(off()).toBe(byLaw + 1);
  await hands.follow("44 мая 2028");
  await hands.press(words.save, { kind: "byLaw", act: "" });
  expect(off()).toBe(byLaw);
  expect(hands.text()).toContain(words.noMarks);
});

it("what the installation's administrator moves is in the calendar of every organiser", async () => {
  const admin = await aPerson("Администратор системы");
  await grant(admin, "installationAdmin", null);
  const { secretary, organiserId } = await anOffice();
  const [root, hands] = [await asPerson(admin), await asPerson(secretary)];
  await root.get("/admin/calendar?year=2029");
  await root.press(words.save, { day: "2029-01-09", kind: "off", act: "Постановление № 1" });
  expect(root.text()).toContain(words.saved);
  await hands.get(`/office/organisers/${organiserId}/calendar?year=2029`);
  expect(hands.text()).toContain("Постановление № 1");
  expect(hands.text()).toContain(words.forAll);
  await hands.get("/admin/calendar");
  expect(hands.page().status).toBe(404);
});

it("the dates of a draft are filled by its terms, each with its rule, may be corrected, and are told to everybody", async () => {
  const { secretary } = await anOffice();
  const hands = await asPerson(secretary);
  await hands.get("/office/competitions/new");
  const asked = { title: "Конкурс по срокам", slug: "sroki", preset: "milkovo", mode: "test" };
  await hands.press(t.announcement.office.create.submit, asked);
  const base = new URL(hands.page().url).pathname;
  await hands.get(`${base}/rules/dates`);
  const reception = { "terms.reception.days": "20", "terms.reception.clause": "п. 2.3" };
  await hands.press(terms.count, { ...reception, "terms.review.days": "никогда" });
  expect(hands.text()).toContain(t.field.notANumber as string);
  await hands.press(terms.count, { "terms.review.days": "12", "terms.review.unit": "working" });
  expect(hands.text()).toContain("20 календарных дней после начала приёма заявок (п. 2.3)");
  expect(hands.text()).toContain("12 рабочих дней после окончания приёма заявок");
  const shown = (name: string) => hands.page().root.querySelector(`[name="${name}"]`)?.getAttribute("value") ?? "";
  const counted = shown("dates.meetingAt");
  await hands.press(t.common.actions.save, { "dates.meetingAt": counted.replace("T15:00", "T11:30") });
  expect(hands.text()).toContain(t.announcement.office.rules.saved);
  expect(shown("dates.meetingAt")).toMatch(/T11:30$/);
  await hands.get(`${base}/announce`);
  await hands.press(t.announcement.office.announce.submit);
  const guest = visitor(site.baseUrl);
  await guest.get("/competitions");
  await guest.follow("Конкурс по срокам");
  expect(guest.text().replace(/\s+/g, " ")).toContain("20 календарных дней после начала приёма заявок (п. 2.3)");
});
