import { formatDay, formatMoney, offsetName, zoneName } from "../format";

/** A sum as papers write it: kopecks in digits → `1 234,56 ₽`, always with two decimals. */
export function paperMoney(kopecks: string): string {
  return formatMoney(kopecks, "ru", { exact: true });
}

/** The same without the sign, for columns whose heading names the unit. */
export function paperMoneyPlain(kopecks: string): string {
  return paperMoney(kopecks).slice(0, -2);
}

/** Hours and minutes of an instant in a zone: `10:00`. */
export function paperTimeOf(instant: string, zone: string): string {
  return wallClock(instant, zone).time.slice(0, 5);
}

/** The zone of an instant in words: `Петропавловск-Камчатский, UTC+12`. */
export function paperZone(instant: string, zone: string): string {
  return `${zoneName(zone, "ru")}, ${offsetName(instant, zone)}`;
}

/** An instant to a second, for receipts: `3 апреля 2026 г., 17:59:58 (Петропавловск-Камчатский, UTC+12)`. */
export function paperInstant(instant: string, zone: string): string {
  const { day, time } = wallClock(instant, zone);
  return `${formatDay(day, "ru")}, ${time} (${paperZone(instant, zone)})`;
}

/** An instant to a second in a column whose heading names the zone: `03.04.2026 17:59:58`. */
export function paperMoment(instant: string, zone: string): string {
  const { day, time } = wallClock(instant, zone);
  return `${day.split("-").reverse().join(".")} ${time}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Building an Intl format costs a hundred times more than using it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(zone, made);
  return made;
}

/** What clocks in a zone show at an instant: a day as `2026-04-03` and a time to a second. */
export function wallClock(instant: string, zone: string): { day: string; time: string } {
  const format = clocks.get(zone) ?? clockOf(zone);
  const [day, time] = format.format(new Date(instant)).split(" ");
  return { day: day!, time: time! };
}
