import type { Words } from './en.ts'

/** What the model may have to say at any time, in German. */
export const de: Words = {
  offline: 'Du bist offline. Versuche es wieder, sobald die Verbindung zurück ist.',
  unanswered: 'Es kam keine Antwort. Vielleicht hat es trotzdem geklappt.',
  disconnected: 'Die Verbindung brach ab, bevor die Antwort kam.',
  notLoaded: 'Ein Teil der App konnte nicht geladen werden. Versuche es wieder, wenn du online bist.',
  noBuffer: 'Dieses Gespräch gibt es nicht mehr.',
  noNetwork: 'Dieses Netzwerk gibt es nicht mehr.',
  nobodyReads: 'Was hier geschrieben wird, liest niemand.',
  nothingToSend: 'Es gibt nichts zu senden.',
  manyMessages: (count) => `Das werden ${count} Nachrichten, eine nach der anderen. Alle senden?`,
  slippedPassword: 'Das sieht nach einem Befehl mit Passwort hinter einem Leerzeichen aus. Vor allen sagen?',
  outboxFull: 'Zu viele Nachrichten warten schon darauf, gesendet zu werden.',
  tooLong: 'Das ist zu lang für IRC. Kürze es.',
  notCarried: (why) => `IRC kann das nicht übertragen: ${why}.`,
  badAnswer: 'Der Bouncer hat nicht gesagt, welches Netzwerk er angelegt hat.',
  noBouncer: 'Zwischen dir und dem Netzwerk steht kein Bouncer, der das könnte.',
}
