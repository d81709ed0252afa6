import { type BrowserContext, type Page, chromium } from 'playwright-core'
import { peerProgram } from './fetch.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const switches = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Containers often have a small /dev/shm.
  '--disable-dev-shm-usage',
]

// Without a screen there is no mouse unless one is told of. playwright-core tells so by this switch itself, and the last one counts.
const mouse = 'primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4'

/** What never comes on a page is given up after this: a machine that is busy is no reason to fail. */
const GIVE_UP_MILLISECONDS = 60_000

/** What a test may ask of the browser. */
export interface ChromiumOptions {
  /** Size in CSS pixels; 390 by 844, a phone, unless told otherwise. */
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Whether it is a touch screen, as on a phone; true unless told otherwise. */
  readonly touch?: boolean
  /** What the system prefers; light unless told otherwise. */
  readonly colorScheme?: 'light' | 'dark'
  /** Pixels of the screen for each CSS pixel; 1 unless told otherwise. */
  readonly scale?: number
  /** The text size that is set in the browser, in pixels; 16 unless told otherwise. */
  readonly textSize?: number
  /** Accept any certificate, for a page that is served with a test's own. */
  readonly ignoreCertificates?: boolean
  /** `block`: no service worker stands between a page and the network, so that a test can; `allow` unless told otherwise. */
  readonly serviceWorkers?: 'allow' | 'block'
}

/** A browser with a fresh profile, as a person's phone would be on the first day. */
export class ChromiumBrowser implements AsyncDisposable {
  /** playwright-core's view of the browser: cookies, network conditions, more pages. */
  readonly context: BrowserContext
  /** The page that is open at the start. */
  readonly page: Page
  /** What pages wrote to their consoles, errors that nobody caught included, one line each. */
  readonly consoleLines: readonly string[]
  readonly #profile: string

  private constructor(context: BrowserContext, page: Page, consoleLines: readonly string[], profile: string) {
    this.context = context
    this.page = page
    this.consoleLines = consoleLines
    this.#profile = profile
  }

  /** Starts the browser; used by `launchChromium`. */
  static async create(options: ChromiumOptions): Promise<ChromiumBrowser> {
    const profile = temporaryFolder('chromium')
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: peerProgram('chromium').path,
      headless: true,
      // The sandbox refuses to run as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...switches, `--blink-settings=${mouse},defaultFontSize=${options.textSize ?? 16}`],
      // What it leaves lying about goes with the profile.
      env: { ...process.env, TMPDIR: profile },
      viewport: options.viewport ?? { width: 390, height: 844 },
      hasTouch: options.touch ?? true,
      colorScheme: options.colorScheme ?? 'light',
      deviceScaleFactor: options.scale ?? 1,
      ignoreHTTPSErrors: options.ignoreCertificates ?? false,
      serviceWorkers: options.serviceWorkers ?? 'allow',
    })
    context.setDefaultTimeout(GIVE_UP_MILLISECONDS)
    const lines: string[] = []
    context.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`))
    context.on('weberror', (error) => lines.push(`uncaught: ${error.error().message}`))
    const page = context.pages()[0] ?? (await context.newPage())
    return new ChromiumBrowser(context, page, lines, profile)
  }

  /** Closes the browser and removes its profile. */
  async stop(): Promise<void> {
    await this.context.close()
    removeFolder(this.#profile)
  }

  /** The same as `stop`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

/** Starts Chromium without a window, the size of a phone. Ask `skipUnless('chromium')` first. */
export function launchChromium(options: ChromiumOptions = {}): Promise<ChromiumBrowser> {
  return ChromiumBrowser.create(options)
}
