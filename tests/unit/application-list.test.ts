import { describe, expect, it } from "vitest";
import { searchWords } from "~/lifecycle/1-registration/search-words.server";
import {
  addressOfQuestion,
  everything,
  type ListQuestion,
  listQuestion,
  narrows,
  sumsAsked,
} from "~/lifecycle/4-admission/list-question";

describe("the words of a search", () => {
  it("have no capitals, quotes, yo or legal forms", () => {
    expect(searchWords("АНО «Ёлка» — «Санкт-Петербург»")).toEqual(["елка", "санкт", "петербург"]);
    expect(searchWords("автономная некоммерческая организация Родник")).toEqual(["родник"]);
    expect(searchWords("  ИНН: 4101 ")).toEqual(["инн", "4101"]);
  });
  it("are legal forms when there is nothing else, and nothing when there is nothing to find", () => {
    expect(searchWords("Фонд")).toEqual(["фонд"]);
    expect(searchWords("%_' \\ -- ;")).toEqual([]);
  });
});

describe("the question in an address", () => {
  const asked: ListQuestion = {
    state: "returned",
    search: "ёлка & «дом»",
    direction: "culture",
    territory: "30607000",
    from: "1 000,50",
    to: "250 000",
    kind: "legal",
    checker: "mine",
    marks: ["failed", "late"],
    sort: "requested",
    order: "down",
    page: 7,
  };
  it("reads back as it was written", () => {
    const address = addressOfQuestion(asked, { page: 7 });
    expect(listQuestion(new URL(address, "http://x").searchParams)).toEqual(asked);
    expect(addressOfQuestion(everything)).toBe("?");
  });
  it("goes back to the first page with every change", () => {
    expect(listQuestion(new URLSearchParams(addressOfQuestion(asked, { order: "up" }))).page).toBe(1);
  });
  it("keeps to names that are known", () => {
    const hostile = new URLSearchParams(
      "state=draft&sort=id;drop table application&order=asc&mark[]=failed' or 1=1&kind=x&page=0&territory=30'&direction=a\0b",
    );
    expect(listQuestion(hostile)).toEqual({ ...everything, direction: "ab" });
  });
  it("says whether anything is left out, and which sums are none", () => {
    expect(narrows({ ...everything, state: "opened", sort: "title", page: 3 })).toBe(false);
    expect(narrows({ ...everything, marks: ["late"] })).toBe(true);
    expect(narrows({ ...everything, search: "а" })).toBe(true);
    expect(sumsAsked({ from: "1 000,50", to: "много" })).toEqual({ from: 100_050n, to: null, wrong: ["to"] });
  });
});
