/** The password of every demonstration account: public on purpose, so a demonstration listens on this machine only. */
export const demoPassword = "pochin-demo-2026";

/** One account a role; printed at the start and listed in the README. */
export const demoAccounts = [
  { role: "Заявитель · Applicant", email: "applicant@pochin.example", password: demoPassword },
  { role: "Эксперт · Expert", email: "expert@pochin.example", password: demoPassword },
  { role: "Член комиссии · Commission member", email: "member@pochin.example", password: demoPassword },
  { role: "Председатель комиссии · Chair", email: "chair@pochin.example", password: demoPassword },
  { role: "Секретарь · Secretary", email: "secretary@pochin.example", password: demoPassword },
  { role: "Консультант · Consultation desk", email: "logunova@pochin.example", password: demoPassword },
  {
    role: "Администратор организатора · Organiser's administrator",
    email: "organiser@pochin.example",
    password: demoPassword,
  },
  {
    role: "Администратор системы · Installation's administrator",
    email: "admin@pochin.example",
    password: demoPassword,
  },
];
