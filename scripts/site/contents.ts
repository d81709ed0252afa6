/** A part of the site: its heading in the list of contents, and its pages, as paths below docs/. */
export interface Chapter {
  readonly title: string
  readonly pages: readonly string[]
}

/** Every page of the site, in order. A page under docs/ that is not here fails the build. */
export const contents: readonly Chapter[] = [
  {
    title: 'Use it',
    pages: [
      'README.md',
      'guide/start.md',
      'guide/phone.md',
      'guide/clients.md',
      'guide/internet.md',
      'guide/backup.md',
      'guide/upgrade.md',
      'guide/import.md',
      'guide/security.md',
    ],
  },
  {
    title: 'Look it up',
    pages: [
      'guide/configuration.md',
      'guide/command-line.md',
      'guide/commands.md',
      'guide/support.md',
      'http.md',
      'errors.md',
      'quirks.md',
      'benchmarks.md',
    ],
  },
  {
    title: 'Write IRC programs',
    pages: [
      'tutorial/README.md',
      'tutorial/1-opening-a-connection.md',
      'tutorial/2-keeping-it-open.md',
      'tutorial/3-sending-and-receiving.md',
      'tutorial/4-joining-and-talking.md',
      'tutorial/5-capabilities-and-login.md',
      'tutorial/6-reconnecting.md',
      'tutorial/7-a-small-bot.md',
      'tutorial/8-a-client-in-the-terminal.md',
      'tutorial/9-a-client-in-the-browser.md',
      'reference/README.md',
    ],
  },
  { title: 'Protocol extensions', pages: ['extensions/README.md', 'extensions/*.md'] },
  { title: 'How it is made', pages: ['architecture.md', 'decisions/README.md', 'decisions/*.md'] },
]
