import { item, line } from "../sections";
import type { DemoDraft } from "../types";

/** A sports yard: the application that nobody finished before the deadline. */
export const yard: DemoDraft = {
  key: "yard",
  applicant: "yard",
  sections: {
    about: {
      title: "Спортивный двор в Лазо",
      summary: "Восстановим площадку между тремя домами: ворота, турники, лавочки и освещение.",
      direction: "culture",
      geography: "пос. Лазо",
      from: 10,
      to: 120,
    },
    problem: {
      problem: "На площадке 1986 года осталось двое ворот без сеток и гнилая лавка. Дети играют на дороге.",
      audience: "74 ребёнка и подростка посёлка.",
      goal: "Вернуть детям безопасное место для игр.",
      tasks: ["Разобрать старое", "Поставить новое"],
      sustainability: "",
    },
    plan: [item(0, [10, 25], "Разборка старых снарядов", "Двор", "")],
    budget: [line("equipment", "Турники", 18500, 2, 0, "")],
  },
  files: [{ kind: "charter", name: "Устав ТОС.pdf", text: ["УСТАВ", "Территориальное общественное самоуправление"] }],
};
