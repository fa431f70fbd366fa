import { expect, test } from "vitest";
import { useSite } from "../world";

const site = useSite();
const nobody = "00000000-0000-4000-8000-000000000000";

test.each([
  ["/nowhere/at-all/results/protocol.pdf", 404],
  ["/nowhere/at-all", 404],
  ["/no/such/page/anywhere", 404],
  [`/projects/${nobody}`, 404],
  ["/milkovo/%00", 400],
  ["/competitions?organiser=%00", 400],
  ["/%E0%A4%A", 400],
])("what is not there is no fault of the server: %s answers %i", async (path, status) => {
  expect((await fetch(`${site.baseUrl}${path}`)).status).toBe(status);
});
