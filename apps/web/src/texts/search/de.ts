import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** Finding what was said, in German. */
export const words: InWords<typeof en> = {
  search: {
    hint: 'Wörter oder Wortteile',
    submit: 'Suchen',
    within: (name) => `in ${name}`,
    everywhere: 'Überall suchen',
    searching: 'Suche …',
    nothing: 'Nichts gefunden.',
    nothingHint: 'Weniger Filter oder ein Stück eines Wortes finden mehr.',
    more: 'Frühere',
    filters: 'Eingrenzen',
    from: 'Von',
    fromHint: 'Nickname',
    in: 'In',
    inHint: '#kanal oder Nickname',
    after: 'Seit',
    before: 'Vor',
    link: 'Mit einem Link',
    apply: 'Anwenden',
    chip: {
      from: (value) => `von ${value}`,
      in: (value) => `in ${value}`,
      after: (value) => `seit ${value}`,
      before: (value) => `vor ${value}`,
      has: (value) => (value === 'link' ? 'mit einem Link' : `mit ${value}`),
    },
    without: (filter) => `Ohne „${filter}“`,
  },
  mentions: {
    title: 'Erwähnungen',
    loading: 'Suche …',
    none: 'Dich hat noch niemand erwähnt.',
    more: 'Frühere',
    retry: 'Noch einmal versuchen',
  },
  rawLog: {
    title: 'Über den Draht',
    lead: 'Jede Zeile zwischen diesem Bildschirm und Longwire, von jetzt an. Passwörter sind unkenntlich. Nichts davon bleibt.',
    on: 'Zeilen zeigen, wie sie kommen',
    clear: 'Leeren',
    send: 'Eine Zeile senden',
    sendHint: 'So wie sie ist, etwa WHOIS ada',
    submit: 'Senden',
    lines: 'Zeilen',
    none: 'Noch ist nichts gekommen.',
  },
}
