import type { ConnectError, ConnectErrorCode } from '@longwire/connection'
import type { AdministrationErrorCode } from '../administration/administration-error.ts'
import type { Texts } from './en.ts'

const performLines =
  'Zeilen zum Ausführen sind höchstens 50 mit je 400 Byte; Beitreten und Anmelden haben eigene Einstellungen'

/** What the bouncer says to a person, in German. */
export const de: Texts = {
  commands: {
    'network list': { usage: '', help: 'deine Netzwerke, und ob sie verbunden sind' },
    'network status': { usage: 'NAME', help: 'ein Netzwerk, und wo du dort bist' },
    'network add': {
      usage: 'SCHLÜSSEL=WERT…',
      help: 'ein Netzwerk hinzufügen; host=… muss sein. Schlüssel: {keys}; ein Wert mit Leerzeichen steht in Anführungszeichen ("…")',
    },
    'network edit': {
      usage: 'NAME SCHLÜSSEL=WERT…',
      help: 'ein Netzwerk ändern, mit denselben Schlüsseln; enabled=0 verlässt es, enabled=1 kommt zurück',
    },
    'network del': { usage: 'NAME', help: 'ein Netzwerk und seinen Verlauf entfernen' },
    'channel list': { usage: 'NETZWERK', help: 'die Kanäle, in denen du bist, auch die abgelösten' },
    'channel detach': { usage: 'NETZWERK KANAL', help: 'im Kanal bleiben und ihn aufzeichnen, ohne ihn zu sehen' },
    'channel attach': { usage: 'NETZWERK KANAL', help: 'ihn wieder sehen' },
    'password add': { usage: 'NAME', help: 'ein Passwort für ein einzelnes Programm; es wird einmal gezeigt' },
    'session list': { usage: '[plain]', help: 'wo du angemeldet bist, und deine Passwörter; mit plain für Programme' },
    'session revoke': { usage: 'ID', help: 'davon eines beenden, und was damit geöffnet wurde' },
    status: { usage: '', help: 'deine Netzwerke und Bildschirme' },
    'user list': { usage: '', help: 'alle, die ein Konto haben' },
    'user add': { usage: 'NAME [admin]', help: 'ein Konto anlegen; sein Passwort wird einmal gezeigt' },
    'user passwd': { usage: 'NAME', help: 'einem Konto ein neues Passwort geben, das einmal gezeigt wird' },
    'user disable': { usage: 'NAME', help: 'ein Konto sperren, ohne etwas zu löschen' },
    'user enable': { usage: 'NAME', help: 'es wieder öffnen' },
    'user delete': { usage: 'NAME', help: 'ein Konto und alles darin löschen' },
  },
  usage: (words) => `So geht es: ${words}`,
  unknownCommand: (words) => `Den Befehl „${words}“ gibt es nicht. Es gibt:`,
  none: 'Es gibt keine.',

  networks: {
    none: 'Du hast noch kein Netzwerk.',
    unknown: (name) => `Du hast kein Netzwerk „${name}“.`,
    added: (name) => `${name} wurde hinzugefügt.`,
    removed: (name) => `${name} wurde entfernt.`,
    channels: (names) => `Du bist in ${names}.`,
    notAnAttribute: (word, keys) => `„${word}“ ist nicht SCHLÜSSEL=WERT mit einem von ${keys}.`,
    needsHost: 'Ein Netzwerk braucht einen Server (host=…).',
    states: {
      connected: 'verbunden',
      connecting: 'wird verbunden',
      disconnected: 'nicht verbunden',
      off: 'ausgeschaltet',
    },
    where: (nickname, server) => `${nickname} auf ${server}`,
    withoutTls: 'ohne TLS',
    problem: (error) => problems[error.code](placeOf(error), error),
  },
  missed: {
    of: (name, count, shown) => `${name === '' ? 'der Server' : name}: ${shown} von ${count}`,
    more: (conversations, others) =>
      `Nicht alles, was in deiner Abwesenheit gesagt wurde, steht hier: ${conversations}${others === 0 ? '' : ` und ${others} weitere`}. In der Web-App und in Clients, die nach dem Verlauf fragen, steht der Rest.`,
  },
  advice: {
    name: 'Ein Netzwerk hat einen Namen mit 1 bis 100 Zeichen',
    host: 'Ein Server ist ein Name wie irc.example.org oder eine IP-Adresse, ohne Leerzeichen',
    port: 'Ein Port ist eine Zahl von 1 bis 65535; die meisten Netzwerke haben 6697 mit TLS und 6667 ohne',
    tls: 'TLS ist an (1) oder aus (0)',
    nickname: 'Ein Nickname ist ein Wort ohne ! @ * ? und Kommas, und beginnt nicht mit einem Doppelpunkt',
    username: 'Ein Benutzername ist ein Wort ohne ! und @',
    realname: 'Ein richtiger Name ist eine Zeile',
    pass: 'Ein Server-Passwort ist eine Zeile',
    'longwire/enabled': 'Ein Netzwerk ist eingeschaltet (1) oder nicht (0)',
    'longwire/sasl-account': 'Ein Kontoname ist eine Zeile',
    'longwire/sasl-password': 'Ein Passwort ist eine Zeile',
    'longwire/pins': 'Fingerabdrücke sind SHA-256 mit 64 hexadezimalen Ziffern, durch Kommas getrennt',
    'longwire/servers':
      'Weitere Server schreibt man ircs://host:port oder irc://host:port, durch Kommas getrennt, höchstens 20',
    'longwire/flood-control': 'Die Flutbremse ist on, off oder ZEILEN/MILLISEKUNDEN, etwa 5/2000',
    'longwire/perform': performLines,
    'longwire/perform-add': performLines,
    'longwire/perform-remove': 'Eine Zeile mit dieser Nummer gibt es nicht; die erste ist 1',
    'longwire/join-after': 'Beitritte warten auf host-hidden, logged-in oder beides, durch ein Komma getrennt',
    'longwire/proxy':
      'Einen Proxy schreibt man socks5://host:port, http://host:port oder https://host:port, mit benutzer:passwort@ vor dem Host, wo er das will',
    'longwire/bind': 'Die lokale Adresse ist eine IP-Adresse dieses Rechners',
    'longwire/family': 'Die Art der Adressen ist 4 oder 6',
    'longwire/encoding': 'Eine Kodierung hat einen Namen wie windows-1252, koi8-r oder shift_jis',
    'longwire/client-certificate':
      'Ein Client-Zertifikat ist das Zertifikat und sein unverschlüsselter Schlüssel, beide als PEM, die zusammengehören',
  },
  otherAdvice: (attribute) => `Dieser Wert für ${attribute} geht nicht; siehe die Seite über Netzwerke`,

  channels: {
    detached: (name) => `${name} ist abgelöst.`,
    attached: (name) => `${name} ist wieder zu sehen.`,
    isDetached: 'abgelöst',
    notIn: (name) => `Du bist nicht in ${name}.`,
  },

  logins: {
    made: (label, password) => `Das Passwort für ${label} ist: ${password}`,
    kinds: { web: 'Browser', 'app-password': 'Passwort', certificate: 'Zertifikat' },
    neverUsed: 'nie benutzt',
    lastUsed: (time) => `zuletzt benutzt ${time}`,
    revoked: (id) => `${id} ist beendet.`,
    unknown: (id) => `Es gibt keine Sitzung ${id}.`,
  },

  status: {
    screens: (count) => `${count === 1 ? 'Ein Bildschirm ist' : `${count} Bildschirme sind`} verbunden.`,
    whole: (all) =>
      `Insgesamt: ${all.people} Konten, ${all.connected} von ${all.networks} Netzwerken verbunden, ${all.screens} Bildschirme, seit ${all.since} UTC.`,
  },

  people: {
    administrator: 'verwaltet',
    isDisabled: 'gesperrt',
    added: (name, password) => `${name} hat jetzt ein Konto, mit dem Passwort: ${password}`,
    newPassword: (name, password) => `Das Passwort von ${name} ist: ${password}`,
    disabled: (name) => `${name} ist gesperrt.`,
    enabled: (name) => `${name} ist wieder offen.`,
    deleted: (name) => `${name} ist gelöscht.`,
    refused: (code, name, text) => refusals[code](name, text),
  },

  greeting: {
    noNetwork: 'Du hast noch kein Netzwerk. In der Web-App kannst du eines hinzufügen.',
    chooseNetwork: (name, networks) =>
      `Melde dich als ${name}/NETZWERK an, um eines deiner Netzwerke zu benutzen: ${networks}`,
  },
}

const refusals: Readonly<Record<AdministrationErrorCode, (name: string, text: string) => string>> = {
  'not-found': (name) => `Es gibt kein Konto „${name}“.`,
  taken: (name) => `Der Name „${name}“ ist vergeben.`,
  invalid: (name) =>
    `„${name}“ kann kein Name sein: er hat 1 bis 32 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche.`,
  failed: (_, text) => `Das hat nicht geklappt: ${text}`,
}

function placeOf({ details: { host = 'der Server', port } }: ConnectError): string {
  return port === undefined ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`
}

function said({ details: { serverText } }: ConnectError): string {
  return serverText === undefined || serverText === '' ? '' : ` Die Antwort: ${serverText}`
}

function fingerprint({ details: { certificateFingerprint } }: ConnectError): string {
  return certificateFingerprint === undefined ? '' : ` Sein SHA-256-Fingerabdruck ist ${certificateFingerprint}.`
}

/** As docs/errors.md has them. */
const problems: Readonly<Record<ConnectErrorCode, (place: string, error: ConnectError) => string>> = {
  'name-not-found': (place) => `Einen Server ${place} gibt es nicht. Ist der Name richtig geschrieben?`,
  'name-lookup-failed': (place) =>
    `Der Name ${place} ließ sich nicht nachschlagen. Hat dieser Rechner eine Verbindung zum Internet?`,
  refused: (place) => `${place} hat die Verbindung abgelehnt. Stimmt der Port, dann läuft der Server gerade nicht.`,
  unreachable: (place) =>
    `${place} ist von hier aus nicht erreichbar. Hat dieser Rechner eine Verbindung zum Internet?`,
  'timed-out': (place) =>
    `${place} hat nicht rechtzeitig geantwortet: vielleicht läuft er nicht, oder eine Firewall ist dazwischen.`,
  reset: (place) => `Die Verbindung zu ${place} ist abgerissen.`,
  'bind-failed': () => 'Die lokale Adresse gehört nicht zu diesem Rechner oder ist vergeben.',
  'tls-untrusted': (place, error) =>
    `Das Zertifikat von ${place} hat niemand ausgestellt, dem hier vertraut wird.${fingerprint(error)} Lass ihn dir von den Betreibern bestätigen, bevor du ihm vertraust.`,
  'tls-wrong-name': (place, error) =>
    `Das Zertifikat von ${place} gilt für einen anderen Namen. Stimmt die Adresse?${fingerprint(error)}`,
  'tls-expired': (place) => `Das Zertifikat von ${place} gilt heute nicht. Stimmt die Uhr dieses Rechners?`,
  'tls-pin-mismatch': (place, error) =>
    `Das Zertifikat von ${place} ist nicht das, dem du vertraust.${fingerprint(error)} Frag die Betreiber, bevor du weitermachst.`,
  'tls-failed': (place) =>
    `Mit ${place} kam keine sichere Verbindung zustande. Ist der Port einer für TLS (meist 6697)?`,
  'proxy-refused': (place, error) => `Der Proxy hat ${place} nicht erreicht.${said(error)}`,
  'proxy-login': () => 'Der Proxy will einen anderen Benutzernamen oder ein anderes Passwort.',
  'proxy-failed': () => 'Der Proxy geht nicht. Stimmen seine Adresse, sein Port und seine Art?',
  'websocket-refused': (place) => `${place} nimmt keinen WebSocket an. Stimmt die Adresse?`,
  'not-irc': (place, error) => `${place} ist kein IRC-Server. Stimmt der Port?${said(error)}`,
  'registration-timeout': (place) => `${place} hat uns nie hineingelassen. Vielleicht ist dort zu viel los.`,
  'keepalive-timeout': (place) => `${place} antwortet nicht mehr.`,
  'closed-by-server': (place, error) => `${place} hat die Verbindung beendet.${said(error)}`,
  banned: (place, error) => `Du bist von ${place} ausgesperrt. Frag dort nach, warum.${said(error)}`,
  throttled: (place, error) =>
    `${place} nimmt von hier gerade keine Verbindung mehr an: zu viele auf einmal oder zu viele in kurzer Zeit.${said(error)}`,
  'nickname-refused': (place, error) =>
    `${place} nimmt weder den Nicknamen noch einen ähnlichen an. Wähle einen anderen.${said(error)}`,
  'login-refused': (place, error) => `${place} hat die Anmeldung abgelehnt. Stimmen Konto und Passwort?${said(error)}`,
  'login-unavailable': (place, error) => `${place} bietet keine Anmeldung an, die hier eingerichtet ist.${said(error)}`,
  'login-required': (place, error) => `${place} lässt nur ein, wer sich mit einem Konto anmeldet.${said(error)}`,
  'password-refused': (place, error) => `${place} will ein anderes Server-Passwort.${said(error)}`,
  'sts-refused': (place) =>
    `${place} hat versprochen, sicher erreichbar zu sein, und ist es jetzt nicht. Unverschlüsselt wird nicht verbunden.`,
  'queue-full': () => 'Es wartet zu viel. Versuch es gleich noch einmal.',
  'not-open': () => 'Gerade besteht keine Verbindung.',
  cancelled: () => 'Das wurde abgebrochen.',
  closed: () => 'Die Verbindung wurde hier beendet.',
}
