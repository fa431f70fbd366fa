import fc from "fast-check";
import { expect, test } from "vitest";
import { warningsOf } from "~/lifecycle/1-registration/bank-account";
import { BankAccountForm } from "~/lifecycle/1-registration/bank-account.form";
import { accountProblem, correspondentAccountProblem } from "~/lifecycle/1-registration/requisites";
import { parseForm } from "~/server/form.server";

const typed = {
  version: "0",
  owner: "АНО «Добрые дела»",
  bankName: "Банк «Северный край»",
  bik: "043002999",
  account: "40703810641000000001",
  correspondentAccount: "30101810300000000999",
  personalAccount: "",
};

const read = (over: Record<string, string> = {}) => parseForm(Object.entries({ ...typed, ...over }), BankAccountForm);
const errors = (over: Record<string, string>) => {
  const form = read(over);
  return form.ok ? {} : Object.fromEntries(Object.entries(form.answer.errors).map(([name, { code }]) => [name, code]));
};

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));
const WEIGHTS = [7, 1, 3];
/** The rule of the Central Bank once more, told in another way: the weighted last digits of all 23 add up to whole tens. */
const addsUp = (all: string) =>
  [...all].map((digit, at) => (Number(digit) * WEIGHTS[at % 3]!) % 10).reduce((sum, one) => sum + one, 0) % 10 === 0;

test("an account is taken with its spaces and kept without them", () => {
  const form = read({ bik: "043 002 999", account: "40703 810 6 4100 0000001" });
  expect(form).toMatchObject({ ok: true, value: { bik: typed.bik, account: typed.account, version: 0 } });
});

test("of the ten digits in the place of the key exactly one fits the bank", () => {
  fc.assert(
    fc.property(digits(9), digits(8), digits(11), (bik, before, after) => {
      const all = Array.from({ length: 10 }, (_, key) => `${before}${key}${after}`);
      const fitting = all.filter((account) => accountProblem(account, bik) === null);
      expect(fitting).toHaveLength(1);
      expect(fitting).toEqual(all.filter((account) => addsUp(bik.slice(6) + account)));
      const correspondents = all.filter((account) => correspondentAccountProblem(account, bik) === null);
      expect(correspondents).toEqual(all.filter((account) => addsUp(`0${bik.slice(4, 6)}${account}`)));
    }),
    { numRuns: 300 },
  );
});

test("one wrong digit never passes unseen, wherever it stands", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const wrong = (Number(typed.account[at]) + by) % 10;
      const account = typed.account.slice(0, at) + wrong + typed.account.slice(at + 1);
      expect(accountProblem(account, typed.bik)).toBe("badChecksum");
    }),
  );
});

test("wrong numbers are said at their fields, and a treasury account is warned of, never blocked", () => {
  expect(errors({ account: "40703810741000000001" })).toEqual({ account: "notAnAccount" });
  expect(errors({ correspondentAccount: "30101810400000000999" })).toEqual({ correspondentAccount: "notAnAccount" });
  expect(errors({ bik: "04300299" })).toEqual({ bik: "notABik" });
  expect(errors({ account: "", owner: "" })).toEqual({ account: "required", owner: "required" });
  expect(errors({ account: "4070381064100000000", verified: "on" })).toEqual({
    account: "notAnAccount",
    verified: "unknownField",
  });
  const treasury = { account: "03224643300000003800", correspondentAccount: "40102810945370000031", bik: "013002402" };
  expect(read(treasury)).toMatchObject({ ok: true, value: treasury });
  expect(warningsOf({ ...typed, ...treasury })).toEqual(["treasury"]);
  expect(warningsOf(typed)).toEqual([]);
  expect(warningsOf({ ...typed, account: "40817810641000000001" })).toEqual(["natural"]);
});
