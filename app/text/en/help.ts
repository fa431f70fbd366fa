import type { help as ru } from "../ru/help";

export const help: typeof ru = {
  title: "Help",
  lead: "Choose who you are in a competition. Each page says in short what to do and what to expect.",
  open: "Read",
  back: "All roles",
  more: "No answer here? Ask the organiser on the page of the competition: everybody will see the answer.",
  roles: {
    applicant: {
      title: "For applicants",
      lead: "From registration to the report on the project.",
      steps: [
        {
          title: "Register",
          text: "Confirm your e-mail and add your organisation or group. By its tax number we tell whether it is there already: then ask to join it.",
        },
        {
          title: "Find a competition",
          text: "Search by district, direction and year. The page of a competition shows every rule: how much money, by which criteria, which documents, until when.",
        },
        {
          title: "Fill in the application",
          text: "Sections can be filled in any order, the draft saves itself. The budget is counted for you: the grant, your own share and its percentage are always in sight.",
        },
        {
          title: "Attach documents",
          text: "PDF, pictures and documents without macros will do. On a weak link an upload goes on from where it stopped.",
        },
        {
          title: "Submit before the deadline",
          text: "The head submits. The deadline is in the time zone of the competition. You get a receipt with a code: anybody can check by it that the application came in time. While applications are taken, it can be corrected or withdrawn.",
        },
        {
          title: "Follow what happens",
          text: "After the opening the application is checked. When it is returned for correction, mend it in time. Results and the decision on your application come by letter.",
        },
        {
          title: "If you have won",
          text: "Sign the agreement and hand in reports as planned: indicators planned and achieved, and a document for every line of expenses.",
        },
      ],
    },
    expert: {
      title: "For experts",
      lead: "How to score honestly and calmly.",
      steps: [
        {
          title: "Accept the invitation and fill in your profile",
          text: "Name your employers, memberships and organisations of relatives. By these you are not given applications where a conflict of interest is possible.",
        },
        {
          title: "Get your applications",
          text: "A letter tells of the assignment. Where rules are blind, you see the application without the name of the organisation, under a pseudonym.",
        },
        {
          title: "If you recognise the applicant, say so",
          text: "Press “I have a conflict of interest”: the application goes to somebody else. It is ordinary, no long explanation is needed.",
        },
        {
          title: "Give your marks",
          text: "Each criterion has a scale with explanations. Write why each mark is what it is: the applicant will read it without your name.",
        },
        {
          title: "Seal the sheet",
          text: "Until the round closes you may reopen and correct it: every version is kept. Nobody sees the marks of other experts, and neither do you.",
        },
        {
          title: "After the opening",
          text: "All marks are opened at once by two people. Your receipt with its control value lets you check that they were not replaced.",
        },
      ],
    },
    commission: {
      title: "For the commission",
      lead: "Meeting, votes, protocol.",
      steps: [
        {
          title: "Read the materials",
          text: "After the opening you see the ranking: scores, experts' comments and the place of each application, and why equal scores stand in that order.",
        },
        {
          title: "Declare a conflict of interest",
          text: "When you are linked with an applicant, declare it before the vote. You do not vote on that application only.",
        },
        {
          title: "Check the quorum",
          text: "The secretary marks who is present and the quorum is counted by the rules. Without it no item can be opened.",
        },
        {
          title: "Vote",
          text: "On each item: for, against or abstained. The majority is the one in the rules. When a sum is cut, the reason is written down.",
        },
        {
          title: "Sign the protocol",
          text: "The protocol is made of what happened: who was present, votes, decisions, sums by source. Once signed it cannot be changed.",
        },
      ],
    },
    secretary: {
      title: "For secretaries",
      lead: "The whole competition step by step.",
      steps: [
        {
          title: "Create a competition",
          text: "Start from a ready set of rules and try it on a practice competition: its calendar moves at the press of a button and letters go nowhere.",
        },
        {
          title: "Check the rules",
          text: "Go through the sections in order. Contradictions are named: errors must be mended, warnings looked at.",
        },
        {
          title: "Announce",
          text: "After the announcement the rules are frozen and the page is open to all. Answer questions: answers are published without names.",
        },
        {
          title: "Take applications",
          text: "Reception opens and closes by itself. Before the opening there are numbers only. Open the applications, check requirements and documents, admit, reject with a ground or return for correction.",
        },
        {
          title: "Run the review",
          text: "Invite experts, assign them, start the round. You see progress only: assigned, begun, sealed. Two people open the marks.",
        },
        {
          title: "Prepare the meeting",
          text: "Make the ranking, set the date, invite the commission. Mark who is present, hold the votes, sign the protocol.",
        },
        {
          title: "Publish the results",
          text: "Letters to applicants wait for your button. With the results a bundle is published by which anybody can check the counting.",
        },
        {
          title: "Agreements and reports",
          text: "Record signed agreements, accept reports or return them with remarks. When all is settled, complete the competition.",
        },
      ],
    },
    administrator: {
      title: "For administrators",
      lead: "Organisers, people and the health of the installation.",
      steps: [
        {
          title: "Add an organiser",
          text: "It has a name, a territory, a time zone and an address of its page. Its contacts are seen by all and stand in the policy on personal data.",
        },
        {
          title: "Give roles",
          text: "Invite secretaries and administrators of organisers by e-mail. A role can be ended on any day: past acts stay in the journal.",
        },
        {
          title: "Watch the health",
          text: "Letters are queued and tried again when mail does not answer. An error page shows an incident number by which the fault is found.",
        },
        {
          title: "Keep the data safe",
          text: "Back up the database and the file store together. Keys of review rounds are separate files that only the service may read.",
        },
      ],
    },
  },
};
