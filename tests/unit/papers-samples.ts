import type { MeetingProtocolSnapshot, ProtocolApplication } from "~/papers/meeting-protocol-snapshot.server";
import type { ReceiptSnapshot } from "~/papers/receipt.server";
import type { ScoreSheetSnapshot } from "~/papers/score-sheet.server";

const competition = {
  title: "Конкурс социально значимых проектов СОНКО Мильковского округа — 2026",
  legalAct: "постановление администрации Мильковского муниципального округа от 16.02.2026 № 84",
};

const projects = [
  "Стерилизация бездомных животных",
  "Весенняя неделя добра",
  "Клуб «Ветеран»: журнал и экскурсии в Эссо",
  "Школа вязания для матерей",
  "Краеведческая тропа «Ёлки»",
  "Адаптивный спорт для людей с инвалидностью",
];

/** An application of the protocol; every third is declined, the ninth is in reserve. */
function application(index: number): ProtocolApplication {
  const outcome = index === 6 ? "reserve" : index > 6 || index % 3 === 2 ? "declined" : "supported";
  return {
    place: index + 1,
    number: `${index + 1}`,
    applicant: `Местная общественная организация «Объединение № ${index + 1}» Мильковского муниципального округа`,
    project: projects[index % projects.length]!,
    score: `${95 - index}.50`,
    tie: index === 3 ? { rule: "criterion", criterion: "Актуальность и социальная значимость" } : null,
    requested: "30000000",
    outcome,
    award: outcome === "supported" ? { sum: "28750055", bySource: ["20125039", "8625016"] } : null,
    reason:
      outcome === "declined"
        ? "Итоговый балл ниже проходного (60,00)"
        : outcome === "reserve"
          ? "Лимит исчерпан"
          : null,
  };
}

/** A protocol with as many applications as asked. */
export function protocolSnapshot(count = 10): MeetingProtocolSnapshot {
  return {
    kind: "meetingProtocol",
    version: 1,
    organiser: "Администрация Мильковского муниципального округа Камчатского края",
    competition,
    commission: "комиссия по отбору проектов социально ориентированных некоммерческих организаций",
    meeting: {
      number: "3",
      startedAt: "2026-04-19T22:00:00Z",
      endedAt: "2026-04-19T23:40:00Z",
      zone: "Asia/Kamchatka",
      place: "с. Мильково, ул. Победы, 8, каб. 12",
      form: "mixed",
    },
    presiding: "А. П. Семёнова",
    secretary: "Л. В. Щукина",
    members: [
      { name: "А. П. Семёнова", position: "заместитель главы администрации", role: "chair", presence: "present" },
      { name: "Л. В. Щукина", position: "консультант отдела культуры", role: "secretary", presence: "present" },
      { name: "П. И. Ёлкин", position: "директор библиотеки", role: "member", presence: "present" },
      { name: "О. С. Дьяконова", position: null, role: "member", presence: "remote" },
      { name: "Р. Р. Абдулов", position: "депутат", role: "member", presence: "present" },
      { name: "И. К. Белов", position: "предприниматель", role: "deputy", presence: "absent" },
    ],
    invited: [{ name: "Т. А. Кравец", position: "редактор газеты «Мильковские новости»" }],
    quorum: { entitled: 7, present: 5, needed: 4, met: true },
    recusals: [
      {
        member: "П. И. Ёлкин",
        application: "2",
        project: "Весенняя неделя добра",
        ground: "состоит в правлении организации-заявителя.",
      },
    ],
    agenda: [
      {
        title: "Об утверждении рейтинга заявок",
        heard: { speaker: "Л. В. Щукина", text: "доложила о результатах независимой оценки заявок." },
        spoke: [],
        decisions: ["Утвердить рейтинг заявок (приложение № 1)."],
        votes: {
          for: 5,
          against: 0,
          abstained: 0,
          notVoting: 0,
          names: null,
          entry: "hands",
          castingVote: null,
        },
      },
      {
        title: "О предоставлении субсидии по заявке № 2 «Весенняя неделя добра»",
        heard: { speaker: "А. П. Семёнова", text: "предложила уменьшить сумму на 12 499,45 ₽ по статье «Транспорт»." },
        spoke: [{ speaker: "Р. Р. Абдулов", text: "поддержал предложение." }],
        decisions: ["Поддержать проект.", "Присудить 287 500,55 ₽ при согласии заявителя."],
        votes: {
          for: 2,
          against: 2,
          abstained: 0,
          notVoting: 1,
          names: {
            for: ["А. П. Семёнова", "Р. Р. Абдулов"],
            against: ["Л. В. Щукина", "О. С. Дьяконова"],
            abstained: [],
            notVoting: ["П. И. Ёлкин"],
          },
          entry: "own",
          castingVote: "А. П. Семёнова",
        },
      },
    ],
    applications: Array.from({ length: count }, (_, index) => application(index)),
    sources: [
      { title: "краевой бюджет", limit: "105000000", awarded: "100625195", left: "4374805" },
      { title: "бюджет округа", limit: "45000000", awarded: "43125080", left: "1874920" },
    ],
    totals: { requested: `${count * 30000000}`, awarded: "143750275", limit: "150000000", left: "6249725" },
    dissents: [{ member: "О. С. Дьяконова", text: "считает, что заявка № 2 не раскрывает число участников." }],
  };
}

/** A receipt with two files, one of them with a very long name. */
export function receiptSnapshot(): ReceiptSnapshot {
  return {
    kind: "receipt",
    version: 1,
    code: "K7QF-2M9X-TR4P-D8WN",
    arrivedAt: "2026-04-03T05:59:58Z",
    zone: "Asia/Kamchatka",
    organiser: "Администрация Мильковского муниципального округа Камчатского края",
    competition,
    applicant: { name: "МОО «Союз „Ёж и К°“»", inn: "4199000015" },
    project: "Краеведческая тропа «Ёлки»",
    requested: "123456",
    submittedBy: "Мария Ивановна Щёголева",
    files: [
      { name: "Устав (редакция 2024 г.).pdf", size: 1_258_291, sha256: "9f86d081884c7d659a2feaa0c55ad015".repeat(2) },
      {
        name: `Письмо_поддержки_от_${"очень_".repeat(20)}длинного_имени.docx`,
        size: 900,
        sha256: "60303ae22b998861bce3b28f33eec1be".repeat(2),
      },
    ],
    contentHash: "2c26b46b68ffc68ff99b453c1d304134".repeat(2),
    verifyUrl: "https://konkurs.example.ru/r/K7QF2M9XTR4PD8WN",
    proof: {
      seq: 2,
      leaf: "0a".repeat(32),
      size: 3,
      root: "1b".repeat(32),
      path: ["2c".repeat(32), "3d".repeat(32)],
    },
  };
}

/** The worked example of domain.md §2.7: ten criteria, 71.00 of 100. */
export function scoreSheetSnapshot(): ScoreSheetSnapshot {
  const marks = [8, 7, 5, 8, 7, 0, 6, 6, 8, 5];
  const coefficients = [2.5, 1.5, 0.5, 1, 1, 1, 0.5, 0.5, 1.5, 1];
  return {
    kind: "scoreSheet",
    version: 1,
    organiser: "Администрация Мильковского муниципального округа Камчатского края",
    competition,
    application: { number: "7", project: "Краеведческая тропа «Ёлки»" },
    applicant: null,
    expert: { name: null, code: "Э-3" },
    round: 1,
    criteria: marks.map((mark, index) => ({
      number: index + 1,
      title: index === 0 ? "Актуальность и социальная значимость проекта" : `Критерий ${index + 1}`,
      mark: `${mark}`,
      most: "10",
      coefficient: coefficients[index]!.toFixed(2),
      product: (mark * coefficients[index]!).toFixed(2),
      comment: "Проблема описана на данных округа, но число участников не подтверждено документами. ".repeat(
        index === 4 ? 6 : 1,
      ),
    })),
    total: "71.00",
    most: "100.00",
    budgetRemarks: [{ line: "Транспортные расходы", remark: "Не приложен расчёт, цена выше рыночной на 12 499,45 ₽." }],
    conclusion: "withRemarks",
    opinion: "Сильная команда; смету следует уточнить.",
    sealedAt: "2026-04-14T21:05:09Z",
    zone: "Asia/Kamchatka",
  };
}
