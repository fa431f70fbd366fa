import type { help as ru } from "../ru/help";

export const help: typeof ru = {
  title: "Help",
  lead: "Choose your role in a competition. Each page briefly says what to do and what to expect.",
  open: "Read",
  back: "All roles",
  more: "Can’t find an answer? Ask the organiser on the competition page: everyone will see the reply.",
  roles: {
    applicant: {
      title: "For applicants",
      lead: "From registration to the final report.",
      steps: [
        {
          title: "Register",
          text: "Confirm your e-mail and add your organisation or group. If its tax number (INN) is already registered, we will tell you, and you can ask for access.",
        },
        {
          title: "Find a competition",
          text: "Search by district, topic and year. The competition page shows all the rules: how much money there is, how projects are scored, which documents you need and when applications close.",
        },
        {
          title: "Fill in the application",
          text: "You can fill in the sections in any order; the draft saves automatically. The budget is added up for you: the grant, your own contribution and its share are always in view.",
        },
        {
          title: "Attach documents",
          text: "PDF files, photos and documents without macros are accepted, up to 10 MB each. If the connection drops, the upload goes on from where it stopped.",
        },
        {
          title: "Submit before the deadline",
          text: "The head of the organisation or group submits, or whoever holds the head’s power of attorney. The deadline is in the competition’s time zone. You get a receipt with a code that anyone can use to check that the application arrived on time. Until the deadline you can change or withdraw it.",
        },
        {
          title: "Follow its progress",
          text: "Once applications are opened, yours is checked. If it is returned, make the corrections by the date given. The results and the decision on your application come by e-mail.",
        },
        {
          title: "If you have won",
          text: "Sign the agreement and submit your reports on time: planned and actual results, and a document for every expense.",
        },
      ],
    },
    desk: {
      title: "For consultants",
      lead: "How to help an applicant fill in an application on their errand.",
      steps: [
        {
          title: "Take the consent",
          text: "Read the text of the consent to the person, or let them sign it on paper. Without it you may not help.",
        },
        {
          title: "Record the errand",
          text: "Name the applicant, the person, and how and when they consented. The head of the applicant gets a letter at once and can take the errand back on any day.",
        },
        {
          title: "Fill it in together",
          text: "Begin a draft and write down what the applicant says. In the history every change carries both names: yours and that of the person you help.",
        },
        {
          title: "The applicant submits",
          text: "You cannot sign or submit the application, nor see the bank account. Show the head what is left to check, and remind them of the deadline.",
        },
        {
          title: "End the errand",
          text: "When help is no longer needed, end the errand: the drafts stay with the applicant, and your access to them ends.",
        },
      ],
    },
    expert: {
      title: "For experts",
      lead: "How to score fairly and without haste.",
      steps: [
        {
          title: "Accept the invitation and fill in your profile",
          text: "List your employers, memberships and your relatives’ organisations. We use this so that you are not given applications where you may have a conflict of interest.",
        },
        {
          title: "Receive your applications",
          text: "You will be told by e-mail. If the review is blind, you see each application under a code, without the organisation’s name.",
        },
        {
          title: "If you recognise the applicant, say so",
          text: "Press “I have a conflict of interest”: the application will go to someone else. This is quite normal and needs no long explanation.",
        },
        {
          title: "Give your scores",
          text: "Each criterion has a scale with explanations. Give a reason for every score: the applicant will read it without your name.",
        },
        {
          title: "Seal the sheet",
          text: "Until the round closes you can reopen the sheet and correct it; every version is kept. Nobody sees other experts’ scores, including you.",
        },
        {
          title: "After the opening",
          text: "Two people open all the scores at once. Compare the commitment in your receipt with the one on the page of the sheet: they must be the same.",
        },
      ],
    },
    commission: {
      title: "For the commission",
      lead: "The meeting, the votes, the minutes.",
      steps: [
        {
          title: "Read the materials",
          text: "Once the scores are opened you see the ranking: the scores, the experts’ comments and the place of each application, and how ties were resolved.",
        },
        {
          title: "Declare a conflict of interest",
          text: "If you are connected with an applicant, declare it before the vote. You only sit out the vote on that application.",
        },
        {
          title: "Check the quorum",
          text: "The secretary records who is present, and the quorum is worked out from the rules. Without a quorum no item can be opened.",
        },
        {
          title: "Vote",
          text: "On each item: for, against or abstain. The majority needed is set in the rules. If a sum is reduced, the reason is recorded.",
        },
        {
          title: "Sign the minutes",
          text: "The minutes are drawn up from what happened: who was present, the votes, the decisions and the sums by source. Once signed they cannot be changed.",
        },
      ],
    },
    secretary: {
      title: "For secretaries",
      lead: "The whole competition step by step.",
      steps: [
        {
          title: "Create a competition",
          text: "Start from a ready-made set of rules, or from last year’s competition: its page has the button “Make the same one for the next year”. Try it in a practice competition: you move its calendar with a button, and no e-mails leave the system.",
        },
        {
          title: "Check the rules",
          text: "Go through the sections in order. The system points out contradictions: errors must be fixed, warnings should be checked. You also see the competition as an applicant, an expert and the commission will.",
        },
        {
          title: "Announce",
          text: "Where the rules ask for two people, one puts the announcement to another, who confirms it. After the announcement the form is locked and the rules change only in the open, with a reason. Answer questions: the answers are published without names.",
        },
        {
          title: "Take applications",
          text: "Applications open and close automatically. Until you open them you see only how many there are. Then check the requirements and documents, and admit, reject with a stated reason, or return for correction.",
        },
        {
          title: "Run the review",
          text: "Invite the experts, assign them and start the round. You see only their progress: assigned, started, sealed. It takes two people to open the scores.",
        },
        {
          title: "Prepare the meeting",
          text: "Make the ranking, set the date and invite the commission. Record who is present, hold the votes and sign the minutes.",
        },
        {
          title: "Publish the results",
          text: "E-mails to applicants wait until you press the button. The protocol and the data, with their digests, are published with the results.",
        },
        {
          title: "Agreements and reports",
          text: "Record the signed agreements, accept reports or return them with comments. When everything is settled, complete the competition.",
        },
      ],
    },
    administrator: {
      title: "For administrators",
      lead: "Organisers, people and keeping the site running.",
      steps: [
        {
          title: "Add an organiser",
          text: "An organiser has a name, a territory, a time zone and a page address. Its contacts are public and appear in the privacy notice.",
        },
        {
          title: "Give roles",
          text: "Invite secretaries and administrators of organisers by e-mail. A role can be ended at any time: past actions stay in the log.",
        },
        {
          title: "Keep an eye on it",
          text: "E-mails are queued and retried if the mail server does not respond. An error page shows an incident number, so the fault is easy to find.",
        },
        {
          title: "Keep the data safe",
          text: "Back up the database and the file store together. The keys of review rounds are separate files that only the service can read.",
        },
      ],
    },
  },
};
