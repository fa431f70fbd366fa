import type { DemoDetails } from "./applicant-details";
import { people } from "./people";
import { file, indicator, item, line } from "./sections";
import type { DemoApplicant, DemoApplication, DemoDraft } from "./types";

/** What groups without a legal entity have in common. */
const group = { inn: null, kpp: null, ogrn: null, registeredOn: null, site: "", host: null, editors: [] };

/** With the head the five adults of the first group's list; they have agreed on paper to be named. */
export const swingsMembers = [
  "Громова Вера Павловна",
  "Дементьева Ольга Сергеевна",
  "Исаков Тимур Андреевич",
  "Чернов Иван Матвеевич",
];

/** Applicants of the second organiser: groups of residents. */
export const omskApplicants = {
  swings: {
    ...group,
    kind: "initiative_group",
    fullName: "Инициативная группа жителей улицы Садовой «Соседи»",
    shortName: "Группа «Соседи»",
    address: "Омская область, пос. Ростовка, ул. Садовая, д. 14",
    locality: "пос. Ростовка",
    hostName: "Дом культуры посёлка Ростовка",
    head: "headSwings",
    headName: people.headSwings.name,
    headPost: "руководитель группы",
    phone: "+79130000201",
    email: people.headSwings.email,
    about: "Пять семей, которые хотят, чтобы детям было где играть.",
  },
  spring: {
    ...group,
    kind: "unregistered_association",
    fullName: "Объединение жителей «Родник» деревни Ракитинка",
    shortName: "Объединение «Родник»",
    address: "Омская область, д. Ракитинка, ул. Полевая, д. 3",
    locality: "д. Ракитинка",
    hostName: "Сельский клуб деревни Ракитинка",
    head: "headSpring",
    headName: people.headSpring.name,
    headPost: "старший",
    phone: "+79130000202",
    email: people.headSpring.email,
    about: "Ухаживаем за родником и берёзовой рощей у деревни.",
  },
} satisfies Record<string, DemoApplicant>;

/** Who receives the money of these groups, by its ИНН. */
export const omskDetails: Partial<Record<keyof typeof omskApplicants, DemoDetails>> = {
  swings: { profile: { hostInn: "5504990010" } },
  spring: { profile: { hostInn: "5504990028" } },
};

/** A submitted application to the open competition of initiatives. */
export const swings: DemoApplication = {
  key: "swings",
  applicant: "swings",
  arrives: { day: 4, time: "20:15" },
  about: {
    title: "Качели на Садовой",
    summary: "Жители своими руками поставят качели, песочницу и две лавочки на пустыре у дома 14.",
    direction: "charity",
    geography: "пос. Ростовка, ул. Садовая",
    from: 5,
    to: 75,
  },
  problem: {
    problem: "На улице 31 ребёнок до десяти лет. Ближайшая площадка — через дорогу с грузовиками, за 700 метров.",
    audience: "31 ребёнок и их родители, всего около 80 человек.",
    goal: "Дать детям безопасное место для игр рядом с домом.",
    tasks: ["Подготовить место", "Поставить площадку"],
    sustainability: "За площадкой будут следить соседи по графику, краску и песок покупаем вскладчину.",
  },
  plan: [
    item(0, [5, 25], "Три субботника: расчистка и выравнивание", "Пустырь у дома 14", "Место 12 × 15 метров"),
    item(1, [26, 70], "Покупка, сборка, проверка, праздник открытия", "Пустырь у дома 14", "Площадка открыта"),
  ],
  team: {
    leader: people.headSwings.name,
    leaderExperience: "Старшая по улице, собирала жителей на освещение и субботники.",
    members: [{ name: "Чернов Иван Матвеевич", role: "Сборка", experience: "Сварщик, делал ограду детского сада." }],
  },
  budget: [
    line("equipment", "Качели двойные", 24500, 1, 0, "Металлические, с паспортом безопасности."),
    line("equipment", "Песочница с крышкой", 9800, 1, 0, "Крышка нужна от животных."),
    line("other", "Песок и бетон с доставкой", 8600, 1, 3600, "Три куба песка и бетон под опоры."),
  ],
  indicators: [
    indicator("Дети, которым есть где играть", "чел.", 31, "Фотографии, список улицы"),
    indicator("Участники субботников", "чел.", 25, "Список"),
    indicator("Установленные предметы", "шт.", 2, "Акт, фотографии"),
  ],
  more: {
    problem: { people: "80" },
    residents: { supporters: "17", help: "labour,materials" },
    budget: { fair: "yes" },
  },
  files: [
    file(
      "groupMeeting",
      "Протокол собрания.pdf",
      "ПРОТОКОЛ собрания жителей",
      "Присутствовали 17 человек",
      "Решили подать заявку",
    ),
    file(
      "groupList",
      "Список группы.pdf",
      "СПИСОК участников инициативной группы с согласиями",
      "Пять взрослых жителей",
    ),
    file("photos", "Пустырь.pdf", "Фотографии пустыря: четыре снимка"),
  ],
};

/** A draft in the same competition: its author is still writing. */
export const springDraft: DemoDraft = {
  key: "spring",
  applicant: "spring",
  sections: {
    about: {
      title: "Родник у рощи",
      summary: "Почистим родник, поставим сруб и ступени.",
      direction: "nature",
      geography: "д. Ракитинка",
      from: 8,
      to: 60,
    },
  },
  files: [],
};

/** Titles of the competitions: one takes applications of groups, one of everybody, one is still a draft. */
export const omskTitles = {
  open: "Конкурс инициатив жителей Омского района",
  grants: "Конкурс малых грантов для организаций и групп Омского района",
  draft: "Конкурс малых проектов сёл Омского района",
};
