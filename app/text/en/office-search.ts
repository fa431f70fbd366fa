import type { officeSearch as ru } from "../ru/office-search";

export const officeSearch: typeof ru = {
  title: "Search",
  label: "Find in the office",
  placeholder: "Application, competition, applicant, person",
  lead: "Everything you may see is searched: opened applications, your competitions, applicants and people with roles. A number, words of a name, an INN; quotes and legal forms do not matter.",
  nothing: "Nothing is found",
  nothingBody: "Check the words. Applications that are not opened yet are not shown.",
  begin: "Type what to find",
  beginBody: "For example, the number of an application, a word of its title or an applicant’s INN.",
  applications: "Applications",
  competitions: "Competitions",
  applicants: "Applicants",
  people: "People",
  first: (n) => `The first ${n} are shown. Add a word to find more exactly.`,
  application: (n) => `No. ${n}`,
  competition: "Competition",
  applicant: "Applicant",
  inn: "INN",
  person: "Who",
  role: "Role",
  where: "Where",
  keys: {
    title: "Keys",
    list: [
      ["/", "go to the search"],
      ["j", "the next row of a list"],
      ["k", "the previous row"],
      ["Enter", "open the row"],
      ["?", "show or hide this"],
    ],
  },
};
