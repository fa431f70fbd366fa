import type { MemberRole } from "~/lifecycle/1-registration/applicant";
import type { EnteredAccount } from "~/lifecycle/1-registration/bank-account";
import type { ApplicantKey } from "./applicants";
import type { PersonKey } from "./people";

/** What a profile of the story tells beyond its requisites; the names are those of the profile's form. */
export type DemoDetails = {
  profile: Record<string, string | string[]>;
  account?: EnteredAccount;
  team?: readonly {
    who: PersonKey;
    role: MemberRole;
    number?: string;
    issuedOn?: string;
    until?: string;
    reference?: string;
  }[];
};

/** The district of Milkovo; the bank and its numbers are invented, with right checksums. */
const oktmo = "30507000";
const bank = {
  bankName: "Камчатское отделение банка «Северный край»",
  bik: "043002999",
  correspondentAccount: "30101810300000000999",
  personalAccount: "",
};
const byCharter = { headBasis: "charter", headBasisNote: "" };
const elected = (note: string, headUntil: string) => ({ headBasis: "decision", headBasisNote: note, headUntil });

/** Details of the applicants of the Milkovo competitions, by key. */
export const applicantDetails: Partial<Record<ApplicantKey, DemoDetails>> = {
  adaptive: {
    profile: {
      ...byCharter,
      legalForm: "autonomousOrganisation",
      oktmo,
      accountant: "Климова Дарья Олеговна",
      founders: "Кравченко Ольга Сергеевна",
      socials: "https://vk.example/shag_milkovo",
      stateRegisters: ["sociallyOriented", "usefulServices"],
    },
    account: { ...bank, owner: "АНО «Шаг навстречу»", account: "40703810641000000001" },
    team: [{ who: "editorAdaptive", role: "accountant" }],
  },
  cats: {
    profile: {
      ...elected("протокол общего собрания № 4 от 11.05.2024", "2029-05-10"),
      legalForm: "publicOrganisation",
      oktmo,
      stateRegisters: ["sociallyOriented"],
    },
    account: { ...bank, owner: "МРОО «Верный друг»", account: "40703810941000000002" },
    team: [{ who: "editorCats", role: "editor" }],
  },
  trail: {
    profile: { ...byCharter, legalForm: "autonomousOrganisation", oktmo },
    account: { ...bank, owner: "АНО «Старый тракт»", account: "40703810241000000003" },
  },
  veteran: {
    profile: {
      parentName: "Камчатская краевая общественная организация ветеранов труда «Содружество»",
      legalForm: "publicOrganisation",
      headBasis: "proxy",
      headBasisNote: "№ 7 от 15.01.2026",
      headUntil: "2027-12-31",
      oktmo,
    },
    account: {
      ...bank,
      owner: "Камчатская краевая общественная организация ветеранов труда «Содружество»",
      account: "40703810541000000004",
    },
  },
  robotics: {
    profile: { ...byCharter, legalForm: "autonomousOrganisation", oktmo },
    account: { ...bank, owner: "АНО ДО «Импульс»", account: "40703810841000000005" },
  },
  ethno: {
    profile: {
      ...elected("решение общего собрания общины от 02.03.2025", "2028-03-01"),
      legalForm: "indigenousCommunity",
      oktmo,
    },
    account: { ...bank, owner: "ТСО КМНС «Белая берёза»", account: "40703810141000000006" },
  },
  library: {
    profile: {
      ...byCharter,
      legalForm: "autonomousOrganisation",
      oktmo,
      stateRegisters: ["sociallyOriented", "volunteering"],
    },
    account: { ...bank, owner: "АНО «Диалог»", account: "40703810441000000007" },
    team: [
      {
        who: "editorLibrary",
        role: "signatory",
        number: "3",
        issuedOn: "2025-01-10",
        until: "2030-12-31",
        reference: "оригинал у директора",
      },
    ],
  },
  cleanup: { profile: { ...elected("протокол № 1 от 20.04.2024", "2029-04-19"), legalForm: "selfGovernment", oktmo } },
  patriotic: { profile: { ...byCharter, legalForm: "publicOrganisation", oktmo } },
  family: {
    profile: { ...byCharter, legalForm: "foundation", oktmo, stateRegisters: ["sociallyOriented"] },
    account: { ...bank, owner: "БФ «Опора»", account: "40703810741000000011" },
  },
  firewood: { profile: { oktmo, hostInn: "4199000110" } },
  knitting: { profile: { oktmo, hostInn: "4199000110" } },
  yard: { profile: { oktmo, hostInn: "4199000086" } },
};
