import { describe, expect, test } from "vitest";
import { refusalReasons } from "~/lifecycle/outcome";
import { plural } from "~/text/plural";
import { catalog, langs } from "~/text/text";

const COUNTS = [0, 1, 2, 5, 11, 21];

/** Every word of a catalog by its dotted path. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

/** Stands for an object of details: whatever field is read of it, it is the count. */
function details(count: number): object {
  return new Proxy(
    {},
    {
      get: (_, key) => (key === Symbol.toPrimitive ? () => count : count),
      ownKeys: () => [],
    },
  );
}

function say(words: (...args: unknown[]) => unknown, count: number): unknown {
  const plain = attempt(() => words(...Array(Math.max(1, words.length)).fill(count)));
  if (typeof plain === "string" && !plain.includes("undefined")) return plain;
  return words(...Array(Math.max(1, words.length)).fill(details(count)));
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return null;
  }
}

describe("the catalogs", () => {
  test("both languages have the same keys in the same order", () => {
    const [russian, english] = langs.map((lang) => leaves(catalog(lang)).map(([path]) => path));
    expect(english).toEqual(russian);
    expect(russian!.length).toBeGreaterThan(100);
  });

  test.each(langs)("no words are empty in %s, whatever the count", (lang) => {
    const wrong = leaves(catalog(lang)).filter(([, words]) => {
      const said = typeof words === "function" ? COUNTS.map((count) => say(words as () => unknown, count)) : [words];
      return said.some((text) => typeof text !== "string" || text.trim() === "" || /undefined|NaN|\[object/.test(text));
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test("a word is either text or a function in both languages", () => {
    const [russian, english] = langs.map((lang) =>
      leaves(catalog(lang)).map(([path, words]) => `${path} ${typeof words}`),
    );
    expect(english).toEqual(russian);
  });

  test.each(langs)("every reason to refuse has words in %s", (lang) => {
    expect(Object.keys(catalog(lang).refusal).sort()).toEqual([...refusalReasons].sort());
  });

  test("English words have no Russian letters, but for the name of the language", () => {
    const russian = leaves(catalog("en")).filter(([path, words]) => {
      const said = typeof words === "function" ? say(words as () => unknown, 5) : words;
      return /[А-Яа-яЁё]/.test(String(said)) && !path.startsWith("common.languages");
    });
    expect(russian.map(([path]) => path)).toEqual([]);
  });
});

test("Russian counts take their three forms", () => {
  const say = (n: number) => plural("ru", n, { one: `${n} заявка`, few: `${n} заявки`, other: `${n} заявок` });
  expect(COUNTS.map(say)).toEqual(["0 заявок", "1 заявка", "2 заявки", "5 заявок", "11 заявок", "21 заявка"]);
});
