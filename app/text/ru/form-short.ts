import { fields as standard, sections as usual } from "./form-template";

/** The Russian words of the short form, for groups of residents. */

export const sections = {
  about: { ...usual.about, intro: "Название, место и сроки. С этого раздела начинают." },
  problem: { title: "Идея", intro: "Своими словами: что не так, что вы сделаете и что изменится." },
  plan: usual.plan,
  team: { title: "Кто делает", intro: "Кто отвечает за проект и кто помогает." },
  residents: { title: "Участие жителей", intro: "Чем помогут сами жители и соседи." },
  budget: usual.budget,
  indicators: usual.indicators,
  documents: usual.documents,
};

export const fields = {
  ...standard,
  title: { label: "Название проекта", hint: "Коротко и понятно соседям" },
  audience: { label: "Для кого это", hint: "Кто эти люди" },
  people: { label: "Сколько человек это коснётся", hint: "Можно примерно" },
  tasks: { label: "Что нужно сделать", hint: "По одному делу в строке" },
  sustainability: { label: "Кто будет следить за сделанным потом", hint: "" },
  leader: { label: "Кто отвечает за проект", hint: "Фамилия, имя, отчество" },
  leaderExperience: { label: "Что этот человек уже делал вместе с жителями", hint: "" },
  supporters: { label: "Сколько жителей поддержали идею", hint: "По протоколу собрания или листу подписей" },
  help: { label: "Чем помогут жители", hint: "Отметьте всё, что подходит" },
  helpOther: { label: "Какая ещё помощь будет", hint: "" },
  fair: {
    label: "В бюджете нет расходов, на которые деньги давать нельзя",
    hint: "Что из гранта не оплачивается, перечислено в начале раздела",
  },
};

export const options = {
  help: {
    labour: "Своим трудом",
    money: "Деньгами",
    materials: "Материалами",
    machines: "Техникой и инструментом",
    other: "Другое",
  },
};

export const rules = {
  fair: "Уберите из бюджета расходы, на которые деньги давать нельзя, и ответьте «Да»",
};
