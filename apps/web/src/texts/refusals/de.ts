/** What Longwire refuses over HTTP, in German, by its code; `said` is what it said in English. Source: docs/errors.md */
export const words: Readonly<Record<string, (said: string) => string>> = {
  'bad-request': () => 'Longwire hat die Anfrage nicht verstanden.',
  'bad-origin': () => 'Diese Anfrage kam von einer anderen Website und wurde nicht ausgeführt.',
  'not-found': () => 'Das gibt es nicht mehr.',
  'not-logged-in': () => 'Melde dich zuerst an.',
  'wrong-login': () => 'Name oder Passwort stimmt nicht, oder die Anmeldung gilt nicht mehr.',
  'account-disabled': () => 'Dieses Konto wurde gesperrt.',
  'too-many-tries': () => 'Zu viele Versuche. Warte ein wenig und versuche es noch einmal.',
  busy: () => 'Longwire hat gerade zu viel zu tun. Versuche es in ein paar Sekunden noch einmal.',
  'setup-done': () => 'Das erste Konto gibt es schon. Melde dich damit an.',
  'bad-setup-token': () => 'Dieser Link gilt nicht. Nimm den, den Longwire zuletzt beim Start ausgegeben hat.',
  'bad-name': () => 'Ein Name hat 1 bis 32 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche.',
  'bad-password': (said) => `Das Passwort ist zu kurz oder zu lang${numberIn(said)}.`,
  'name-taken': () => 'Ein Konto mit diesem Namen gibt es schon.',
  'bad-fingerprint': () => 'Ein Fingerabdruck ist das SHA-256 oder SHA-512 eines Zertifikats, hexadezimal.',
  'certificate-taken': () => 'Dieses Zertifikat ist schon registriert.',
  'too-many-logins': () => 'Das sind zu viele Anmeldungen. Widerrufe solche, die nicht benutzt werden.',
  'passkeys-unavailable': (said) => {
    const address = /https?:\/\/\S*[^\s.,]/.exec(said)?.[0]
    return address === undefined
      ? 'Passkeys gibt es nur über HTTPS oder unter localhost.'
      : `Passkeys gibt es unter dieser Adresse nicht. Öffne stattdessen ${address}.`
  },
  'bad-passkey': () => 'Mit diesem Passkey ging es nicht. Versuche es noch einmal.',
  'passkey-taken': () => 'Dieser Passkey ist schon registriert.',
  'last-passkey': () => 'Das ist dein letzter Passkey, und du hast kein Passwort. Setze zuerst eines.',
  'bad-invite': () => 'Diese Einladung ist verbraucht, abgelaufen oder zurückgenommen. Bitte um eine neue.',
  'bad-login-link': () => 'Dieser Link wurde schon benutzt oder ist älter als zehn Minuten. Erstelle einen neuen.',
  'too-many-users': () => 'Hier ist kein Platz für weitere Konten. Frage, wer dieses Longwire betreibt.',
  'last-admin': () => 'Du verwaltest als Einzige oder Einziger. Lösche das Konto mit „longwire user delete“.',
  'not-allowed': () => 'Das darf nur, wer verwaltet, und nicht mit dem eigenen Konto.',
  'too-many-sockets': () => 'Zu viele deiner Geräte sind verbunden. Schließe einige.',
  unavailable: () => 'Das gibt es hier gerade nicht.',
  failed: () => 'In Longwire ist etwas schiefgegangen. Sein Protokoll sagt mehr.',
}

/** The bound that was named. */
function numberIn(said: string): string {
  const [number] = /\d+/.exec(said) ?? []
  return number === undefined ? '' : ` (Grenze: ${number})`
}
