import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import {
  type ChromiumBrowser,
  type ChromiumOptions,
  type ErgoOptions,
  type ErgoServer,
  launchChromium,
  startErgo,
} from '@longwire/peers'
import { Longwire, type LongwireOptions } from '../longwire.ts'
import { addNetwork, joinChannel, logIn, makeAccount } from './steps.ts'

/** A person with a page: signed in at a bouncer of their own, on a real network, in a channel. */
export interface Person extends AsyncDisposable {
  readonly ergo: ErgoServer
  readonly longwire: Longwire
  readonly browser: ChromiumBrowser
  readonly page: Page
}

const name = 'ada'
const password = 'correct horse battery'

/** What a test may ask for. */
export interface PersonOptions
  extends ChromiumOptions,
    Pick<LongwireOptions, 'disk'>,
    Pick<ErgoOptions, 'casemapping'> {
  /** What happens on the network before the person comes. */
  readonly before?: (ergo: ErgoServer) => Promise<unknown>
}

/** Starts all of it: ada on `Ergo`, in `#longwire`, with the conversation before her. */
export async function startPerson(options: PersonOptions = {}): Promise<Person> {
  const stack = new AsyncDisposableStack()
  try {
    const ergo = stack.use(
      await startErgo(options.casemapping === undefined ? {} : { casemapping: options.casemapping }),
    )
    await options.before?.(ergo)
    const longwire = stack.use(await Longwire.start(options.disk === undefined ? {} : { disk: options.disk }))
    const browser = stack.use(await launchChromium(options))
    const { page } = browser
    await makeAccount(page, await longwire.setupLink(), name, password)
    await addNetwork(page, { name: 'Ergo', port: ergo.port, nickname: name, tls: false })
    await joinChannel(page, '#longwire')
    const moved = stack.move()
    return { ergo, longwire, browser, page, [Symbol.asyncDispose]: () => moved.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

/** Signs the same person in on another screen. */
export async function signIn(page: Page, { longwire }: Person): Promise<void> {
  await logIn(page, longwire.url, { name, password })
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** Rules of axe-core by what is looked at: colours alone, or whether they have a contrast of 7 : 1 (WCAG 2.2 AAA). */
const rules = { colors: ['color-contrast', 'link-in-text-block'], contrast: ['color-contrast-enhanced'] } as const

/**
 * What axe-core finds wrong with what the page shows now (WCAG 2.2 AA and its best practices), one line each; with
 * `colors` alone where only they have changed since, with `contrast` what has less of it than AAA asks for.
 */
export async function accessibilityTrouble(
  page: Page,
  about: 'all' | keyof typeof rules = 'all',
): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe)
  const runOnly = about === 'all' ? '' : `, runOnly: { type: "rule", values: ${JSON.stringify(rules[about])} }`
  const results = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ["violations"]${runOnly} })`)
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
