import { z } from "zod";
import { email } from "./account.form";
import { type ApplicantKind, applicantKinds, hasRequisites, headBases, legalForms, stateRegisters } from "./applicant";
import { rolesOfJoiners } from "./member";
import { innProblem, kppProblem, ogrnProblem, oktmoProblem, readPhone } from "./requisites";
import type { Profile } from "./shown-profile";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, "bad");
const digits = (value: string) => value.replace(/[\s-]/g, "");

const requisite = (problem: (value: string) => unknown, error: string) =>
  z
    .string()
    .min(1)
    .max(40)
    .transform(digits)
    .refine((value) => problem(value) === null, { error });

/** The same when it may be left empty. */
const optionalRequisite = (problem: (value: string) => unknown, error: string) =>
  z
    .string()
    .max(40)
    .transform(digits)
    .refine((value) => value === "" || problem(value) === null, { error })
    .transform((value) => value || null)
    .default(null);
const optionalDay = z
  .union([z.literal(""), z.iso.date({ error: "notADay" })], { error: "notADay" })
  .transform((day) => day || null)
  .default(null);
const optionalChoice = <const Choices extends readonly string[]>(choices: Choices) =>
  z
    .union([z.literal(""), z.enum(choices)], { error: "notAllowed" })
    .transform((choice) => (choice === "" ? null : (choice as Choices[number])))
    .default(null);
const isInn = (value: string) => innProblem(value, "organisation");

const shared = {
  fullName: line(1_000).min(3),
  shortName: line(200).min(2),
  locality: line(200).min(2),
  address: line(500).min(5),
  postalAddress: line(500).default(""),
  oktmo: optionalRequisite(oktmoProblem, "badOktmo"),
  headName: line(200).min(3),
  headPost: line(200).default(""),
  phone: line(60)
    .min(1)
    .refine((typed) => readPhone(typed) !== null, { error: "notAPhone" })
    .transform(asPhone),
  email,
  site: z
    .string()
    .transform(asAddress)
    .pipe(
      z.union([z.literal(""), z.url({ protocol: /^https?$/, hostname: /\./, error: "notAnAddress" }).max(300)], {
        error: "notAnAddress",
      }),
    )
    .default(""),
  socials: z.string().max(1_000).default(""),
  about: z.string().max(3_000).default(""),
};

const withRequisites = {
  inn: requisite(isInn, "notAnInn"),
  kpp: requisite(kppProblem, "notAKpp"),
  ogrn: requisite(ogrnProblem, "notAnOgrn"),
  registeredOn: optionalDay,
  legalForm: optionalChoice(legalForms),
  headBasis: optionalChoice(headBases),
  headBasisNote: line(300).default(""),
  headUntil: optionalDay,
  accountant: line(200).default(""),
  founders: z.string().max(2_000).default(""),
  stateRegisters: z
    .array(z.enum(stateRegisters, { error: "notAllowed" }))
    .max(stateRegisters.length)
    .default([]),
};
const ofBranch = { parentName: line(1_000).default("") };
const withoutRequisites = { hostName: line(300).default(""), hostInn: optionalRequisite(isInn, "notAnInn") };

/** People write `vk.com/name`: an address without a scheme is taken as one of the secure web. */
function asAddress(typed: string): string {
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(\/|$)/u.test(typed) ? `https://${typed}` : typed;
}

function asPhone(typed: string): string {
  const phone = readPhone(typed);
  return phone ? [phone.number, phone.extension].filter(Boolean).join(", ") : typed;
}

/**
 * What a profile of this kind consists of (domain.md §3.1): requisites with checksums, or a group with its leader and host. The
 * host receives the money, so it is named with its ИНН or not yet at all.
 */
export function applicantForm(kind: ApplicantKind) {
  if (!hasRequisites(kind))
    return z
      .strictObject({ ...shared, ...withoutRequisites })
      .refine(({ hostName, hostInn }) => hostName === "" || hostInn !== null, { path: ["hostInn"], error: "required" })
      .refine(({ hostName, hostInn }) => hostInn === null || hostName !== "", {
        path: ["hostName"],
        error: "required",
      });
  const own = { ...shared, ...withRequisites, anyway: z.literal("on").optional() };
  return kind === "branch" ? z.strictObject({ ...own, ...ofBranch }) : z.strictObject(own);
}

/** What a profile has where nothing was entered, or its kind does not ask. */
export const blankProfile = {
  postalAddress: "",
  oktmo: null,
  socials: "",
  inn: null,
  kpp: null,
  ogrn: null,
  registeredOn: null,
  legalForm: null,
  parentName: "",
  headBasis: null,
  headBasisNote: "",
  headUntil: null,
  accountant: "",
  founders: "",
  stateRegisters: [],
  hostName: "",
  hostInn: null,
};

/** The profile of what was posted. */
export function profileOf(form: z.output<ReturnType<typeof applicantForm>>): Profile {
  const { anyway: _, ...profile } = { anyway: undefined, ...blankProfile, ...form };
  return profile;
}

/** The kind of an applicant, chosen before its profile is filled in. */
export const KindForm = z.enum(applicantKinds);

export const JoinForm = z.strictObject({ message: z.string().max(500).default("") });
export const DecideJoinForm = z.strictObject({
  answer: z.enum(["accept", "decline"], { error: "notAllowed" }),
  role: z.enum(rolesOfJoiners, { error: "requiredChoice" }).default("editor"),
});
export type DecideJoinForm = z.output<typeof DecideJoinForm>;
/** `inn` is how the office found a profile of somebody who has not applied to it. */
export const VerifyForm = z.strictObject({ inn: z.string().max(20).default("") });
export const RefuseForm = z.strictObject({ inn: z.string().max(20).default(""), text: z.string().min(5).max(1_000) });
