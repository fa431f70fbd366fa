/** A name in Russian quotes; quotes inside it become the inner ones: заявитель «АНО „Добрые дела“». */
export function quoted(name: string): string {
  return `«${String(name).replace(/«/g, "„").replace(/»/g, "“")}»`;
}

/** A report by its Russian name inside a sentence: «отчёт за 1-й квартал», in quotes when it is not called a report. */
export function reportNamed(title: string): string {
  const isReport = /^(?:[а-яё-]+(?:ый|ий|ой) )?отчёт(?: |$)/iu.test(title);
  return isReport ? title.charAt(0).toLowerCase() + title.slice(1) : `отчёт ${quoted(title)}`;
}
