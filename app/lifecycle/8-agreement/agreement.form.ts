import { z } from "zod";
import { day, money, quantity, words } from "./typed.form";

/** The terms of an agreement; lines and indicators stand in the order of the submitted version. */
export const AgreementForm = z
  .strictObject({
    number: words(60),
    signedOn: day,
    startsOn: day,
    endsOn: day,
    lines: z.array(z.strictObject({ granted: money, own: money }), "sumDiffers").max(200),
    indicators: z
      .array(z.strictObject({ planned: quantity }))
      .max(100)
      .default([]),
    lowOwnShare: z.literal("on").optional(),
  })
  .transform(({ lowOwnShare, ...terms }) => ({ ...terms, lowOwnShare: lowOwnShare === "on" }));
export type AgreementForm = z.output<typeof AgreementForm>;

/** Why a winner does not take the money. */
export const RefuseMoneyForm = z.strictObject({ reason: words(2000) });
export type RefuseMoneyForm = z.output<typeof RefuseMoneyForm>;
