import { z } from "zod";
import { email, personName } from "./account.form";
import { memberRoles } from "./applicant";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad")
    .default("");
const day = z.union([z.literal(""), z.iso.date({ error: "notADay" })], { error: "notADay" }).default("");

const given = {
  role: z.enum(memberRoles, { error: "requiredChoice" }),
  number: line(60),
  issuedOn: day,
  until: day,
  reference: line(300),
};
type Given = { role: (typeof memberRoles)[number]; number: string; issuedOn: string; until: string; reference: string };

/** A signatory has a power of attorney with a number and both its days; the others have none, whatever was typed. */
function authorityProblems({ role, number, issuedOn, until }: Given): Record<string, string> {
  if (role !== "signatory") return {};
  const missing = Object.entries({ number, issuedOn, until }).filter(([, value]) => value === "");
  if (missing.length > 0) return Object.fromEntries(missing.map(([name]) => [name, "required"]));
  return until < issuedOn ? { until: "endBeforeStart" } : {};
}

function withAuthority<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...given }).superRefine((typed, context) => {
    for (const [name, message] of Object.entries(authorityProblems(typed as Given)))
      context.addIssue({ code: "custom", path: [name], message });
  });
}

/** What a member may do from now on. */
export const MemberForm = withAuthority({});
export type MemberForm = z.output<typeof MemberForm>;

/** Whom to invite to an applicant, and as what. */
export const InviteMemberForm = withAuthority({ name: personName, email });
export type InviteMemberForm = z.output<typeof InviteMemberForm>;
