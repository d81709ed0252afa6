// `node bench/web.ts [rounds, default 5] [start]`: the web app in Chromium, or its start alone; bench/README.md says what each figure means. `npm run bench -- web`
// builds the app first.
import { type ChromiumBrowser, skipUnless } from '@longwire/peers'
import { firstBytes } from '../test/browser/first-script.ts'
import { median } from './irc-parse-rounds.ts'
import { loungeMissing } from './lounge.ts'
import { reportRows, type Row } from './rows.ts'
import { quantile } from './store-figures.ts'
import { hasLine, keepsApp, wasPainted } from './web-page.ts'
import { LoungeWorld, loungeBytes } from './web-lounge.ts'
import {
  channelName,
  LongwireWorld,
  lineIn,
  phoneLine,
  slowDown,
  untilListIsDrawn,
  watchingBrowser,
  type WebWorld,
} from './web-world.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const IS_START_ALONE = process.argv[3] === 'start'
const CHANNELS = 200
const LINES_SAID = 200
const MEMORY_CHANNELS = 50
const MEMORY_LINES = 2_000

const rows: Row[] = []

type Figures = Readonly<Record<string, number>>

function report(work: string, unit: string, figures: Figures): void {
  const all = Object.entries(figures).map(([name, figure]) => `${name} ${figure.toFixed(1)}`)
  console.log(`${work}, ${unit}: ${all.join(', ')}`)
  rows.push({ work: `web: ${work}`, unit, better: 'less', figures })
}

/** What was measured of each world, in rounds in which they take turns. */
async function rounds<Sample>(
  worlds: readonly WebWorld[],
  measure: (world: WebWorld) => Promise<Sample>,
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const all = new Map(worlds.map(({ name }) => [name as string, [] as Sample[]]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const world of worlds) all.get(world.name)?.push(await measure(world))
  }
  return all
}

function medians<Sample>(all: ReadonlyMap<string, readonly Sample[]>, figure: (sample: Sample) => number): Figures {
  return Object.fromEntries([...all].map(([name, samples]) => [name, median(samples.map(figure))]))
}

/** When every conversation stood in the list, and when the frame that shows them was done: only then can one use it. */
interface ListTimes {
  readonly inDocument: number
  readonly drawn: number
}

/** From the press of the button. */
async function loginToList(world: WebWorld): Promise<ListTimes> {
  await using browser = await watchingBrowser(world, CHANNELS)
  const { page } = browser
  await slowDown(page, world)
  await page.addInitScript(() => {
    document.addEventListener('submit', () => sessionStorage.setItem('pressed', String(performance.now())), true)
  })
  await untilListIsDrawn(page, () => world.signInOn(page))
  return await listTimes(page, Number(await page.evaluate(() => sessionStorage.getItem('pressed'))))
}

async function listTimes(page: ChromiumBrowser['page'], since: number): Promise<ListTimes> {
  const { list = 0, listDrawn = 0 } = await page.evaluate(() => window.times)
  return { inDocument: list - since, drawn: listDrawn - since }
}

/** From the navigation, with a login and nothing else in the browser. */
async function nothingToList(world: WebWorld): Promise<ListTimes> {
  await using browser = await watchingBrowser(world, CHANNELS)
  const { page } = browser
  await world.signIn(browser.context)
  await slowDown(page, world)
  await untilListIsDrawn(page, () => page.goto(world.url))
  return await listTimes(page, 0)
}

/** The app was here before: from the navigation until a line that was kept is in the document; the bouncer need not answer. */
async function installedToLine(world: WebWorld): Promise<number> {
  await using browser = await watchingBrowser(world, CHANNELS)
  await world.signIn(browser.context)
  const { page } = browser
  await page.goto(world.addressOf(0))
  await page.waitForFunction(hasLine)
  await page.waitForFunction(keepsApp)
  // Leaving the page is when it writes down at once what it has.
  await page.goto('about:blank')
  const times: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    const again = await browser.context.newPage()
    await slowDown(again, world)
    await again.goto(world.addressOf(0))
    await again.waitForFunction(hasLine)
    times.push(await again.evaluate(() => window.times.line ?? 0))
    await again.close()
  }
  return median(times)
}

interface LineTimes {
  readonly inDocument: readonly number[]
  readonly painted: readonly number[]
}

/** Lines that come one after the other into the conversation in sight. */
async function lineTimes(world: WebWorld): Promise<LineTimes> {
  await using browser = await watchingBrowser(world, CHANNELS)
  await world.signIn(browser.context)
  const { page } = browser
  await page.goto(world.addressOf(0))
  await page.waitForFunction(hasLine)
  await world.toEnd(page)
  await slowDown(page, world)
  // Not the numbers of an earlier run: those lines are in the history that the page has fetched.
  const first = world.line === undefined ? 0 : LINES_SAID
  for (let number = first; number < first + LINES_SAID; number++) {
    await world.connection.say(lineIn(channelName(0), `line <${number}> ${'of some words '.repeat(number % 5)}`))
    await page.waitForFunction(wasPainted, String(number))
  }
  const times = await page.evaluate(() => window.times.lines)
  const lines = Array.from({ length: LINES_SAID }, (_, index) => times[first + index]).filter(
    (line) => line !== undefined,
  )
  const measured = lines.slice(LINES_SAID / 10).filter(({ painted }) => painted !== undefined)
  return {
    inDocument: measured.map(({ came, inDocument = 0 }) => inDocument - came),
    painted: measured.map(({ came, painted = 0 }) => painted - came),
  }
}

/** What the page's heap holds after every channel got its lines while somebody looked at one of them. */
async function memory(world: WebWorld): Promise<{ readonly heap: number; readonly nodes: number }> {
  await using browser = await watchingBrowser(world, MEMORY_CHANNELS)
  await world.signIn(browser.context)
  const { page } = browser
  await page.goto(world.addressOf(0))
  await page.waitForFunction(hasLine)
  const names = Array.from({ length: MEMORY_CHANNELS }, (_, index) => channelName(index))
  for (let line = 0; line < MEMORY_LINES; line++) {
    const text = `line ${line}: ${'what people say when they say something '.slice(line % 20)}`
    await world.connection.say(names.map((name) => lineIn(name, text)).join(''))
    if (line % 50 === 0) await shown(world, page, line)
  }
  await shown(world, page, MEMORY_LINES)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const named = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return { heap: named('JSHeapUsedSize'), nodes: named('Nodes') }
}

/** Everything said so far has come to the page. */
async function shown(world: WebWorld, page: ChromiumBrowser['page'], number: number): Promise<void> {
  await world.connection.say(lineIn(channelName(0), `mark <${number}>`))
  await page.waitForFunction(wasPainted, String(number))
}

/** Script and style that a browser fetches; The Lounge's page is one piece. */
async function reportBytes(lounge: WebWorld | undefined): Promise<void> {
  const { door, list, conversation, live, style } = firstBytes()
  const theirs = lounge === undefined ? undefined : await loungeBytes(lounge.url)
  const kilobytes = (work: string, ours: number, their?: number): void => {
    report(work, 'KB', { longwire: ours / 1_000, ...(their === undefined ? {} : { thelounge: their / 1_000 }) })
  }
  kilobytes('script until one can sign in, gzip', door, theirs?.script)
  kilobytes('script until the conversations are there, gzip', list, theirs?.script)
  kilobytes('script until one of them is open, gzip', conversation, theirs?.script)
  kilobytes('script until one can say something, gzip', live, theirs?.script)
  kilobytes('style for the list, gzip', style, theirs?.style)
}

async function reportTimes(near: readonly WebWorld[], far: readonly WebWorld[]): Promise<void> {
  for (const [worlds, where] of [
    [near, ''],
    [far, ', 1.6 Mbit/s, 150 ms, CPU/4'],
  ] as const) {
    const list = async (from: string, measure: (world: WebWorld) => Promise<ListTimes>): Promise<void> => {
      const all = await rounds(worlds, measure)
      const work = `${from} to ${CHANNELS} conversations`
      report(
        `${work}${where}`,
        'ms',
        medians(all, ({ inDocument }) => inDocument),
      )
      report(
        `${work}, drawn${where}`,
        'ms',
        medians(all, ({ drawn }) => drawn),
      )
    }
    await list('login', loginToList)
    await list('nothing', nothingToList)
    if (IS_START_ALONE) continue
    const installed = await rounds(worlds, installedToLine)
    report(
      `installed, to a line that was there before${where}`,
      'ms',
      medians(installed, (time) => time),
    )
    const lines = new Map<string, LineTimes>()
    for (const world of worlds) lines.set(world.name, await lineTimes(world))
    const of = (figure: (times: LineTimes) => number): Figures =>
      Object.fromEntries([...lines].map(([name, times]) => [name, figure(times)]))
    const line = 'a line from the socket'
    report(
      `${line} into the document, median${where}`,
      'ms',
      of(({ inDocument }) => median(inDocument)),
    )
    report(
      `${line} into the document, p95${where}`,
      'ms',
      of(({ inDocument }) => quantile(inDocument, 0.95)),
    )
    report(
      `${line} until its frame is done, median${where}`,
      'ms',
      of(({ painted }) => median(painted)),
    )
  }
}

async function reportMemory(start: readonly (() => Promise<WebWorld>)[]): Promise<void> {
  const heaps: Record<string, number> = {}
  const nodes: Record<string, number> = {}
  for (const begin of start) {
    await using world = await begin()
    const held = await memory(world)
    heaps[world.name] = held.heap / 2 ** 20
    nodes[world.name] = held.nodes
  }
  report(`heap with ${MEMORY_CHANNELS} conversations of ${MEMORY_LINES} lines`, 'MiB', heaps)
  report(`DOM nodes with ${MEMORY_CHANNELS} conversations of ${MEMORY_LINES} lines`, 'nodes', nodes)
}

async function main(): Promise<void> {
  const noLounge = loungeMissing()
  if (noLounge !== undefined) console.log(`left out: The Lounge: ${noLounge}`)
  const withLounge = noLounge === undefined
  {
    await using stack = new AsyncDisposableStack()
    const lounge = withLounge ? stack.use(await LoungeWorld.start(CHANNELS, 50)) : undefined
    await reportBytes(lounge)
    const ours = stack.use(await LongwireWorld.start(CHANNELS, 50))
    const worlds = lounge === undefined ? [ours] : [ours, lounge]
    const far: WebWorld[] = []
    for (const world of worlds) far.push(world.behind(stack.use(await phoneLine(world))))
    await reportTimes(worlds, far)
  }
  if (!IS_START_ALONE) {
    await reportMemory([
      () => LongwireWorld.start(MEMORY_CHANNELS, 0),
      // What its pages hold does not depend on what it writes, which takes it minutes here.
      ...(withLounge ? [() => LoungeWorld.start(MEMORY_CHANNELS, 0, { history: false })] : []),
    ])
  }
  reportRows(rows)
}

const missing = await skipUnless('chromium')
if (missing === false) await main()
else console.log(`left out: web: ${missing}`)
