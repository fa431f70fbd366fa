import {
  addressOfQuestion,
  everything,
  type ListQuestion,
  listMarks,
  listOrders,
  listSorts,
} from "~/lifecycle/4-admission/list-question";
import { cookieOf } from "../sessions";
import type { RunningSite, Scene } from "./scene";
import { aVariedList } from "./varied-list";

const APPLICATIONS = 10_000;
/** Requests before the first that counts: what serves people is compiled code. */
const WARM = 150;
const AT_ONCE = 4;

type Asked = { name: string; question: ListQuestion };

/** Every filter alone, some together, and pages far down, each in every order of the list. */
function everyQuestion(directions: readonly { key: string }[]): Asked[] {
  const filters: Record<string, Partial<ListQuestion>> = {
    nothing: {},
    "a page in the middle": { page: 100 },
    "the last page": { page: 200 },
    "a state": { state: "opened" },
    "a rare state": { state: "returned" },
    "a word of names": { search: "елка" },
    "a word of titles": { search: "тёплый" },
    "words of both": { search: "АНО «Родник» берег" },
    "an ИНН": { search: "4100007777" },
    "a number": { search: "4321" },
    "words that nothing has": { search: "космос ракета" },
    "a direction": { direction: directions[0]?.key ?? "" },
    "a territory": { territory: "30601000" },
    "a region": { territory: "30000000" },
    "a sum": { from: "100 000", to: "250 000" },
    "a kind": { kind: "initiative_group" },
    ...Object.fromEntries(listMarks.map((mark) => [mark, { marks: [mark] }])),
    "all at once": {
      state: "opened",
      search: "дела",
      territory: "30000000",
      from: "1000",
      to: "400000",
      kind: "legal",
      marks: ["failed", "unchecked"],
    },
  };
  return Object.entries(filters).flatMap(([filter, asked]) =>
    listSorts.flatMap((sort) =>
      listOrders.map((order) => ({
        name: `${filter}, by ${sort} ${order}`,
        question: { ...everything, page: 1, ...asked, sort, order },
      })),
    ),
  );
}

const fixed = (ms: number) => ms.toFixed(ms < 10 ? 2 : 1);
const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

/** Asks one after another and then several at once: milliseconds within the server, slowest question named. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const { competition, secretary } = await aVariedList(APPLICATIONS);
    const headers = { cookie: await cookieOf(secretary), "accept-encoding": "gzip" };
    const base = `/office/competitions/${competition.id}`;
    const asked = everyQuestion(competition.rules.directions);
    const pathOf = ({ question }: Asked) => {
      const page = question.page > 1 ? { page: question.page } : {};
      return `${base}/applications${addressOfQuestion(question, page)}`;
    };
    return async (site: RunningSite) => {
      const get = async (path: string) => {
        const answer = await fetch(`${site.url}${path}`, { headers });
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${answer.status} ${path}`);
      };
      const timed = async (paths: readonly string[]) => {
        await Promise.all(paths.map(get));
        return site.times();
      };
      for (let n = 0; n < WARM; n += 1) await get(pathOf(asked[(n * 31) % asked.length]!));
      await site.times();
      const alone: { ms: number; name: string }[] = [];
      for (const one of asked) for (const ms of await timed([pathOf(one)])) alone.push({ ms, name: one.name });
      const busy: number[] = [];
      for (let n = 0; n < asked.length; n += AT_ONCE)
        busy.push(...(await timed(asked.slice(n, n + AT_ONCE).map(pathOf))));
      alone.sort((a, b) => a.ms - b.ms);
      busy.sort((a, b) => a - b);
      const times = alone.map(({ ms }) => ms);
      const slowest = alone.slice(-3).map(({ ms, name }) => `${name} ${fixed(ms)}`);
      const files: string[] = [];
      for (const format of ["csv", "xlsx"]) {
        const [ms] = await timed([`${base}/application-list/list.${format}`]);
        files.push(`${format}_s=${((ms ?? Number.NaN) / 1000).toFixed(2)}`);
      }
      return [
        `questions=${asked.length} median_ms=${fixed(at(times, 0.5))} p95_ms=${fixed(at(times, 0.95))} max_ms=${fixed(at(times, 1))}`,
        `busy_p95_ms=${fixed(at(busy, 0.95))} ${files.join(" ")} (${AT_ONCE} at once when busy; slowest: ${slowest.join("; ")})`,
      ].join(" ");
    };
  },
};
