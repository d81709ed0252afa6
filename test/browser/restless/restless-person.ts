import type { Page } from 'playwright-core'
import type { RawClient } from '@longwire/peers'
import { strangeTexts } from './strange-texts.ts'

/** What a restless person does at random, step by step; the same numbers in, the same steps out as far as the page is the same. */
export class RestlessPerson {
  readonly #page: Page
  readonly #other: RawClient
  readonly #chance: () => number
  /** What was done, one line a step, newest last. */
  readonly done: string[] = []

  /** `chance` gives numbers from 0 up to, but without, 1. */
  constructor(page: Page, other: RawClient, chance: () => number) {
    this.#page = page
    this.#other = other
    this.#chance = chance
  }

  /** Does one thing and waits until the page has drawn what came of it. */
  async step(): Promise<void> {
    const at = this.#chance()
    if (at < 0.5) await this.#press()
    else if (at < 0.65) await this.#write()
    else if (at < 0.75) await this.#key()
    else if (at < 0.82) await this.#menu()
    else if (at < 0.92) this.#somebodyElse()
    else if (at < 0.94) await this.#scroll()
    else if (at < 0.96) await this.#resize()
    else if (at < 0.98) await this.#back()
    else if (at < 0.99) await this.#reload()
    else await this.#tunnel()
    // A press may have led to another document, which takes the page's place in the middle of this.
    await this.#drawn().catch(() => this.#page.waitForLoadState())
  }

  #drawn(): Promise<unknown> {
    return this.#page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }

  #pick<One>(all: readonly One[]): One {
    return all[Math.floor(this.#chance() * all.length)] as One
  }

  /** Presses something that can be pressed and is seen, but nothing that would end what there is to press. */
  async #press(): Promise<void> {
    const points = await this.#page.evaluate(
      ({ selector, never }) => {
        const found: { x: number; y: number; name: string }[] = []
        for (const element of document.querySelectorAll<HTMLElement>(selector)) {
          const { x, y, width, height } = element.getBoundingClientRect()
          const centre = { x: x + width / 2, y: y + height / 2 }
          const name = element.getAttribute('aria-label') || element.innerText || element.title || element.tagName
          const seen = document.elementFromPoint(centre.x, centre.y)
          if (width === 0 || !seen || !(element.contains(seen) || seen.contains(element))) continue
          if (new RegExp(never, 'i').test(name) || element.closest('a[target=_blank]') !== null) continue
          found.push({ ...centre, name: name.replaceAll(/\s+/g, ' ').slice(0, 60) })
        }
        return found
      },
      { selector: pressable, never: neverPressed.source },
    )
    if (points.length === 0) return
    const { x, y, name } = this.#pick(points)
    this.done.push(`presses "${name}"`)
    await this.#page.mouse.click(x, y)
  }

  async #write(): Promise<void> {
    const fields = this.#page.locator('input:visible:enabled, textarea:visible:enabled, [contenteditable]:visible')
    const count = await fields.count()
    if (count === 0) return
    const field = fields.nth(Math.floor(this.#chance() * count))
    const text = this.#pick(strangeTexts)
    const enter = this.#chance() < 0.6
    this.done.push(`writes ${JSON.stringify(text.slice(0, 60))}${enter ? ' and Enter' : ''}`)
    const kind = await field.getAttribute('type', { timeout: 2_000 }).catch(() => 'gone')
    if (kind === 'gone' || kind === 'checkbox' || kind === 'radio' || kind === 'file') return
    await field.focus({ timeout: 2_000 }).catch(() => {})
    await this.#page.keyboard.insertText(text)
    if (enter) await this.#page.keyboard.press('Enter')
  }

  async #key(): Promise<void> {
    const key = this.#pick(keys)
    this.done.push(`key ${key}`)
    await this.#page.keyboard.press(key)
  }

  async #menu(): Promise<void> {
    const things = this.#page.locator('article:visible, .conversation-row:visible')
    const count = await things.count()
    if (count === 0) return
    this.done.push('opens a menu')
    await things
      .nth(Math.floor(this.#chance() * count))
      .click({ button: 'right', timeout: 2_000 })
      .catch(() => {})
  }

  #somebodyElse(): void {
    const line = this.#pick(othersLines)
    this.done.push(`somebody else: ${line.slice(0, 60)}`)
    for (let count = this.#chance() < 0.1 ? 40 : 1; count > 0; count--) this.#other.send(line)
  }

  async #scroll(): Promise<void> {
    this.done.push('scrolls')
    await this.#page.mouse.wheel(0, (this.#chance() - 0.7) * 3_000)
  }

  async #resize(): Promise<void> {
    const [width, height] = this.#pick(sizes)
    this.done.push(`the screen is ${width} by ${height}`)
    await this.#page.setViewportSize({ width, height })
  }

  async #back(): Promise<void> {
    this.done.push('goes back')
    await this.#page.goBack()
    // Before the app there is nothing to be done.
    if (!this.#page.url().startsWith('http')) await this.#page.goForward()
  }

  async #reload(): Promise<void> {
    this.done.push('reloads')
    await this.#page.reload()
  }

  async #tunnel(): Promise<void> {
    this.done.push('goes through a tunnel')
    await this.#page.context().setOffline(true)
    await this.#write()
    await this.#press()
    await this.#page.context().setOffline(false)
  }
}

const pressable =
  'button:enabled, a[href], summary, select, [role=menuitem], [role=switch], [role=radio], [role=option], label, article'

/** What would end the account, the session or the network that there is, or leave the page. */
const neverPressed =
  /sign out|delete|remove the network|remove ergo|disconnect|end this|revoke|forget|disable|own style|download|export|choose a file|install/

const keys = [
  'Escape',
  'Escape',
  'Tab',
  'Shift+Tab',
  'Enter',
  'ArrowDown',
  'ArrowUp',
  'Alt+ArrowDown',
  'Alt+ArrowUp',
  'Control+k',
  'Control+f',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Alt+b',
  'Alt+a',
  'Control+/',
  'Delete',
]

const sizes = [
  [390, 844],
  [320, 568],
  [844, 390],
  [820, 1180],
  [1440, 900],
] as const

const othersLines = [
  'PRIVMSG #longwire :hello ada, are you there?',
  'PRIVMSG #longwire :https://example.org/a/very/long/path/that/does/not/end?with=many&parts=of&it=all',
  'PRIVMSG ada :psst',
  'NOTICE ada :a notice',
  'PRIVMSG #longwire :\u0001ACTION waves\u0001',
  'PART #longwire :gone',
  'JOIN #longwire',
  'NICK bobby',
  'NICK bob',
  'TOPIC #longwire :a topic with a https://example.org/ link and \u0002bold\u0002 text',
  'AWAY :away',
  'AWAY',
  'INVITE ada #elsewhere',
  `PRIVMSG #longwire :${'wide '.repeat(70)}`,
  'PRIVMSG #longwire :日本語と العربية و👩‍👩‍👧‍👦 together',
]
