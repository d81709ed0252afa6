// `node bench/web.ts [rounds, default 5]`: the web app in Chromium; bench/README.md says what each figure means. `npm run bench -- web`
// builds the app first.
import { type ChromiumBrowser, skipUnless } from '@longwire/peers'
import { firstBytes } from '../test/browser/first-script.ts'
import { median } from './irc-parse-rounds.ts'
import { reportRows, type Row } from './rows.ts'
import { quantile } from './store-figures.ts'
import { hasLine, hasList, keepsApp, wasPainted } from './web-page.ts'
import { channelName, lineIn, slowDown, WebWorld } from './web-world.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const CHANNELS = 200
const LINES_SAID = 200
const MEMORY_CHANNELS = 50
const MEMORY_LINES = 2_000

const rows: Row[] = []

function report(work: string, unit: string, figure: number): void {
  console.log(`${work}: ${figure.toFixed(1)} ${unit}`)
  rows.push({ work: `web: ${work}`, unit, better: 'less', figures: { longwire: figure } })
}

async function rounds(measure: () => Promise<number>): Promise<number> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS; round++) all.push(await measure())
  return median(all)
}

/** From the press of the button until every conversation stands in the list. */
async function loginToList(world: WebWorld, isSlow: boolean): Promise<number> {
  await using browser = await world.browser(CHANNELS)
  const { page } = browser
  if (isSlow) await slowDown(page)
  await page.addInitScript(() => {
    document.addEventListener('submit', () => sessionStorage.setItem('pressed', String(performance.now())), true)
  })
  await world.signInOn(page)
  await page.waitForFunction(hasList)
  return await page.evaluate(() => (window.times.list ?? 0) - Number(sessionStorage.getItem('pressed')))
}

/** From the navigation, with a login and nothing else in the browser, until every conversation stands in the list. */
async function nothingToList(world: WebWorld, isSlow: boolean): Promise<number> {
  await using browser = await world.browser(CHANNELS)
  const { page } = browser
  await world.signIn(browser.context)
  if (isSlow) await slowDown(page)
  await page.goto(world.longwire.url)
  await page.waitForFunction(hasList)
  return await page.evaluate(() => window.times.list ?? 0)
}

/** The app was here before: from the navigation until a line that was kept is in the document; the bouncer need not answer. */
async function installedToLine(world: WebWorld, isSlow: boolean): Promise<number> {
  await using browser = await world.browser(CHANNELS)
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
    if (isSlow) await slowDown(again)
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
async function lineTimes(world: WebWorld, isSlow: boolean): Promise<LineTimes> {
  await using browser = await world.browser(CHANNELS)
  await world.signIn(browser.context)
  const { page } = browser
  await page.goto(world.addressOf(0))
  await page.waitForFunction(hasLine)
  // It begins with what is unread, and new lines come to the end.
  await page.locator('.lines').hover()
  await page.mouse.wheel(0, 1_000_000)
  await page.locator('.to-latest').waitFor({ state: 'hidden' })
  if (isSlow) await slowDown(page)
  // Not the numbers of an earlier run: those lines are in the history that the page has fetched.
  const first = isSlow ? LINES_SAID : 0
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
async function memory(): Promise<{ readonly heap: number; readonly nodes: number }> {
  await using world = await WebWorld.start(MEMORY_CHANNELS, 0)
  await using browser = await world.browser(MEMORY_CHANNELS)
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

async function main(): Promise<void> {
  const bytes = firstBytes()
  report('script until one can sign in, gzip', 'KB', bytes.door / 1_000)
  report('script until the conversations that were kept are there, gzip', 'KB', bytes.keptList / 1_000)
  report('script until the conversations are there, gzip', 'KB', bytes.list / 1_000)
  report('script until one of them is open, gzip', 'KB', bytes.conversation / 1_000)
  report('script until one can say something, gzip', 'KB', bytes.live / 1_000)
  report('style for the list, gzip', 'KB', bytes.style / 1_000)
  {
    await using world = await WebWorld.start(CHANNELS, 50)
    for (const [isSlow, where] of [
      [false, ''],
      [true, ', 1.6 Mbit/s, 150 ms, CPU/4'],
    ] as const) {
      report(`login to ${CHANNELS} conversations${where}`, 'ms', await rounds(() => loginToList(world, isSlow)))
      report(`nothing to ${CHANNELS} conversations${where}`, 'ms', await rounds(() => nothingToList(world, isSlow)))
      report(`installed, to a line that was kept${where}`, 'ms', await rounds(() => installedToLine(world, isSlow)))
      const { inDocument, painted } = await lineTimes(world, isSlow)
      report(`a line from the socket into the document, median${where}`, 'ms', median(inDocument))
      report(`a line from the socket into the document, p95${where}`, 'ms', quantile(inDocument, 0.95))
      report(`a line from the socket until its frame is done, median${where}`, 'ms', median(painted))
    }
  }
  const { heap, nodes } = await memory()
  report(`heap with ${MEMORY_CHANNELS} conversations of ${MEMORY_LINES} lines`, 'MiB', heap / 2 ** 20)
  report(`DOM nodes with ${MEMORY_CHANNELS} conversations of ${MEMORY_LINES} lines`, 'nodes', nodes)
  reportRows(rows)
}

const missing = await skipUnless('chromium')
if (missing === false) await main()
else console.log(`left out: web: ${missing}`)
