import { beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "../invariants";
import { useSite } from "../world";
import { overHttp } from "./competition/hands";
import { playStages } from "./competition/stages";
import { type Story, tell } from "./competition/story";
import { type Posted, recordPosts, replay } from "./replays";

const site = useSite();
let story: Story;
let recorder: ReturnType<typeof recordPosts>;
/** How many of the posts came before the stage that has just been played. */
let earlier = 0;

beforeAll(() => {
  recorder = recordPosts(site.baseUrl);
  story = tell({ dataDir: site.dataDir, open: async () => overHttp(site.baseUrl) });
});

const sessionsOf = (posts: readonly Posted[]) => [...new Set(posts.map(({ cookie }) => cookie))];

/** Somebody's session for a post, a different one for each place in the story, its own among them. */
function anyOf(cookies: readonly string[], one: Posted): string {
  return cookies[recorder.posts.indexOf(one) % cookies.length]!;
}

describe("a whole competition, over HTTP with cookies only", () => {
  playStages(
    () => story,
    undefined,
    async () => {
      const before = recorder.posts.slice(0, earlier);
      earlier = recorder.posts.length;
      const cookies = sessionsOf(recorder.posts);
      const faults = await recorder.pause(() => replay(site.baseUrl, before, (one) => [anyOf(cookies, one)]));
      expect(faults).toEqual([]);
    },
  );

  it("A5 whatever was posted changes nothing when it is sent again: by whom it was, by others, by nobody", async () => {
    const cookies = sessionsOf(recorder.posts);
    const faults = await recorder.pause(() =>
      replay(site.baseUrl, recorder.posts, (one) => [one.cookie, anyOf(cookies, one), ""]),
    );
    expect(faults).toEqual([]);
    expect(recorder.posts.length).toBeGreaterThan(100);
  }, 120_000);

  it("leaves facts that agree with each other", async () => {
    await expect.poll(() => brokenInvariants({ dataDir: site.dataDir }), { timeout: 10_000 }).toEqual([]);
  });
});
