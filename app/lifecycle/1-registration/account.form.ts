import { z } from "zod";
import { mailChoices } from "../mail-choice";
import type { ConsentPurpose } from "./applicant";

const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const COMMON = /^(.)\1+$|^(?:0?123456789|1234567890|qwerty|asdfgh|zxcvbn|password|parol|iloveyou|welcome|admin)/i;
const MIN_PASSWORD = 10;

/** An address of one mailbox, in lower case; quoted and spaced forms are not taken, so that nothing can slip into a header (I2). */
export const email = z.string().min(1).max(254).toLowerCase().regex(EMAIL, "notAnEmail");
/** A full name as the person writes it. */
export const personName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}<>]+$/u, "bad");
export const password = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => [...value].length >= MIN_PASSWORD, { error: "passwordTooShort", params: { min: MIN_PASSWORD } })
  .refine((value) => !COMMON.test(value), { error: "passwordTooCommon" });
/** A ticked box: the act of consent itself. */
export const agreed = z.literal("on", { error: "mustAgree" });
const lang = z.enum(["ru", "en"], { error: "notAllowed" });

export const RegisterForm = z.strictObject({ name: personName, email, password, consentAccount: agreed });
export type RegisterForm = z.output<typeof RegisterForm>;

/** `kept` is a form that came without a session and goes along until it can be saved (`refuseExpired`). */
export const SignInForm = z.strictObject({
  email,
  password: z.string().min(1).max(200),
  kept: z.string().max(1_000_000).optional(),
});
export type SignInForm = z.output<typeof SignInForm>;

export const AskResetForm = z.strictObject({ email });
export const NewPasswordForm = z.strictObject({ password });
export const ChangePasswordForm = z.strictObject({ current: z.string().min(1).max(200), password });
export type ChangePasswordForm = z.output<typeof ChangePasswordForm>;
export const ChangeEmailForm = z.strictObject({ email, current: z.string().min(1).max(200) });
export type ChangeEmailForm = z.output<typeof ChangeEmailForm>;
export const ProfileForm = z.strictObject({ name: personName, lang });
export type ProfileForm = z.output<typeof ProfileForm>;
export const RemindersForm = z.strictObject({ wanted: z.enum(["yes", "no"], "requiredChoice") });
export const MailForm = z.strictObject({
  choice: z.enum(mailChoices, "requiredChoice"),
  zone: z.string("required").min(1, "required").max(60),
});
export type MailForm = z.output<typeof MailForm>;
export const LanguageForm = z.strictObject({ lang, back: z.string().max(2_000).default("/") });

/** The name of the box that gives one consent. */
export function consentField(purpose: ConsentPurpose): string {
  return `consent${purpose[0]!.toUpperCase()}${purpose.slice(1)}`;
}

const boxes = (purposes: readonly ConsentPurpose[]) =>
  Object.fromEntries(purposes.map((purpose) => [consentField(purpose), agreed]));

/** Accepting an invitation with an account: only the consents that are not given yet. */
export function acceptForm(needs: readonly ConsentPurpose[]) {
  return z.strictObject(boxes(needs));
}

/** Accepting an invitation without an account: a name, a password and each consent by its own box. */
export function newcomerForm(needs: readonly ConsentPurpose[]) {
  return z.strictObject({ name: personName, password, ...boxes(needs) });
}
export type Newcomer = { name: string; password: string };
