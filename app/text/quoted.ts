/** A name in Russian quotes; quotes inside it become the inner ones: заявитель «АНО „Добрые дела“». */
export function quoted(name: string): string {
  return `«${String(name).replace(/«/g, "„").replace(/»/g, "“")}»`;
}
