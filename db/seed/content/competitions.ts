import { applicantKinds } from "~/lifecycle/1-registration/applicant";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import type { IsoDay } from "~/lifecycle/time";
import type { PersonKey } from "./people";
import type { DemoOrganiser } from "./types";

/** The two organisers of the demonstration. */
export const organisers = {
  milkovo: {
    slug: "milkovo",
    name: "Администрация Мильковского муниципального округа",
    shortName: "Мильковский округ",
    zone: "Asia/Kamchatka",
    locality: "с. Мильково",
    address: "684300, Камчатский край, с. Мильково, ул. Победы, д. 8",
    phone: "+74153321001",
    email: "konkurs-milkovo@pochin.example",
    isDemo: true,
  },
  omsk: {
    slug: "omsk-district",
    name: "Администрация Омского муниципального района",
    shortName: "Омский район",
    zone: "Asia/Omsk",
    locality: "пос. Ростовка",
    address: "644527, Омская область, пос. Ростовка, ул. Демонстрационная, д. 1",
    phone: "+73812000001",
    email: "konkurs-omsk@pochin.example",
    isDemo: true,
  },
} satisfies Record<string, DemoOrganiser>;
export type OrganiserKey = keyof typeof organisers;

/** Who works for each organiser, beside experts and commission. */
export const staff: Record<OrganiserKey, { organiserAdmin: PersonKey[]; secretary: PersonKey[]; helper?: PersonKey }> =
  {
    milkovo: { organiserAdmin: ["organiser"], secretary: ["secretary", "secretaryTwo"], helper: "editorLibrary" },
    omsk: { organiserAdmin: ["organiserOmsk"], secretary: ["secretaryOmsk"] },
  };

/** Rules of the Milkovo preset for a competition announced on `today`: groups apply through a host organisation. */
export function milkovoRules(today: IsoDay): CompetitionRules {
  const preset = presets.milkovo({ today, zone: organisers.milkovo.zone });
  return {
    ...preset,
    legalAct: { ...preset.legalAct, title: "Порядок предоставления субсидий СОНКО (демонстрационный)", number: "87" },
    applicantKinds: [...applicantKinds],
    paperApplications: "compared",
    contact: {
      name: "Отдел по работе с общественными организациями",
      phone: organisers.milkovo.phone,
      email: organisers.milkovo.email,
      address: organisers.milkovo.address,
    },
  };
}

/** Rules of the preset for initiative groups as the second organiser announces them. */
export function omskRules(today: IsoDay, title?: string): CompetitionRules {
  const preset = presets["initiative-groups"]({ today, zone: organisers.omsk.zone });
  return { ...preset, title: title ?? preset.title, ...omskPlace };
}

/** Small grants that organisations and groups may all apply for, by the full form, each edition signed before it is sent. */
export function omskGrantsRules(today: IsoDay, title: string): CompetitionRules {
  const preset = presets["resource-centre"]({ today, zone: organisers.omsk.zone });
  return { ...preset, title, ...omskPlace, signOff: true };
}

const omskPlace = {
  paperApplications: "compared",
  locality: { name: "Омский район", oktmo: "52644000" },
  contact: {
    name: "Управление социальной политики",
    phone: organisers.omsk.phone,
    email: organisers.omsk.email,
    address: organisers.omsk.address,
  },
} as const;

/** Questions on the page of the current competition: asked by applicants, answered by the secretary. */
export const questions: readonly { askedBy: PersonKey; day: number; text: string; answer: string | null }[] = [
  {
    askedBy: "headKnitting",
    day: 3,
    text: "Может ли подать заявку группа жителей, у которой нет юридического лица?",
    answer:
      "Да, если деньги принимает организация-партнёр с расчётным счётом. Укажите её в профиле и приложите её устав, выписку и справку.",
  },
  {
    askedBy: "headTrail",
    day: 7,
    text: "Считается ли труд добровольцев собственным вкладом?",
    answer: "Считается. Оцените его по обычной ставке за такую работу и напишите в обосновании строки, как считали.",
  },
  {
    askedBy: "headYard",
    day: 28,
    text: "Можно ли дослать справку из налоговой после окончания приёма?",
    answer: null,
  },
];
