/** What a preview of a draft is filled with: every answer says of itself that it is made up. Russian, like all that people type. */
export const previewContent = {
  applicant: "АНО «Пример» (вымышленный заявитель)",
  text: "Вымышленный ответ для примера",
  longText:
    "Вымышленный ответ для примера. Здесь будет текст, который напишет заявитель: сколько в нём знаков, сказано в форме заявки.",
  comment: "Вымышленное пояснение для примера.",
  person: "Примеров Пример Примерович",
  place: "Вымышленный адрес",
};
