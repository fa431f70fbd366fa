import { z } from "zod";
import { email, personName } from "./account.form";
import { isSlug, isTimeZone, rolesOfCompetition, rolesOfOrganiser } from "./organiser";
import { readPhone } from "./requisites";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad");
const phone = line(60).refine((typed) => typed === "" || readPhone(typed) !== null, { error: "notAPhone" });
const contacts = {
  name: line(300).min(3),
  shortName: line(120).min(2),
  locality: line(200).min(2),
  address: line(300).default(""),
  phone: phone.default(""),
  email: z.union([z.literal(""), email], { error: "notAnEmail" }).default(""),
};

export const OrganiserForm = z.strictObject(contacts);
export type OrganiserForm = z.output<typeof OrganiserForm>;

export const NewOrganiserForm = z.strictObject({
  name: contacts.name,
  shortName: contacts.shortName,
  locality: contacts.locality,
  slug: z.string().min(1).toLowerCase().refine(isSlug, { error: "badSlug" }),
  zone: z.string().min(1).refine(isTimeZone, { error: "notAllowed" }),
  adminName: personName,
  adminEmail: email,
});
export type NewOrganiserForm = z.output<typeof NewOrganiserForm>;

/** Whom to invite; the roles differ by what they are invited to. */
export const InviteToCompetitionForm = z.strictObject({
  name: personName,
  email,
  role: z.enum(rolesOfCompetition, { error: "requiredChoice" }),
});
export const InviteToOrganiserForm = z.strictObject({
  name: personName,
  email,
  role: z.enum(rolesOfOrganiser, { error: "requiredChoice" }),
});
