import { applicants } from "./applicants";
import type { PersonKey } from "./people";
import type { DemoFile, DemoPerson } from "./types";

/** Who works on an application besides the one who submits it: a colleague with a section, an organisation with a part. */
export type DemoHelp = {
  application: string;
  section: { key: string; colleague: PersonKey; note: string; isDone: boolean };
  coApplicant?: { applicant: keyof typeof applicants; inn: string; part: string };
};

/** The application of the demonstration account is written by two and carried out by two organisations. */
export const adaptiveHelp: DemoHelp = {
  application: "adaptive",
  section: {
    key: "budget",
    colleague: "editorAdaptive",
    note: "Проверьте цены: коммерческие предложения лежат в общей папке",
    isDone: true,
  },
  coApplicant: {
    applicant: "cleanup",
    inn: applicants.cleanup.inn!,
    part: "Проводит выездное занятие в Шаромах, собирает участников и встречает их на турнире",
  },
};

/** What the eldest of the spring's friends leaves to a neighbour. */
export const springHelp: DemoHelp = {
  application: "spring",
  section: {
    key: "problem",
    colleague: "neighbourSpring",
    note: "Вы считали, сколько семей берёт воду. Напишите, пожалуйста, об этом",
    isDone: false,
  },
};

/** Documents by which people act for their organisations, as files. */
export const authorities: readonly { applicant: keyof typeof applicants; who: PersonKey; document: DemoFile }[] = [
  {
    applicant: "library",
    who: "editorLibrary",
    document: {
      kind: "proof",
      name: "Доверенность № 3.pdf",
      text: [
        "ДОВЕРЕННОСТЬ № 3",
        "с. Мильково, 10 января 2025 г.",
        "Выдана Логуновой Ольге Тимофеевне до 31 декабря 2030 г.",
      ],
    },
  },
];

/** A member who lost a mailbox asks from a new one; the office has yet to decide. */
export const lostMailbox = {
  applicant: "cats",
  from: "editorCats",
  to: { email: "pimenov.gleb@pochin.example", name: "Пименов Глеб Аркадьевич" } satisfies DemoPerson,
  document: "Протокол общего собрания № 6 от 14.09.2025, паспорт",
  text: "Почта была рабочей, после увольнения её закрыли. Телефон прежний, есть у руководителя «Верного друга».",
  file: {
    kind: "proof",
    name: "Протокол № 6.pdf",
    text: ["ПРОТОКОЛ № 6 общего собрания МРОО «Верный друг»", "Пименов Г. А. ведёт заявки организации"],
  } satisfies DemoFile,
} as const;
