import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatDay,
  formatDayOf,
  formatDayTime,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercentBp,
  formatPhone,
  formatScore,
  offsetName,
  zoneName,
} from "~/text/format";
import { timeLeft } from "~/text/left";
import { russianZones } from "~/text/zones";

/** No-break spaces as underscores, so that a test shows where a line must not break. */
const seen = (text: string) => text.replaceAll("\u00a0", "_");

describe("money", () => {
  test("kopecks are written only when there are any", () => {
    expect(seen(formatMoney(123456n, "ru"))).toBe("1_234,56_₽");
    expect(seen(formatMoney("150000000", "ru"))).toBe("1_500_000_₽");
    expect(seen(formatMoney(5n, "ru"))).toBe("0,05_₽");
    expect(formatMoney(123456n, "en")).toBe("₽1,234.56");
  });

  test("papers ask for kopecks always", () => {
    expect(seen(formatMoney(100000n, "ru", { exact: true }))).toBe("1_000,00_₽");
  });

  test("a sum past the safe integers loses nothing, a negative one has a minus", () => {
    expect(seen(formatMoney(9007199254740993_01n, "ru"))).toBe("9_007_199_254_740_993,01_₽");
    expect(seen(formatMoney(-150n, "ru"))).toBe("−1,50_₽");
  });
});

describe("numbers", () => {
  test("scores keep their digits and take a comma in Russian", () => {
    expect(formatScore("87.50", "ru")).toBe("87,50");
    expect(formatScore("87.50", "en")).toBe("87.50");
    expect(seen(formatNumber(12500, "ru"))).toBe("12_500");
  });

  test("basis points are per cent without needless zeros", () => {
    expect([1234, 1000, 5, 0, 10000].map((bp) => seen(formatPercentBp(bp, "ru")))).toEqual([
      "12,34_%",
      "10_%",
      "0,05_%",
      "0_%",
      "100_%",
    ]);
  });

  test("sizes of files are counted by 1024", () => {
    expect(
      [0, 1, 303, 1023, 1024, 1536, 10 * 1024 * 1024, 3 * 1024 ** 3].map((n) => seen(formatBytes(n, "ru"))),
    ).toEqual(["0_байт", "1_байт", "303_байта", "1_023_байта", "1_КБ", "1,5_КБ", "10_МБ", "3_ГБ"]);
  });
});

describe("time", () => {
  const deadline = "2026-04-03T06:00:00Z";

  test("an instant is told in the zone of the competition, named by its city", () => {
    expect(seen(formatInstant(deadline, "Asia/Kamchatka", "ru"))).toBe(
      "3_апреля 2026_г., 18:00 (Петропавловск-Камчатский, UTC+12)",
    );
    expect(seen(formatInstant(deadline, "Asia/Kamchatka", "en"))).toBe(
      "3_April 2026, 18:00 (Petropavlovsk-Kamchatsky, UTC+12)",
    );
    expect(seen(formatInstant(new Date(deadline), "Europe/Moscow", "ru"))).toBe(
      "3_апреля 2026_г., 09:00 (Москва, UTC+3)",
    );
  });

  test("midnight is 00:00 of the day that begins", () => {
    expect(seen(formatInstant("2026-04-02T12:00:00Z", "Asia/Kamchatka", "ru"))).toContain("3_апреля 2026_г., 00:00");
    expect(seen(formatDayTime("2026-04-02T12:00:00Z", "Asia/Kamchatka", "ru"))).toBe("03.04.2026_00:00");
  });

  test("an ISO day does not slide with the server's zone", () => {
    expect(seen(formatDay("2026-01-01", "ru"))).toBe("1_января 2026_г.");
    expect(seen(formatDay("2026-12-31", "en"))).toBe("31_December 2026");
    expect(seen(formatDayOf("2026-12-31T12:00:00Z", "Asia/Kamchatka", "ru"))).toBe("1_января 2027_г.");
  });

  test("offsets, and cities of every Russian zone", () => {
    expect(offsetName(deadline, "Asia/Kolkata")).toBe("UTC+5:30");
    expect(offsetName(deadline, "America/New_York")).toBe("UTC−4");
    expect(zoneName("America/New_York", "ru")).toBe("New York");
    const nameless = russianZones.filter(
      (zone) => !/[А-Я]/.test(zoneName(zone, "ru")) || !formatInstant(deadline, zone, "ru"),
    );
    expect(nameless).toEqual([]);
  });

  test("time left is coarser the further the deadline is", () => {
    const day = 86_400_000;
    const left = [12 * day, 2 * day + 3 * 3_600_000, 21 * day, day, 5 * 3_600_000 + 600_000, 249_000, 9_000, 0, -1];
    expect(left.map((ms) => seen(timeLeft(ms, "ru")))).toEqual([
      "12_дней",
      "2_дня 3_ч",
      "21_день",
      "1_день",
      "5_ч 10_мин",
      "4_мин 09_с",
      "9_с",
      "срок истёк",
      "срок истёк",
    ]);
    expect(seen(timeLeft(2 * day + 3 * 3_600_000, "en"))).toBe("2_days 3_h");
  });
});

test("a telephone is written in groups, an extension stays, what is no Russian number is left alone", () => {
  expect(seen(formatPhone("+74153321001"))).toBe("+7_415_332-10-01");
  expect(seen(formatPhone("+74153321001, 12"))).toBe("+7_415_332-10-01, 12");
  expect(formatPhone("")).toBe("");
});
