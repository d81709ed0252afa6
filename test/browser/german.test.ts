import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { cutButtons, cutHints, goWithin, tooWide } from './in-page.ts'
import { startPerson } from './person.ts'
import { screenshot } from './screenshot.ts'
import { confirmed } from './steps.ts'
import { troubleIn } from './trouble.ts'

/** Places with an address of their own, and what is there when they are. */
const places: readonly { readonly name: string; readonly path: string; readonly heading: string }[] = [
  { name: 'list', path: '/', heading: 'Gespräche' },
  { name: 'networks', path: '/networks/new', heading: 'Netzwerk hinzufügen' },
  { name: 'network-form', path: '/networks/new/libera', heading: 'Libera.Chat' },
  { name: 'search', path: '/search', heading: 'Suche' },
  { name: 'mentions', path: '/mentions', heading: 'Erwähnungen' },
  { name: 'settings', path: '/settings', heading: 'Einstellungen' },
  { name: 'appearance', path: '/settings/appearance', heading: 'Aussehen' },
  { name: 'notifications', path: '/settings/notifications', heading: 'Benachrichtigungen' },
  { name: 'conversations', path: '/settings/conversations', heading: 'Gespräche und Privatsphäre' },
  { name: 'ignores', path: '/settings/ignores', heading: 'Ignorierte Personen' },
  { name: 'logins', path: '/settings/logins', heading: 'Geräte und App-Passwörter' },
  { name: 'account', path: '/settings/account', heading: 'Konto und Export' },
  { name: 'administration', path: '/settings/administration', heading: 'Personen und Einladungen' },
]

describe('German, whose words are long', async () => {
  const skip = await skipUnless('ergo', 'chromium')
  test('is whole on a phone, on a small one with the largest text too', { skip }, async (t) => {
    await using person = await startPerson()
    const { page, browser, longwire } = person
    await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
    bob.send('JOIN #longwire', 'PRIVMSG #longwire :ada: hallo')
    await confirmed(page, 'hallo')
    const place = new URL(page.url()).pathname
    await page.evaluate(() => localStorage.setItem('longwire preferences', JSON.stringify({ language: 'de' })))

    const judge = async (name: string): Promise<void> => {
      await screenshot(page, `phone-german-${name}`)
      assert.deepEqual(await page.evaluate(cutHints), [], name)
      assert.deepEqual(await page.evaluate(cutButtons), [], name)
      await page.setViewportSize({ width: 320, height: 568 })
      assert.deepEqual(await page.evaluate(cutButtons), [], `${name}, small`)
      assert.deepEqual(await page.evaluate(tooWide, 'largest'), [], name)
      await page.setViewportSize({ width: 390, height: 844 })
    }
    for (const { name, path, heading } of places) {
      await t.test(name, async () => {
        await page.goto(new URL(path, longwire.url).href)
        await page.getByRole('heading', { name: heading, exact: true }).waitFor()
        await judge(name)
      })
    }
    await t.test('conversation', async () => {
      await page.goto(new URL(place, longwire.url).href)
      await confirmed(page, 'hallo')
      await judge('conversation')
    })
    await t.test('about', async () => {
      await page.getByRole('button', { name: 'Über #longwire' }).click()
      await page.getByText('Regeln dieses Kanals').click()
      await page.getByRole('switch', { name: 'Nur Operatoren ändern das Thema' }).waitFor()
      await page.getByText('Wer draußen bleibt').click()
      await judge('about')
    })
    await t.test('person', async () => {
      await page.evaluate(goWithin, `${place}/person?who=bob`)
      await page.getByText('Kommt von', { exact: true }).waitFor()
      await page.getByText('Aus dem Kanal verbannen').click()
      await judge('person')
    })
    await t.test('jump', async () => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').waitFor()
      await judge('jump')
    })
    assert.deepEqual(troubleIn(browser.consoleLines), [])
  })
})
