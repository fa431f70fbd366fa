import { describe, expect, it } from "vitest";
import {
  accountProblem,
  bikProblem,
  correspondentAccountProblem,
  innProblem,
  isTreasuryAccount,
  kppProblem,
  ogrnipProblem,
  ogrnProblem,
  oktmoProblem,
  personNameProblem,
  readPhone,
} from "~/lifecycle/1-registration/requisites";

const demo = [
  ["4199000015", "419901001", "1184199000017", "043002999", "40703810641000000001"],
  ["4199000022", "419901001", "1184199000028", "043002999", "40703810941000000002"],
  ["4199000030", "419901001", "1184199000039", "043002999", "40703810241000000003"],
  ["4199000047", "419901001", "1184199000040", "043002999", "40703810541000000004"],
  ["4199000054", "419901001", "1184199000050", "043002999", "40703810841000000005"],
  ["4199000061", "419901001", "1184199000061", "043002999", "40703810141000000006"],
  ["5599000011", "559901001", "1185599000014", "045209999", "40703810955000000001"],
  ["5599000029", "559901001", "1185599000025", "045209999", "40703810255000000002"],
  ["5599000036", "559901001", "1185599000036", "045209999", "40703810555000000003"],
  ["2399000019", "239901001", "1182399000013", "040349999", "40703810023000000001"],
  ["3099000010", "309901001", "1183099000017", "041203999", "40703810230000000001"],
] as const;

/** The same number with another digit in one place. */
function withOneWrongDigit(number: string, place: number): string {
  return number.slice(0, place) + ((Number(number[place]) + 1) % 10) + number.slice(place + 1);
}

describe("requisites", () => {
  it.each(demo)("of the demo organisation %s are all valid", (inn, kpp, ogrn, bik, account) => {
    const found = [innProblem(inn, "organisation"), kppProblem(kpp), ogrnProblem(ogrn), bikProblem(bik)];
    expect([...found, accountProblem(account, bik)]).toEqual([null, null, null, null, null]);
  });

  it("of real registers are valid", () => {
    expect([
      innProblem("7707083893", "organisation"),
      innProblem("500100732259", "person"),
      innProblem("419900000102", "person"),
      ogrnProblem("1027700132195"),
      ogrnipProblem("318410100000017"),
      correspondentAccountProblem("30101810400000000225", "044525225"),
    ]).toEqual([null, null, null, null, null, null]);
  });

  it("with one wrong digit fail the checksum, wherever the digit is", () => {
    const [inn, , , bik, account] = demo[0];
    const inns = Array.from({ length: 8 }, (_, index) => innProblem(withOneWrongDigit(inn, index + 2), "organisation"));
    expect(inns).toEqual(Array(8).fill("badChecksum"));
    const accounts = Array.from({ length: 20 }, (_, index) => accountProblem(withOneWrongDigit(account, index), bik));
    expect(accounts).toEqual(Array(20).fill("badChecksum"));
    expect(innProblem("500100732269", "person")).toBe("badChecksum");
    expect(ogrnProblem("1184199000018")).toBe("badChecksum");
    expect(ogrnipProblem("318410100000018")).toBe("badChecksum");
    expect(accountProblem(account, "043002998")).toBe("badChecksum");
  });

  it("of a wrong shape are told apart from a wrong checksum", () => {
    expect([
      innProblem("0000000000", "organisation"),
      innProblem("7707083893", "person"),
      innProblem("77070838 3", "organisation"),
      kppProblem("41990100"),
      ogrnProblem("3184101000000"),
      ogrnipProblem("118419900001700"),
      bikProblem("04300299"),
      accountProblem("4070381064100000000", "043002999"),
      accountProblem("40703810641000000001", "4300299"),
      oktmoProblem("3060700"),
    ]).toEqual(Array(10).fill("badFormat"));
    expect([kppProblem("7727AB001"), oktmoProblem("30607000"), oktmoProblem("30607000101")]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("of the treasury are recognised, so that they are only warned about", () => {
    expect([isTreasuryAccount("03231643306070003800"), isTreasuryAccount("40703810641000000001")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("a telephone", () => {
  it.each([
    ["+7 (415-33) 2-15-68", "+74153321568", null],
    ["8 914 123 45 67", "+79141234567", null],
    ["79141234567", "+79141234567", null],
    ["9141234567", "+79141234567", null],
    ["8(41533)21568, доб. 12", "+74153321568", "12"],
    ["+7 495 123-45-67 ДОБ 305", "+74951234567", "305"],
    ["84951234567 ext.7", "+74951234567", "7"],
  ])("typed as %s is %s", (typed, number, extension) => {
    expect(readPhone(typed)).toEqual({ number, extension });
  });

  it("is not read from what is no Russian telephone", () => {
    const typed = ["", "21568", "+1 202 555 0100 9", "8914123456", "звоните вечером", "891412345678", "+89141234567"];
    expect(typed.map(readPhone)).toEqual(typed.map(() => null));
  });
});

describe("a name", () => {
  it("may have particles, hyphens, apostrophes and Roman numerals, and no rule about capitals", () => {
    const names = ["Иванова", "Мамин-Сибиряк", "Алиев Вагиф оглы", "д’Артаньян", "ёлкина", "Иоанн II"];
    expect(names.map(personNameProblem)).toEqual(names.map(() => null));
  });

  it("is not digits, Latin, spaces around or nothing", () => {
    const names = ["", " Иванова", "Иванова ", "Ivanova", "Иванова1", "-"];
    expect(names.map(personNameProblem)).toEqual(names.map(() => "badFormat"));
  });
});
