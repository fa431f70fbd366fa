import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, it } from "vitest";
import { notOpened } from "~/server/http.server";
import { queriesOf } from "../queries";
import { cookieOf } from "../sessions";
import { useParts } from "../world";
import { lists } from "./lists/all";
import { notLists } from "./lists/not-lists";
import type { List } from "./lists/worlds";

useParts({ watchStatements: true });

type Loaded = { loader(args: LoaderFunctionArgs): Promise<unknown> };

const routes = import.meta.glob<Loaded>("../../app/routes/*.tsx");

/** How many rows the page shows is told by what its loader answers: the longest list in it. */
function longestList(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Math.max(own, ...Object.values(value).map(longestList));
}

/** What a page costs its reader: the queries of the page and of the frame around it. */
async function costOf(
  route: string,
  { reader, params = {}, query = "" }: List,
): Promise<[rows: number, count: number]> {
  const page = await routes[`../../app/routes/${route}.tsx`]!();
  const root = (await import("~/root")) as Loaded;
  const cookie = reader ? await cookieOf(reader) : "";
  const url = `http://localhost/${query}`;
  const open = () => {
    const request = new Request(url, { headers: { cookie } });
    const context = { arrivedAt: performance.now(), setCookies: [] };
    const args = { request, params, context } as unknown as LoaderFunctionArgs;
    return Promise.all([root.loader(args), page.loader(args)]);
  };
  await open();
  const { value, count } = await queriesOf(open);
  const answer = value[1] instanceof Response ? await value[1].json() : value[1];
  return [longestList(answer), count];
}

it.each(Object.keys(lists))(
  "asks as often for thirty rows as for one: %s",
  async (route) => {
    const [one, first] = await costOf(route, await lists[route]!(1));
    const [many, then] = await costOf(route, await lists[route]!(30));
    expect(many, "rows").toBeGreaterThan(one);
    expect(then).toBe(first);
  },
  120_000,
);

it("every page that reads is a list above, or is none for a reason", async () => {
  const pages = Object.entries(routes).map(
    ([file, load]) => [file.slice("../../app/routes/".length, -".tsx".length), load] as const,
  );
  const reading: string[] = [];
  for (const [route, load] of pages) {
    const { loader } = (await load()) as Partial<Loaded>;
    if (loader && loader !== notOpened) reading.push(route);
  }
  const told = [...Object.keys(lists), ...Object.values(notLists).flat()];
  expect(told.toSorted()).toEqual(reading.toSorted());
});
