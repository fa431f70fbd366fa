import { expect, test } from "vitest";
import { policy } from "~/access/policy";
import { nobody, type Person } from "~/access/who";

const anna: Person = {
  kind: "person",
  id: "0b5c1a52-6f0f-4f4e-9d5b-0a3a3c1f7f11",
  name: "Анна Лебедева",
  email: "anna@example.org",
  lang: "ru",
  confirmed: true,
};

test("the inbox is open to anyone in a demonstration", () => {
  expect(policy["inbox.read"](nobody, { demo: true, roles: [] }).ok).toBe(true);
});

test("elsewhere only the installation's administrator reads it; for others there is none", () => {
  expect(policy["inbox.read"](anna, { demo: false, roles: ["installationAdmin"] }).ok).toBe(true);
  for (const roles of [[], ["secretary", "organiserAdmin"]] as const)
    expect(policy["inbox.read"](anna, { demo: false, roles })).toMatchObject({ ok: false, reason: "notFound" });
});
