// Parsing and formatting lines, beside other libraries; bench/README.md says what the figures mean.
import { formatMessage, type MessageInit, parseMessage } from '@longwire/irc'
import { generateLines } from './irc-parse-lines.ts'
import { parseMinimal } from './irc-parse-minimal.ts'
import { loadPeers, type Peers } from './irc-parse-peers.ts'
import { type Contender, type Figure, sideBySide } from './irc-parse-rounds.ts'
import { reportRows } from './rows.ts'

const LINES = 20_000
const ROUNDS = 31

/** Keys that a client looks at in every line, as a session does. */
const keysRead = ['time', 'msgid', 'account', 'batch', 'label']

interface Section {
  readonly title: string
  readonly figures: readonly Figure[]
}

function all(name: string, lines: readonly string[], work: (line: string) => number): Contender {
  return {
    name,
    run() {
      let sum = 0
      for (const line of lines) sum += work(line)
      return sum
    },
  }
}

/** Only taken apart: what a library does before anybody has looked. */
function parsing(lines: readonly string[], peers: Peers, tagged: boolean): readonly Contender[] {
  return [
    all('longwire', lines, (line) => parseMessage(line)?.params.length ?? 0),
    all('minimal, not lazy', lines, (line) => parseMinimal(line)?.params.length ?? 0),
    all('irc-framework', lines, (line) => peers.framework(line).params.length),
    all('ircv3', lines, (line) => peers.ircv3(line).rawParamValues.length),
    ...(tagged ? [] : [all('matrix-org-irc', lines, (line) => peers.matrix(line).args.length)]),
  ]
}

/** Taken apart, and the tags of {@link keysRead} looked at. */
function reading(lines: readonly string[], peers: Peers): readonly Contender[] {
  const lengths = (get: (key: string) => string | undefined): number => {
    let sum = 0
    for (const key of keysRead) sum += get(key)?.length ?? 0
    return sum
  }
  return [
    all('longwire', lines, (line) => {
      const message = parseMessage(line)
      return message === undefined ? 0 : lengths((key) => message.tags.get(key)) + message.params.length
    }),
    all('minimal, not lazy', lines, (line) => {
      const message = parseMinimal(line)
      return message === undefined ? 0 : lengths((key) => message.tags.get(key)) + message.params.length
    }),
    all('irc-framework', lines, (line) => {
      const { tags, params } = peers.framework(line)
      return lengths((key) => tags[key]) + params.length
    }),
    all('ircv3', lines, (line) => {
      const { tags, rawParamValues } = peers.ircv3(line)
      return lengths((key) => tags.get(key)) + rawParamValues.length
    }),
  ]
}

/** Taken apart, and all tags gone through, which laziness cannot help. */
function readingAll(lines: readonly string[], peers: Peers): readonly Contender[] {
  const lengths = (tags: Iterable<readonly [string, string]>): number => {
    let sum = 0
    for (const [, value] of tags) sum += value.length
    return sum
  }
  return [
    all('longwire', lines, (line) => lengths(parseMessage(line)?.tags ?? [])),
    all('minimal, not lazy', lines, (line) => lengths(parseMinimal(line)?.tags ?? [])),
    all('irc-framework', lines, (line) => {
      const { tags } = peers.framework(line)
      let sum = 0
      for (const key in tags) sum += tags[key]?.length ?? 0
      return sum
    }),
    all('ircv3', lines, (line) => lengths(peers.ircv3(line).tags)),
  ]
}

/** From a message taken apart to its line. Only ours refuses what a line cannot carry. */
function formatting(lines: readonly string[], peers: Peers): readonly Contender[] {
  const ours = lines.flatMap((line): MessageInit[] => {
    const message = parseMessage(line)
    return message === undefined ? [] : [{ ...message, tags: new Map(message.tags) }]
  })
  const framework = lines.map((line) => peers.framework(line))
  const ircv3 = lines.map((line) => peers.ircv3(line))
  const sum =
    <Item>(items: readonly Item[], format: (item: Item) => string) =>
    (): number =>
      items.reduce((total, item) => total + format(item).length, 0)
  return [
    { name: 'longwire', run: sum(ours, (message) => formatMessage(message)) },
    { name: 'irc-framework', run: sum(framework, (message) => message.to1459()) },
    { name: 'ircv3', run: sum(ircv3, (message) => message.toString(true, true)) },
  ]
}

function measure(peers: Peers): readonly Section[] {
  const tagged = generateLines(LINES, { seed: 1, tagged: true })
  const untagged = generateLines(LINES, { seed: 1, tagged: false })
  const section = (title: string, contenders: readonly Contender[]): Section => ({
    title,
    figures: sideBySide(contenders, LINES, ROUNDS),
  })
  return [
    section('parse, with tags', parsing(tagged, peers, true)),
    section('parse, with tags, and look at five of them', reading(tagged, peers)),
    section('parse, with tags, and go through all of them', readingAll(tagged, peers)),
    section('parse, without tags', parsing(untagged, peers, false)),
    section('format, with tags', formatting(tagged, peers)),
    section('format, without tags', formatting(untagged, peers)),
  ]
}

function print(sections: readonly Section[]): void {
  for (const { title, figures } of sections) {
    console.log(`\n${title}`)
    for (const { name, nanosecondsPerLine, linesPerSecond, timesFirst } of figures) {
      const columns = [
        name.padEnd(20),
        `${nanosecondsPerLine.toFixed(0).padStart(6)} ns a line`,
        `${Math.round(linesPerSecond / 1000)
          .toLocaleString('en')
          .padStart(7)} thousand lines a second`,
        `${timesFirst.toFixed(2).padStart(6)} x our time`,
      ]
      console.log(`  ${columns.join('  ')}`)
    }
  }
}

const sections = measure(loadPeers())
if (process.argv.includes('--json')) console.log(JSON.stringify(sections, null, 2))
else print(sections)
reportRows(
  sections.map(({ title, figures }) => ({
    work: `a line: ${title}`,
    unit: 'µs',
    better: 'less',
    figures: Object.fromEntries(figures.map(({ name, nanosecondsPerLine }) => [name, nanosecondsPerLine / 1000])),
  })),
)
