import { plural } from "../plural";
import type { site as ru } from "../ru/announcement-site";

export const site: typeof ru = {
  home: {
    title: "Competitions for non-profit organisations",
    projects: "Finished projects",
    lead: "Pochin helps to run a competition from the announcement to the report so that every step can be checked. Applications are written on a phone, experts score blind, rules and results are open to all.",
    search: "Find a competition",
    open: "Taking applications now",
    openEmptyTitle: "No competition takes applications now",
    openEmptyBody: "Look at past ones: they show what projects are supported and what rules there are.",
    soon: "Opening soon",
    results: "Results are out",
    all: "All competitions",
    how: "How it works",
    steps: {
      one: { title: "Announcement", text: "All rules are open beforehand: money, weighted criteria, dates, quorum." },
      two: {
        title: "Application",
        text: "A draft saves itself. Submission is confirmed by a receipt that can be checked.",
      },
      three: { title: "Review", text: "Experts do not see each other's marks and, where so decided, the applicant." },
      four: {
        title: "Decision and report",
        text: "The commission votes, results are published, the project reports on every rouble.",
      },
    },
  },
  search: {
    title: "Competitions",
    lead: "Search by district, direction and year. There is no need to sign in.",
    organiser: "District and organiser",
    direction: "Direction",
    year: "Year",
    phase: "State",
    any: "Any",
    anyYear: "Any",
    anyOrganiser: "Any",
    found: (n) => plural("en", n, { one: `${n} competition found`, other: `${n} competitions found` }),
    emptyTitle: "Nothing found",
    emptyBody: "Remove one of the conditions or look at all competitions.",
    showAll: "All competitions",
  },
  card: {
    test: "For practice",
    closes: "Applications by",
    opens: "Applications open",
    money: "All the money",
    open: "Open the competition",
  },
  organiser: {
    competitions: "Competitions of the organiser",
    contacts: "Contacts",
    none: "No competitions announced yet",
  },
  page: {
    preview: "This is a preview. The competition is not announced yet, only you see this page.",
    backToOffice: "Back to the rules",
    apply: "Apply",
    applyTitle: "Apply for a grant",
    applyBody: "A draft saves itself; you can submit at the last minute and correct it while applications are taken.",
    soonTitle: "Applications open soon",
    soonBody: "Read the rules and prepare the documents.",
    workTitle: "Applications are closed",
    workBody: "Applications are being considered. Results will appear on this page.",
    resultsTitle: "The results are published",
    resultsBody: "Who won, how much each got and how the commission voted is on the page of results.",
    results: "See the results",
    cancelled: "The competition is cancelled",
    failed: "The competition did not take place",
    failedBody: "There were too few applications to hold the competition.",
    history: "What happened to the competition",
    events: {
      announced: "Announced",
      closed: "Applications closed",
      opened: "Applications opened",
      published: "Results published",
    },
    closedCount: (n) => plural("en", n, { one: `${n} application arrived`, other: `${n} applications arrived` }),
    questions: "Questions and answers",
    questionsEmpty: "No questions so far. Answers will appear here without the names of those who asked.",
    question: "Question",
    answer: "Answer",
    ask: "Ask a question",
    askLabel: "Your question to the organiser",
    askHint: "It will be published with its answer, without your name. Do not write personal data",
    asked: "The question is sent. The answer will come by letter and appear on this page.",
    signInToAsk: "Sign in to ask a question.",
    signIn: "Sign in",
  },
  about: {
    title: "About the platform",
    lead: "Pochin is open software for competitions among socially oriented non-profit organisations.",
    parts: [
      {
        title: "Who it is for",
        text: "For districts and regions that support non-profit organisations, for resource centres and funds, and for the organisations and groups of residents themselves.",
      },
      {
        title: "What can be trusted",
        text: "Every act that decides money is written into a journal that cannot be changed unnoticed. Experts' marks are sealed until they are opened; a receipt of submission is checked by its code.",
      },
      {
        title: "What we do not promise",
        text: "The journal shows interference, it does not prevent it. Where a municipal act requires the selection to run in a state system, Pochin works beside it and prepares the documents.",
      },
      {
        title: "Open source",
        text: "The software is under the MIT licence. It can run on your own server, and the data stay with you.",
      },
    ],
  },
  contacts: {
    title: "Contacts",
    lead: "Write to the organiser of a competition about it: the organiser answers for rules, dates and decisions.",
    organisers: "Organisers of competitions",
    organiser: "Organiser",
    phone: "Telephone",
    email: "E-mail",
    address: "Address",
    technicalTitle: "If something does not work",
    technical:
      "Write to the administrator of this installation. Name the address of the page and the incident number, if one is shown.",
    empty: "The organisers have not given their contacts yet.",
  },
  privacy: {
    title: "Personal data",
    lead: "What data we ask for, what for, who sees them and how to delete them. Under Federal Law 152-FZ of 27.07.2006.",
    operators: "Operators of personal data",
    operatorsLead:
      "The operator is the organiser of the competition you take part in. Data are kept on the server of this installation in Russia.",
    parts: [
      {
        title: "What data and what for",
        text: "A name and an e-mail address, so that you can sign in and get letters. Facts of the organisation and its head, to check the right to take part. Facts of the team, to score the project. Nothing more is asked.",
      },
      {
        title: "On what ground",
        text: "Each purpose is a separate consent that you give as a separate document (article 9 of the law). Publishing the name of a winner needs a consent of its own (article 10.1). Facts about budget money are processed as budget law requires.",
      },
      {
        title: "Who sees them",
        text: "Until the opening only you see your application. After it the secretary and the commission do. An expert gets a copy: where the rules say so, without the name of the organisation and the documents that tell it. The title of the project, the sum and the result are published.",
      },
      {
        title: "How long they are kept",
        text: "A draft, until you delete it or the competition ends. An application and its decisions, as long as documents about budget money must be kept. An account, as long as you use it.",
      },
      {
        title: "Your rights",
        text: "You may learn what is kept about you, correct it, withdraw a consent in your profile and demand deletion. Where the law requires data to be kept, we close access to them and make anonymous what can be.",
      },
      {
        title: "Safety",
        text: "Passwords are kept as fingerprints only. Signing in is protected from guessing. Every access to applications is logged. There are no counters or advertising of others on the site; one cookie is needed to sign in, another one keeps display settings.",
      },
      {
        title: "Where to turn",
        text: "Write to the organiser of the competition by the contacts below: an answer comes within ten working days. A complaint can be sent to Roskomnadzor.",
      },
    ],
  },
};
