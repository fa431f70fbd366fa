/** Everything by which an applicant can be known. Names are made up; their numbers were never issued. */
export type Identity = {
  kind: "legal" | "branch";
  fullName: string;
  shortName: string;
  inn: string;
  kpp: string;
  ogrn: string;
  registeredOn: string;
  address: string;
  locality: string;
  headName: string;
  headPost: string;
  accountant: string;
  founders: string;
  member: string;
  /** Somebody without an account whom the profile names with a consent. */
  named: string;
  /** Somebody else who acts for the applicant. */
  colleague: string;
  /** Who carries the project out together with it. */
  partner: { fullName: string; inn: string; headName: string };
  phone: string;
  email: string;
  site: string;
  hostName: string;
  about: string;
  /** How an applicant calls its own files, and how large the one that experts never see is. */
  fileName: string;
  secretPages: number;
};

const surnames = ["Огородников", "Береснев", "Мирошкин", "Заславин", "Хлопушин", "Тетюев", "Полозов", "Карасёв"];
const names = ["Дарья", "Зинаида", "Клавдия", "Римма", "Тамара", "Устинья"];
const patronymics = ["Аркадьевна", "Герасимовна", "Дорофеевна", "Наумовна", "Фадеевна"];
const titles = [
  "Камчатский ручей",
  "Северный олень",
  "Медвежий угол",
  "Вулканный край",
  "Ольховая роща",
  "Лососёвый мыс",
];
const mailboxes = ["ruchey", "olenyata", "medvezhka", "vulkanka", "olkhovka", "lososevo"];
const streets = ["Победы", "Томская", "Ленинградская", "Набережная", "Пролетарская"];

/** An identity drawn by a seed's numbers; `n` keeps those of one world apart. */
export function drawIdentity(random: () => number, n: number): Identity {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join("");
  const at = Math.floor(random() * titles.length);
  const title = `${titles[at]} ${["первый", "второй", "третий", "пятый", "седьмой"][n % 5]}`;
  const domain = `${mailboxes[at]}-${digits(3)}.example`;
  const surname = pick(surnames);
  const woman = () => `${pick(surnames)}а ${pick(names)} ${pick(patronymics)}`;
  return {
    kind: random() < 0.8 ? "legal" : "branch",
    fullName: `Автономная некоммерческая организация «${title}»`,
    shortName: `АНО «${title}»`,
    inn: `41${digits(8)}`,
    kpp: `41${digits(7)}`,
    ogrn: `118${digits(10)}`,
    registeredOn: `201${digits(1)}-0${1 + Math.floor(random() * 9)}-14`,
    address: `684300, Камчатский край, с. Мильково, ул. ${pick(streets)}, д. ${1 + Math.floor(random() * 90)}`,
    locality: "с. Мильково",
    headName: `${surname}а ${pick(names)} ${pick(patronymics)}`,
    headPost: pick(["директор", "председатель правления", "президент"]),
    accountant: woman(),
    founders: [woman(), `Фонд «${titles[(at + 1) % titles.length]} ${digits(2)}»`].join("\n"),
    member: woman(),
    named: woman(),
    colleague: woman(),
    partner: {
      fullName: `Автономная некоммерческая организация «${titles[(at + 3) % titles.length]} ${digits(3)}»`,
      inn: `41${digits(8)}`,
      headName: woman(),
    },
    phone: `+7 (415) 33${digits(1)}-${digits(2)}-${digits(2)}`,
    email: `post@${domain}`,
    site: `https://${domain}`,
    hostName: "",
    about: `Мы — ${title}, работаем с ${2000 + Math.floor(random() * 20)} года.`,
    fileName: `Смета ${title} (${surname}).pdf`,
    secretPages: 1 + Math.floor(random() * 4),
  };
}

/** Free text as people write it, with the applicant in several cases; `of` is what is the same in both worlds. */
export function naming(who: Identity, of: string): string {
  const [surname = "", name = "", patronymic = ""] = who.headName.split(" ");
  const title = quoted(who.fullName);
  return [
    `${of} Этим займётся ${who.shortName}: директор ${who.headName}, телефон ${who.phone}.`,
    `Писать ${surname.slice(0, -1)}ой ${name[0]}. ${patronymic[0]}. на ${who.email} или смотреть ${who.site}/news.`,
    `Счета ведёт ${who.accountant}, учредили нас ${who.founders.replace("\n", " и ")}.`,
    `Помогают ${who.member}, ${who.named} и ${who.colleague}.`,
    `Вместе с нами ${quoted(who.partner.fullName)} (ИНН ${who.partner.inn}), её ведёт ${who.partner.headName}.`,
    `ИНН ${who.inn}, ОГРН ${who.ogrn}. В «${title}» нас двенадцать.`,
  ].join(" ");
}

const quoted = (name: string) => /«([^»]+)»/.exec(name)?.[1] ?? name;

const latin: Record<string, string> = Object.fromEntries(
  [..."абвгдежзийклмнопрстуфхцчшщъыьэюяё"].map((letter, index) => [
    letter,
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e".split(" ")[index] ?? "",
  ]),
);

function transliterated(text: string): string {
  return [...text.toLowerCase()].map((letter) => latin[letter] ?? letter).join("");
}

/** A surname in -ова or -ина in the cases of both genders; other words stay. */
function casesOf(word: string): string[] {
  const stem = /^(.+(?:ов|ев|ёв|ин|ын))а$/.exec(word)?.[1];
  return stem ? ["а", "ой", "у", "", "ым", "ом", "ы", "ых"].map((ending) => stem + ending) : [word];
}

/**
 * Strings that must not reach an expert: the identity as typed, parts of it that point to somebody, surnames in their cases,
 * ё as е, other alphabets and the encodings by which text travels.
 */
export function needlesOf(who: Identity): string[] {
  const title = quoted(who.fullName);
  const host = new URL(who.site).hostname;
  const [founder = "", founding = ""] = who.founders.split("\n");
  const { headName, accountant, member, named, colleague, partner } = who;
  const everybody = [headName, accountant, founder, member, named, colleague, partner.headName];
  const people = everybody.flatMap((name) => {
    const [surname = "", first = "", patronymic = ""] = name.split(" ");
    return [name, ...casesOf(surname), `${first} ${patronymic}`, `${surname} ${first[0]}.`];
  });
  const plain = [
    who.fullName,
    who.shortName,
    title,
    who.inn,
    who.kpp,
    who.ogrn,
    who.address,
    who.phone,
    who.phone.replace(/\D/g, "").slice(1),
    who.email,
    who.site,
    host,
    host.split(".")[0]!,
    who.fileName,
    quoted(founding),
    quoted(partner.fullName),
    partner.inn,
    ...people,
  ];
  const spelled = [...plain, ...plain.map((one) => one.replaceAll("ё", "е"))];
  const encoded = [who.fullName, title, who.headName, who.headName.split(" ")[0]!, who.inn, who.email].flatMap(
    (one) => [
      encodeURIComponent(one),
      Buffer.from(one).toString("hex"),
      Buffer.from(one).toString("base64").replace(/=+$/, "").slice(0, -1),
      JSON.stringify(one)
        .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .slice(1, -1),
    ],
  );
  const foreign = [title, ...everybody.flatMap((name) => casesOf(name.split(" ")[0]!))].map(transliterated);
  return [...new Set([...spelled, ...encoded, ...foreign])].filter((one) => one.length >= 5);
}
