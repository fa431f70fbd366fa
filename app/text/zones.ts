import type { Lang } from "./plural";

/** The zone of days and histories that belong to no competition and no organiser. */
export const USUAL_ZONE = "Europe/Moscow";

/** The cities Russians know their time zones by. Every Russian zone of the IANA database is here. */
const zones: Record<string, Record<Lang, string>> = {
  "Europe/Kaliningrad": { ru: "Калининград", en: "Kaliningrad" },
  "Europe/Moscow": { ru: "Москва", en: "Moscow" },
  "Europe/Simferopol": { ru: "Симферополь", en: "Simferopol" },
  "Europe/Kirov": { ru: "Киров", en: "Kirov" },
  "Europe/Volgograd": { ru: "Волгоград", en: "Volgograd" },
  "Europe/Astrakhan": { ru: "Астрахань", en: "Astrakhan" },
  "Europe/Saratov": { ru: "Саратов", en: "Saratov" },
  "Europe/Ulyanovsk": { ru: "Ульяновск", en: "Ulyanovsk" },
  "Europe/Samara": { ru: "Самара", en: "Samara" },
  "Asia/Yekaterinburg": { ru: "Екатеринбург", en: "Yekaterinburg" },
  "Asia/Omsk": { ru: "Омск", en: "Omsk" },
  "Asia/Novosibirsk": { ru: "Новосибирск", en: "Novosibirsk" },
  "Asia/Barnaul": { ru: "Барнаул", en: "Barnaul" },
  "Asia/Tomsk": { ru: "Томск", en: "Tomsk" },
  "Asia/Novokuznetsk": { ru: "Новокузнецк", en: "Novokuznetsk" },
  "Asia/Krasnoyarsk": { ru: "Красноярск", en: "Krasnoyarsk" },
  "Asia/Irkutsk": { ru: "Иркутск", en: "Irkutsk" },
  "Asia/Chita": { ru: "Чита", en: "Chita" },
  "Asia/Yakutsk": { ru: "Якутск", en: "Yakutsk" },
  "Asia/Khandyga": { ru: "Хандыга", en: "Khandyga" },
  "Asia/Vladivostok": { ru: "Владивосток", en: "Vladivostok" },
  "Asia/Ust-Nera": { ru: "Усть-Нера", en: "Ust-Nera" },
  "Asia/Magadan": { ru: "Магадан", en: "Magadan" },
  "Asia/Sakhalin": { ru: "Южно-Сахалинск", en: "Yuzhno-Sakhalinsk" },
  "Asia/Srednekolymsk": { ru: "Среднеколымск", en: "Srednekolymsk" },
  "Asia/Kamchatka": { ru: "Петропавловск-Камчатский", en: "Petropavlovsk-Kamchatsky" },
  "Asia/Anadyr": { ru: "Анадырь", en: "Anadyr" },
  UTC: { ru: "всемирное время", en: "UTC" },
};

/** The Russian zones in order from west to east, for a list to choose from. */
export const russianZones: readonly string[] = Object.keys(zones).filter((zone) => zone !== "UTC");

/** The city a zone is known by: `Asia/Kamchatka` → «Петропавловск-Камчатский»; another zone keeps its IANA city. */
export function zoneName(zone: string, lang: Lang): string {
  return zones[zone]?.[lang] ?? zone.slice(zone.lastIndexOf("/") + 1).replace(/_/g, " ");
}
