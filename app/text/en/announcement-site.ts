import { plural } from "../plural";
import type { site as ru } from "../ru/announcement-site";

export const site: typeof ru = {
  home: {
    title: "Competitions for non-profit organisations",
    projects: "Finished projects",
    lead: "Pochin helps run a competition from announcement to final report so that every step can be checked. You can apply from a phone, experts score blind, and the rules and results are open to everyone.",
    search: "Find a competition",
    open: "Taking applications now",
    openEmptyTitle: "No competition is open for applications right now",
    openEmptyBody: "Look at past competitions: they show which projects get support and what the rules are like.",
    soon: "Opening soon",
    results: "Results are out",
    all: "All competitions",
    how: "How it works",
    steps: {
      one: {
        title: "Announcement",
        text: "All the rules are open in advance: money, weighted criteria, dates, quorum.",
      },
      two: {
        title: "Application",
        text: "Drafts save automatically. Submission is confirmed by a receipt that anyone can check.",
      },
      three: {
        title: "Review",
        text: "Experts do not see each other’s scores or, where the rules say so, who the applicant is.",
      },
      four: {
        title: "Decision and report",
        text: "The commission votes, the results are published, and projects account for every rouble.",
      },
    },
  },
  feed: {
    title: "Competitions on Pochin",
    description: "Announcements, changes, extensions, cancellations and results of competitions, news of organisers",
    link: "Feed for readers (Atom)",
  },
  preview: {
    until: (at) => `Applications are taken until ${at}.`,
    from: ({ from, till }) => `Applications are taken from ${from} until ${till}.`,
    money: ({ fund, most }) => `${fund} in all, up to ${most} for a project.`,
    organiser: (name) => `Organiser: ${name}.`,
    ofOrganiser: ({ name, locality }) =>
      `Competitions for non-profit organisations: ${name}, ${locality}. Rules, dates, questions and results.`,
    ofResults: ({ winners, sum, organiser }) =>
      `${winners === 1 ? "1 project" : `${winners} projects`} supported, ${sum} in all. Protocol and data to check. Organiser: ${organiser}.`,
    ofProject: ({ applicant, sum, locality, year }) =>
      `${applicant}. Support ${sum}, ${locality}, ${year}. What was done and what the money was spent on.`,
  },
  search: {
    title: "Competitions",
    lead: "Search by district, topic and year. You do not need to sign in.",
    organiser: "District and organiser",
    direction: "Topic",
    year: "Year",
    phase: "Status",
    any: "Any",
    anyYear: "Any",
    anyOrganiser: "Any",
    found: (n) => plural("en", n, { one: `${n} competition found`, other: `${n} competitions found` }),
    emptyTitle: "Nothing found",
    emptyBody: "Remove one of the conditions or look at all competitions.",
    showAll: "All competitions",
  },
  card: {
    test: "Practice",
    closes: "Applications by",
    opens: "Applications open",
    money: "Total funding",
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
    applyBody: "Drafts save automatically. You can submit at the last minute and make changes until the deadline.",
    soonTitle: "Applications open soon",
    soonBody: "Read the rules and prepare the documents.",
    workTitle: "Applications are closed",
    workBody: "Applications are being considered. Results will appear on this page.",
    resultsTitle: "The results are published",
    resultsBody: "The results page shows who won, how much they received and how the commission voted.",
    results: "See the results",
    cancelled: "The competition is cancelled",
    failed: "The competition was declared void",
    failedBody: "No application came, or none was admitted.",
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
    askHint: "It will be published with the answer, without your name. Do not include personal data",
    asked: "Your question is sent. The answer will come by e-mail and appear on this page.",
    signInToAsk: "Sign in to ask a question.",
    signIn: "Sign in",
  },
  about: {
    title: "About the platform",
    lead: "Pochin is open-source software for grant competitions for socially oriented non-profit organisations.",
    parts: [
      {
        title: "Who it is for",
        text: "For districts and regions that support non-profit organisations, for resource centres and foundations, and for the organisations and residents’ groups themselves.",
      },
      {
        title: "What you can trust",
        text: "Every action that affects money is recorded in a log: if you keep a copy of its figures, it cannot be changed unnoticed. Experts’ scores stay sealed until they are opened, and a submission receipt can be checked by its code.",
      },
      {
        title: "What we do not promise",
        text: "The log reveals tampering; it does not prevent it. Where local regulations require the selection to run in a state system, Pochin works alongside it and prepares the documents.",
      },
      {
        title: "Open source",
        text: "The software is released under the MIT licence. You can run it on your own server, and the data stays with you.",
      },
    ],
  },
  contacts: {
    title: "Contacts",
    lead: "For questions about a competition, write to its organiser: they are responsible for the rules, dates and decisions.",
    organisers: "Organisers of competitions",
    organiser: "Organiser",
    phone: "Telephone",
    email: "E-mail",
    address: "Address",
    technicalTitle: "If something does not work",
    technical:
      "Write to the organiser of the competition, who passes it on to the administrator of this site. Include the page address and the incident number, if one is shown.",
    empty: "The organisers have not added their contacts yet.",
  },
  privacy: {
    title: "Personal data",
    lead: "What data we ask for, why, who sees it and how to delete it. Under Russian Federal Law No. 152-FZ of 27 July 2006.",
    operators: "Data controllers",
    operatorsLead:
      "The data controller is the organiser of the competition you take part in. The data is stored on the server that runs this site; whoever operates it answers for its safety.",
    parts: [
      {
        title: "What data and why",
        text: "Your name and e-mail address, so that you can sign in and receive e-mails. Details of the organisation and its head, to check that it may take part. Details of the team, to assess the project. We ask for nothing more.",
      },
      {
        title: "Legal basis",
        text: "Each purpose has its own consent, given as a separate document (Article 9 of the law). We do not ask for a consent to distribution (Article 10.1): open pages do not name the head, the team or the members of a group. Information about public money is processed as budget law requires.",
      },
      {
        title: "Who sees it",
        text: "Until applications are opened, yours is seen only by the people of your organisation and those you have let in: co-applicants, a consultant. After that the secretary, the organiser’s administrator and the commission see it too. Experts get a copy: where the rules require it, without the organisation’s name or any documents that would reveal it. The project title, the sum and the result are published.",
      },
      {
        title: "How long we keep it",
        text: "A draft stays with you after the competition, so that its text can be carried into a new application; you can ask for its deletion at any time. An application and the decisions on it, for as long as documents about public money must be kept. An account, for as long as you use it.",
      },
      {
        title: "Your rights",
        text: "You can find out what we hold about you, correct it, withdraw a consent in your profile and ask for deletion. Where the law requires us to keep data, we restrict access to it and anonymise what we can.",
      },
      {
        title: "Security",
        text: "Passwords are stored only as hashes. Sign-in is protected against guessing. Every change of an application and every decision on it is recorded in a log. There are no third-party counters or advertising on the site. We use four cookies: your session, your display settings, a known device and the key to your drafts. Copies of your drafts are kept in the browser too, so that you can work offline; signing out deletes them.",
      },
      {
        title: "Who to contact",
        text: "Write to the competition organiser using the contacts below: they will reply within ten working days. You can also complain to Roskomnadzor, the Russian data protection authority.",
      },
    ],
  },
};
