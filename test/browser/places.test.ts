/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { RawClient, skipUnless } from '@longwire/peers'
import { choiceWidths, focusedText, goWithin, tooWide } from './in-page.ts'
import { looksRight, sizes } from './looks.ts'
import { type Person, startPerson } from './person.ts'
import { confirmed, writtenIs } from './steps.ts'
import { troubleIn } from './trouble.ts'

/** Places with an address of their own, and what is there when they are. */
const addresses: readonly { readonly name: string; readonly path: string; readonly heading: string }[] = [
  { name: 'mentions', path: '/mentions', heading: 'Mentions' },
  { name: 'settings-appearance', path: '/settings/appearance', heading: 'Appearance' },
  { name: 'settings-notifications', path: '/settings/notifications', heading: 'Notifications' },
  { name: 'settings-conversations', path: '/settings/conversations', heading: 'Conversations and privacy' },
  { name: 'settings-networks', path: '/settings/networks', heading: 'Networks' },
  { name: 'settings-ignores', path: '/settings/ignores', heading: 'Ignored people' },
  { name: 'settings-keyboard', path: '/settings/keyboard', heading: 'Keyboard' },
  { name: 'settings-logins', path: '/settings/logins', heading: 'Devices and app passwords' },
  { name: 'settings-account', path: '/settings/account', heading: 'Account and export' },
  { name: 'settings-administration', path: '/settings/administration', heading: 'People and invites' },
  { name: 'search-filters', path: '/search?text=wire+from%3Abob+has%3Alink', heading: 'Search' },
]

for (const { name: size, ...options } of sizes) {
  describe(`places around conversations, ${size}`, async () => {
    const skip = await skipUnless('ergo', 'chromium')
    test('look as they should, and axe finds nothing wrong in light and dark', { skip }, async (t) => {
      await using person = await startPerson(options)
      const { page, browser, longwire } = person
      await using bob = await withBob(person)
      bob.send('PRIVMSG #longwire :ada: have you seen https://example.org/wire ?')
      await confirmed(page, 'have you seen')
      const place = page.url()

      const judge = (name: string): Promise<void> => looksRight(page, `${size}-${name}`)
      await t.test('channel', async () => {
        await page.getByRole('button', { name: 'About #longwire' }).click()
        await page.getByText('Rules of this channel').click()
        await page.getByRole('switch', { name: 'Only operators change the topic' }).waitFor()
        await page.getByText('Who is kept out').click()
        await judge('channel')
      })
      await t.test('person', async () => {
        await page.evaluate(goWithin, `${new URL(place).pathname}/person?who=bob`)
        await page.getByText('Comes from', { exact: true }).waitFor()
        await page.getByText('Ban from the channel').click()
        await judge('person')
      })
      await t.test('join', async () => {
        await page.evaluate(goWithin, `/networks/${networkIn(place)}/join`)
        await page.getByRole('button', { name: 'Show the channels of this network' }).click()
        await page
          .getByRole('main')
          .getByRole('button', { name: /^#longwire/ })
          .waitFor()
        await page.getByLabel('At least').selectOption('100 people')
        await page.getByText('No channel matches.').waitFor()
        await page.getByLabel('At least').selectOption('any size')
        await page.getByText('No channel matches.').waitFor({ state: 'detached' })
        await judge('join')
      })
      await t.test('wire', async () => {
        await page.evaluate(goWithin, `/networks/${networkIn(place)}/wire`)
        await page.getByLabel('Send a line').fill('TIME')
        await page.getByRole('button', { name: 'Send', exact: true }).click()
        await page.getByRole('log').getByText('TIME').first().waitFor()
        // As they passed, the newest in sight.
        const answer = page.getByRole('log').locator('[data-direction=out]:has-text("TIME") ~ [data-direction=in]')
        await answer.getByText(' 391 ').waitFor()
        const beyond = (log: Element) => log.scrollHeight - log.clientHeight - log.scrollTop
        assert.ok((await page.getByRole('log').evaluate(beyond)) < 4)
        await judge('wire')
      })
      await t.test('network-settings', async () => {
        await page.evaluate(goWithin, `/networks/${networkIn(place)}`)
        await page.getByText('Name, server password, proxy and more').click()
        await page.getByLabel('Proxy').waitFor()
        const folds = ['Account and password', 'Name, server password, proxy and more']
        assert.deepEqual(await page.locator('main form summary').allInnerTexts(), folds)
        await judge('network-settings')
      })
      for (const { name, path, heading } of addresses) {
        await t.test(name, async () => {
          await page.goto(new URL(path, longwire.url).href)
          await page.getByRole('heading', { name: heading, exact: true }).waitFor()
          await judge(name)
          if (size !== 'phone') return
          if (name === 'settings-appearance') await choosesInPlace(page)
          await page.setViewportSize({ width: 320, height: 568 })
          assert.deepEqual(await page.evaluate(tooWide, 'largest'), [], name)
          await page.setViewportSize(options.viewport)
        })
      }
      if (size === 'wide') {
        await t.test('sections of the settings stand beside each other, and are no steps on the way', async () => {
          await page.goto(place)
          await page.getByRole('button', { name: 'Settings', exact: true }).press('Enter')
          const sections = page.getByRole('navigation', { name: 'Settings' })
          await sections.getByRole('button', { name: /^Appearance/ }).waitFor()
          await page.getByRole('heading', { name: 'Appearance', level: 1 }).waitFor()
          await sections.getByRole('button', { name: /^Keyboard/ }).press('Enter')
          await page.getByRole('heading', { name: 'Keyboard', level: 1 }).waitFor()
          assert.match(await page.evaluate(focusedText), /^Keyboard/, 'the focus stays in the list')
          await sections.locator('[aria-current=page]', { hasText: 'Keyboard' }).waitFor()
          assert.equal(new URL(page.url()).pathname, '/settings/keyboard')
          await page.goBack()
          await page.getByRole('heading', { name: '#longwire', level: 1 }).waitFor()
        })
      }
      if (size === 'phone') {
        await t.test('what one does most is two taps away from a conversation', async () => {
          const about = page.getByRole('button', { name: 'About #longwire' })
          const inAbout = page.getByRole('region', { name: '#longwire' })
          const tasks: readonly Task[] = [
            {
              taps: [page.getByRole('button', { name: '2 people', exact: true })],
              done: page.getByRole('region', { name: 'People' }).getByRole('button', { name: 'bob', exact: true }),
            },
            {
              taps: [about, inAbout.getByRole('switch', { name: 'Mute' })],
              done: inAbout.getByRole('switch', { name: 'Mute', checked: true }),
            },
            {
              taps: [about, inAbout.getByRole('button', { name: 'Mentions of you' })],
              done: page.getByRole('button', { name: /have you seen/ }),
            },
            {
              taps: [about, inAbout.getByLabel('Your nickname here')],
              writes: 'lovelace',
              done: page.locator('.event', { hasText: 'now adalovelace' }),
            },
            {
              taps: [about, inAbout.getByRole('button', { name: 'Join a channel' })],
              writes: 'elsewhere',
              done: page.getByRole('heading', { name: '#elsewhere', level: 1 }),
            },
          ]
          for (const task of tasks) assert.ok((await tapsFor(page, place, task)) <= 2)
        })
      }
      assert.deepEqual(troubleIn(browser.consoleLines), [])
    })
  })
}

interface Task {
  readonly taps: readonly Locator[]
  /** By the keyboard of the phone, with its Enter, where the last tap led. */
  readonly writes?: string
  readonly done: Locator
}

/** Does something from a conversation by touch; how often the page was touched for it. */
async function tapsFor(page: Page, place: string, { taps, writes, done }: Task): Promise<number> {
  await page.goto(place)
  await confirmed(page, 'have you seen')
  await page.evaluate(countTouches)
  for (const target of taps) await target.tap()
  if (writes !== undefined) {
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
    await page.keyboard.press('End')
    await page.keyboard.type(writes)
    await page.keyboard.press('Enter')
  }
  // On a phone what was pressed may lie over it.
  await done.waitFor({ state: 'attached' })
  return await page.evaluate(() => window.touches)
}

declare global {
  interface Window {
    /** How often the page was touched. */
    touches: number
  }
}

/** Counts touches from now on, in the page. */
function countTouches(): void {
  window.touches = 0
  addEventListener('touchstart', () => window.touches++, { capture: true, passive: true })
}

/** What is chosen is as wide as what is not: nothing moves under the thumb. */
async function choosesInPlace(page: Page): Promise<void> {
  const before = await page.evaluate(choiceWidths)
  await page.getByRole('radio', { name: 'Moss' }).tap()
  assert.ok(await page.getByRole('radio', { name: 'Moss' }).isChecked())
  assert.deepEqual(await page.evaluate(choiceWidths), before)
  await page.getByRole('radio', { name: 'Mango' }).tap()
}

function networkIn(place: string): string {
  return new URL(place).pathname.split('/')[2] ?? ''
}

async function withBob({ ergo }: Person): Promise<RawClient> {
  const bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  return bob
}

describe('what a channel and its people can be asked', async () => {
  const skip = await skipUnless('ergo', 'chromium')
  test('rules are switched, masks put on a list and taken off, and a person is kept out by a mask that was proposed', {
    skip,
  }, async () => {
    await using person = await startPerson()
    const { page } = person
    await using bob = await withBob(person)
    await page.getByRole('button', { name: 'About #longwire' }).click()
    await page.getByText('Rules of this channel').click()
    const moderated = page.getByRole('switch', { name: 'Only people with voice can speak' })
    await moderated.click()
    await bob.waitFor(/MODE #longwire \+m/)
    await page.getByRole('switch', { name: 'Only people with voice can speak', checked: true }).waitFor()
    assert.equal(await page.evaluate(focusedText), 'Only people with voice can speak', 'focus stays on the switch')
    await page.getByLabel('Most people at once').fill('12')
    await page.getByRole('button', { name: 'Set', exact: true }).last().click()
    await bob.waitFor(/MODE #longwire \+l 12/)

    // The network has more than one list of masks.
    const keptOut = page.getByRole('group').filter({ hasText: 'Who is kept out' })
    await page.getByText('Who may come in anyway').waitFor()
    await keptOut.getByText('Who is kept out').click()
    await keptOut.getByText('Nobody.').waitFor()
    await keptOut.getByLabel('Mask, such as *!*@host').fill('mallory!*@*')
    await keptOut.getByRole('button', { name: 'Add', exact: true }).click()
    await bob.waitFor(/MODE #longwire \+b mallory!\*@\*/)
    await page.getByRole('button', { name: 'Take mallory!*@* off the list' }).click()
    await bob.waitFor(/MODE #longwire -b mallory!\*@\*/)

    await openPerson(page, 'bob')
    const ban = page.locator('details', { has: page.getByText('Ban from the channel', { exact: true }) })
    await ban.getByText('Ban from the channel', { exact: true }).click()
    await ban.getByLabel(/has this nickname/).check()
    await page.getByLabel('Why (everybody sees it)').last().fill('enough')
    await page.getByRole('button', { name: 'Ban', exact: true }).click()
    await bob.waitFor(/MODE #longwire \+b bob!\*@\*/)
    await bob.waitFor(/KICK #longwire bob :?enough/)
  })

  test('who may not change the rules of a channel is told those that hold', { skip }, async () => {
    let op: RawClient | undefined
    await using person = await startPerson({
      async before({ port }) {
        op = await RawClient.register({ port }, 'op')
        op.send('JOIN #longwire', 'MODE #longwire +l 12')
        await op.waitFor(/MODE #longwire \+l 12/)
      },
    })
    const { page } = person
    await page.getByRole('button', { name: 'About #longwire' }).click()
    const rules = page.locator('.channel-modes')
    await rules.getByText('Rules of this channel').click()
    await rules.getByText('Only operators change these.').waitFor()
    assert.deepEqual(await rules.getByRole('listitem').allInnerTexts(), [
      'Most people at once: 12',
      'Only people in the channel can write to it',
      'Only operators change the topic',
    ])
    assert.equal(await rules.locator('input').count(), 0)
    await page.getByText('Who is kept out').click()
    await page.getByText('Nobody.').waitFor()
    assert.equal(await page.getByText('0 entries').count(), 0)
    await op?.quit()
  })

  test('a channel is muted and kept on top; who calls is on the page of mentions, and a press leads to the line', {
    skip,
  }, async () => {
    await using person = await startPerson()
    const { page } = person
    await using bob = await withBob(person)
    bob.send('PRIVMSG #longwire :ada: the kettle is on')
    await confirmed(page, 'the kettle is on')
    await page.getByRole('button', { name: 'About #longwire' }).click()
    await page.getByRole('switch', { name: 'Mute' }).click()
    await page.getByRole('switch', { name: 'Mute', checked: true }).waitFor()
    await page.getByRole('switch', { name: 'Keep on top' }).click()
    await page.getByRole('switch', { name: 'Keep on top', checked: true }).waitFor()
    await page.getByRole('button', { name: 'Mentions of you' }).click()
    await page.getByRole('button', { name: /the kettle is on/ }).click()
    await page.getByRole('log').getByText('the kettle is on').waitFor()
  })

  test('a link to a channel asks to join it, what is shared goes into a composer, and options of a network are kept', {
    skip,
  }, async () => {
    await using person = await startPerson()
    const { page, longwire } = person
    const network = networkIn(page.url())
    await page.goto(new URL('/open?url=irc%3A%2F%2F127.0.0.1%2Felsewhere', longwire.url).href)
    await page.getByRole('heading', { name: 'Join a channel' }).waitFor()
    assert.equal(await page.getByLabel('Channel', { exact: true }).inputValue(), '#elsewhere')
    await page.goto(new URL('/open?url=ircs%3A%2F%2Firc.example%2Fx', longwire.url).href)
    await page.getByRole('main').getByRole('button', { name: 'Add a network' }).click()
    assert.equal(await page.getByLabel('Server', { exact: true }).inputValue(), 'irc.example')
    assert.equal(await page.getByLabel('Port').inputValue(), '6697')

    await page.goto(new URL('/share?text=look&url=https%3A%2F%2Fexample.org', longwire.url).href)
    await page
      .getByRole('main')
      .getByRole('button', { name: /^#longwire/ })
      .click()
    await writtenIs(page, 'look https://example.org')

    await page.evaluate(goWithin, `/networks/${network}`)
    await page.getByText('Name, server password, proxy and more').click()
    await page.getByLabel('Lines to send at each login').fill('MODE $nick +B')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Conversations', exact: true }).waitFor()
    await page.evaluate(goWithin, `/networks/${network}`)
    await page.getByText('Name, server password, proxy and more').click()
    await page.getByText('Lines kept: 1.').waitFor()
  })

  test('who is ignored is in the list of those, and is heard again from there', { skip }, async () => {
    await using person = await startPerson()
    const { page } = person
    await using bob = await withBob(person)
    bob.send('PRIVMSG #longwire :hello')
    await confirmed(page, 'hello')
    await openPerson(page, 'bob')
    await page.getByRole('button', { name: 'Ignore' }).click()
    await page.getByRole('button', { name: 'Hear again', pressed: true }).waitFor()
    // On the page that is connected already: what is pressed on one that is not is refused.
    await page.evaluate(goWithin, '/settings/ignores')
    await page.getByRole('button', { name: 'Hear bob!*@* again' }).click()
    await page.getByText('You ignore nobody.').waitFor()
  })

  test('a right click on a person tells what can be done', {
    skip,
  }, async () => {
    await using person = await startPerson()
    const { page } = person
    await using bob = await withBob(person)
    bob.send('PRIVMSG #longwire :hello')
    await confirmed(page, 'hello')
    await page.setViewportSize({ width: 1440, height: 900 })
    const people = page.getByRole('region', { name: 'People' })
    await people.getByRole('button', { name: 'bob', exact: true }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: /^Ignore bob/ }).click()
    await page.getByRole('log').getByText('hello').waitFor({ state: 'detached' })
    await people.getByRole('button', { name: 'bob', exact: true }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: /bob again/ }).click()
    await page.getByRole('log').getByText('hello').waitFor()
    // She may do everything here, but nobody bans themselves.
    await people.getByRole('button', { name: 'ada', exact: true }).click({ button: 'right' })
    await page.getByRole('menuitem').first().waitFor()
    assert.deepEqual(await page.getByRole('menuitem').allInnerTexts(), ['About ada'])
  })
})

async function openPerson(page: Page, nickname: string): Promise<void> {
  await page
    .getByRole('button', { name: /^\d people$/ })
    .last()
    .click()
  await page.getByRole('button', { name: nickname, exact: true }).click()
  await page.getByText('Comes from', { exact: true }).waitFor()
}
