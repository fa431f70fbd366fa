/** Everybody of the story, by the part they play. */
export const people = {
  administrator: { name: "Громова Нина Фёдоровна", email: "gromova@pochin.example" },
  organiserAdmin: { name: "Панов Олег Игоревич", email: "panov@milkovo.example" },
  secretary: { name: "Лаптева Анна Сергеевна", email: "lapteva@milkovo.example" },
  chair: { name: "Воронин Глеб Андреевич", email: "voronin@milkovo.example" },
  member: { name: "Сотникова Ирина Львовна", email: "sotnikova@milkovo.example" },
  recused: { name: "Ершов Павел Денисович", email: "ershov@milkovo.example" },
  expert1: { name: "Крылова Вера Олеговна", email: "krylova@experts.example" },
  expert2: { name: "Тихонов Марк Юрьевич", email: "tihonov@experts.example" },
  expert3: { name: "Зуева Лидия Романовна", email: "zueva@experts.example" },
  bereg: { name: "Огородникова Дарья Аркадьевна", email: "head@bereg.example" },
  beregColleague: { name: "Пичугин Семён Ильич", email: "pichugin@bereg.example" },
  rodnik: { name: "Мирошниченко Тамара Егоровна", email: "head@rodnik.example" },
  group: { name: "Бутакова Елена Павловна", email: "butakova@dvor.example" },
} as const;
export type Part = keyof typeof people;

export const password = "тихая вода реки Камчатки";

/** The three applicants of the story. */
export const applicants = {
  bereg: {
    kind: "legal",
    profile: {
      fullName: "Автономная некоммерческая организация «Чистый берег»",
      shortName: "АНО «Чистый берег»",
      inn: "4101000477",
      kpp: "410101001",
      ogrn: "1244100000418",
      headName: people.bereg.name,
      headPost: "директор",
      locality: "село Мильково",
      address: "684300, село Мильково, улица Победы, дом 7",
      phone: "+7 415 332-12-34",
      email: "office@bereg.example",
    },
  },
  rodnik: {
    kind: "legal",
    profile: {
      fullName: "Местная общественная организация «Родник»",
      shortName: "МОО «Родник»",
      inn: "4101000580",
      kpp: "410101001",
      ogrn: "1244100000528",
      headName: people.rodnik.name,
      headPost: "председатель",
      locality: "село Мильково",
      address: "684300, село Мильково, улица Ленина, дом 15",
      phone: "+7 415 332-45-67",
      email: "office@rodnik.example",
    },
  },
  group: {
    kind: "initiative_group",
    profile: {
      fullName: "Инициативная группа жителей дома 3 по улице Школьной",
      shortName: "Жители Школьной, 3",
      headName: people.group.name,
      locality: "посёлок Атласово",
      address: "684309, посёлок Атласово, улица Школьная, дом 3",
      phone: "+7 415 332-99-01",
      email: "butakova@dvor.example",
    },
  },
} as const;
export type ApplicantKey = keyof typeof applicants;
