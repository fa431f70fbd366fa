import { expect, it } from "vitest";
import { calendarFile } from "~/lifecycle/2-announcement/calendar-file.server";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { useParts } from "../world";

useParts();

const rules = presets.milkovo({ today: "2026-03-01", zone: "Asia/Kamchatka" });
const competition = {
  id: "5d0c1c0a-0000-4000-8000-000000000001",
  title: "Конкурс «Ёж»;\r\nATTENDEE:mailto:zlo@example.org, 2026",
  address: "/milkovo/konkurs",
  organiser: "Администрация",
  rules,
  rulesVersion: 3,
  announcedAt: new Date("2026-03-01T00:00:00Z"),
  facts: { announcement: new Date("2026-03-01T00:00:00Z") },
  isStopped: false,
};

/** The lines of a calendar with long ones put together again (RFC 5545, 3.1). */
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, "").split("\r\n");
/** The properties of every event by name. */
function eventsOf(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  for (const line of linesOf(text)) {
    if (line === "BEGIN:VEVENT") events.push({});
    const [, name = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    const event = events.at(-1);
    if (event && !(name in event)) event[name] = value;
  }
  return events;
}
const utc = (iso: string) => `${iso.replace(/\.\d+/, "").replaceAll(/[-:]/g, "")}`;

it("has every date of the rules, the end of the reception to a second, with a reminder a day before", () => {
  const text = calendarFile(competition, "ru");
  const events = eventsOf(text);
  expect(events).toHaveLength(7 + rules.report.dates.length);
  const closes = events.find(({ UID }) => UID!.includes("receptionCloses"))!;
  expect(closes.DTSTART).toBe(utc(rules.dates.receptionClosesAt));
  expect(closes.SEQUENCE).toBe("3");
  expect(text).toContain("TRIGGER:-P1D");
  const report = events.find(({ UID }) => UID!.includes("report-"))!;
  expect(report.DTSTART).toBe(rules.report.dates[0]!.dueAt.replaceAll("-", ""));
});

it("takes no line from a title, folds by bytes and is the same every time", () => {
  const text = calendarFile(competition, "ru");
  expect(linesOf(text).some((line) => line.startsWith("ATTENDEE"))).toBe(false);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(calendarFile(competition, "ru")).toBe(text);
});

it("says of a cancelled competition that its dates are off, without a reminder", () => {
  const text = calendarFile({ ...competition, isStopped: true }, "en");
  expect(eventsOf(text).every(({ STATUS }) => STATUS === "CANCELLED")).toBe(true);
  expect(text).not.toContain("VALARM");
  expect(text).toContain("Applications close");
});
