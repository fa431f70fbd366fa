import type { Story } from "./story";

type Fields = Record<string, string>;
type Rows = Fields[];

/** Whom every team names beside its leader. */
export const teammate = "Юдин Константин Олегович";

/** A section as somebody types it: fields, and rows of one list. */
export type TypedSection = { fields?: Fields; list?: { name: string; rows: Rows } };

/** What one applicant writes; sums are in roubles. */
export type Written = {
  title: string;
  summary: string;
  direction: string;
  leader: string;
  lines: { title: string; price: string; quantity: string; own: string }[];
};

/** The sections of the form in their order. */
export function sectionsOf(
  written: Written,
  { startsOn, endsOn }: Story["known"]["term"],
): Record<string, TypedSection> {
  const { title, summary, direction, leader, lines } = written;
  const tasks = ["Собрать добровольцев", "Провести работы"];
  return {
    about: { fields: { title, summary, direction, geography: "село Мильково", startsOn, endsOn } },
    problem: {
      fields: {
        problem: "По опросу 120 жителей, берег реки и дворы не убирали три года.",
        audience: "Семьи с детьми, около 400 человек",
        goal: "Людям есть где отдыхать рядом с домом",
        tasks: tasks.join("\n"),
        sustainability: "За порядком следит совет жителей, инвентарь остаётся у него.",
      },
    },
    plan: {
      list: {
        name: "items",
        rows: tasks.map((task) => ({
          task,
          event: `Субботник: ${task.toLowerCase()}`,
          place: "берег реки Антоновки",
          startsOn,
          endsOn,
          result: "Пришли не менее 30 человек",
        })),
      },
    },
    team: {
      fields: { leader, leaderExperience: "Восемь лет ведёт общественные проекты округа." },
      list: {
        name: "members",
        rows: [{ name: teammate, role: "Отвечает за работы", experience: "Строитель, 12 лет" }],
      },
    },
    budget: {
      list: {
        name: "lines",
        rows: lines.map((line) => ({ ...line, category: "equipment", justification: "Цена по трём предложениям" })),
      },
    },
    indicators: {
      list: {
        name: "items",
        rows: [
          { title: "Участников субботников", unit: "человек", planned: "60", proof: "Списки" },
          { title: "Благоустроено мест", unit: "штука", planned: "2", proof: "Фотографии" },
        ],
      },
    },
  };
}

export const written: Record<"bereg" | "rodnik" | "group", Written> = {
  bereg: {
    title: "Берег, на который хочется прийти",
    summary: "Жители уберут берег реки Антоновки и поставят скамейки.",
    direction: "nature",
    leader: "Огородникова Дарья Аркадьевна",
    lines: [
      { title: "Скамейки", price: "15 000", quantity: "10", own: "" },
      { title: "Инвентарь для уборки", price: "30 000,50", quantity: "2", own: "25 000" },
    ],
  },
  rodnik: {
    title: "Школа юного краеведа",
    summary: "Подростки изучат историю села и проведут десять экскурсий.",
    direction: "culture",
    leader: "Мирошниченко Тамара Егоровна",
    lines: [
      { title: "Палатки", price: "12 000", quantity: "8", own: "20 000" },
      { title: "Карты и компасы", price: "1 500", quantity: "20", own: "" },
    ],
  },
  group: {
    title: "Двор на Школьной",
    summary: "Жители поставят во дворе детские качели.",
    direction: "charity",
    leader: "Бутакова Елена Павловна",
    lines: [{ title: "Качели", price: "70 000", quantity: "1", own: "10 000" }],
  },
};
