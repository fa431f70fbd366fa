import type { DemoAffiliation, DemoPerson } from "./types";

const at = (mailbox: string, name: string): DemoPerson => ({ email: `${mailbox}@pochin.example`, name });

/** Everybody in the story, by key. All of them are invented. */
export const people = {
  admin: at("admin", "Фомин Павел Андреевич"),
  organiser: at("organiser", "Соколов Дмитрий Олегович"),
  secretary: at("secretary", "Белова Ирина Алексеевна"),
  secretaryTwo: at("secretary2", "Ткаченко Юлия Романовна"),
  chair: at("chair", "Громов Николай Иванович"),
  member: at("member", "Зайцева Марина Петровна"),
  memberPanov: at("panov", "Панов Алексей Юрьевич"),
  memberRogova: at("rogova", "Рогова Светлана Викторовна"),
  memberTikhonov: at("tikhonov", "Тихонов Игорь Васильевич"),
  memberAkimova: at("akimova", "Акимова Людмила Степановна"),
  memberYudin: at("yudin", "Юдин Роман Евгеньевич"),
  expert: at("expert", "Лебедев Андрей Викторович"),
  expertNikitina: at("nikitina", "Никитина Елена Борисовна"),
  expertOrlov: at("orlov", "Орлов Сергей Михайлович"),
  expertGavrilova: at("gavrilova", "Гаврилова Наталья Юрьевна"),
  expertErshov: at("ershov", "Ершов Константин Павлович"),
  expertSamoylova: at("samoylova", "Самойлова Вера Григорьевна"),
  applicant: at("applicant", "Кравченко Ольга Сергеевна"),
  headCats: at("morozova", "Морозова Анна Леонидовна"),
  headTrail: at("vasilev", "Васильев Геннадий Фёдорович"),
  headVeteran: at("stepanov", "Степанов Виктор Кузьмич"),
  headEthno: at("churkina", "Чуркина Зоя Николаевна"),
  headRobotics: at("zakharov", "Захаров Илья Денисович"),
  headFirewood: at("bondarenko", "Бондаренко Артём Сергеевич"),
  headLibrary: at("kuznetsova", "Кузнецова Татьяна Валерьевна"),
  headCleanup: at("melnik", "Мельник Лариса Ивановна"),
  headKnitting: at("polyakova", "Полякова Надежда Андреевна"),
  headPatriotic: at("rybakov", "Рыбаков Олег Геннадьевич"),
  headKindness: at("doroshenko", "Дорошенко Екатерина Максимовна"),
  headFamily: at("yakovleva", "Яковлева Галина Петровна"),
  headYard: at("shevtsov", "Шевцов Максим Валерьевич"),
  editorAdaptive: at("klimova", "Климова Дарья Олеговна"),
  editorCats: at("pimenov", "Пименов Глеб Аркадьевич"),
  editorTrail: at("arsenyeva", "Арсеньева Инна Владимировна"),
  editorRobotics: at("subbotin", "Субботин Лев Николаевич"),
  editorLibrary: at("logunova", "Логунова Ольга Тимофеевна"),
  organiserOmsk: at("organiser.omsk", "Ведерников Антон Сергеевич"),
  secretaryOmsk: at("secretary.omsk", "Жданова Полина Игоревна"),
  headSwings: at("golubeva", "Голубева Кристина Юрьевна"),
  headSpring: at("nefyodov", "Нефёдов Аркадий Семёнович"),
  neighbourSpring: at("lapteva", "Лаптева Вера Ильинична"),
} satisfies Record<string, DemoPerson>;
export type PersonKey = keyof typeof people;

/** Experts of the Milkovo competitions; the first is the demonstration account. */
export const experts = [
  "expert",
  "expertNikitina",
  "expertOrlov",
  "expertGavrilova",
  "expertErshov",
  "expertSamoylova",
] as const satisfies readonly PersonKey[];
export type ExpertKey = (typeof experts)[number];

/** The voting roster of the commission, the chair first. */
export const commission = [
  "chair",
  "member",
  "memberPanov",
  "memberRogova",
  "memberTikhonov",
  "memberAkimova",
  "memberYudin",
] as const satisfies readonly PersonKey[];
export type MemberKey = (typeof commission)[number];

/** What ties experts to organisations. One tie is to an applicant of the story, so that one conflict is found by the system. */
export const affiliations: Record<ExpertKey, readonly DemoAffiliation[]> = {
  expert: [{ kind: "employer", organisation: "Краевая научная библиотека", inn: null, endedOn: null }],
  expertNikitina: [
    { kind: "employer", organisation: "Фонд поддержки гражданских инициатив", inn: null, endedOn: null },
  ],
  expertOrlov: [
    { kind: "membership", organisation: "Ассоциация социальных предпринимателей", inn: null, endedOn: null },
  ],
  expertGavrilova: [{ kind: "employer", organisation: "Колледж социальных технологий", inn: null, endedOn: null }],
  expertErshov: [{ kind: "membership", organisation: "АНО ДО «Технолаб „Импульс“»", inn: "4199000054", endedOn: null }],
  expertSamoylova: [],
};
