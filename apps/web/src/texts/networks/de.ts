import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** Networks, in German. */
export const words: InWords<typeof en> = {
  form: {
    title: 'Netzwerk hinzufügen',
    choose: 'Welches Netzwerk?',
    other: 'Ein anderer Server',
    otherHint: 'Ein eigenes Netzwerk oder eines, das hier nicht steht.',
    host: 'Server',
    port: 'Port',
    tls: 'Verbindung verschlüsseln (TLS)',
    nickname: 'Nickname',
    nicknameHint: 'So sehen dich die anderen dort.',
    name: 'Anzeigename',
    more: 'Konto und Passwort',
    server: 'Name, Serverpasswort, Proxy und mehr',
    realname: 'Echter Name, oder was du magst',
    turnOff: 'Vorerst ausschalten',
    turnOn: 'Einschalten',
    account: 'Konto',
    accountHint: 'Unter dem dein Nickname beim Netzwerk registriert ist (NickServ).',
    accountPassword: 'Passwort des Kontos',
    serverPassword: 'Passwort des Servers',
    submit: 'Verbinden',
    save: 'Speichern',
    edit: 'Ändern',
    retry: 'Noch einmal versuchen',
    remove: 'Netzwerk entfernen',
    removeYes: 'Entfernen',
    removeQuestion: (name) => `${name} entfernen? Du verlässt es, und seine Gespräche verschwinden aus der Liste.`,
    trust: 'Diesem Zertifikat vertrauen',
    certificate: 'SHA-256-Fingerabdruck des Zertifikats',
    trustHint: 'Tu das nur, wenn dir der Betreiber des Servers denselben Fingerabdruck gegeben hat.',
    tryTls: (port) => `Port ${port} mit TLS nehmen`,
    tryPlain: (port) => `Port ${port} verwenden, unverschlüsselt`,
  },
  options: {
    servers: 'Weitere Server',
    serversHint: 'ircs://host:port, durch Kommas getrennt. Jeder kommt dran, wenn die davor scheitern.',
    perform: 'Zeilen nach jeder Anmeldung',
    performHint: (count) =>
      count === '' || count === '0'
        ? 'Je eine Zeile, etwa MODE $nick +B oder /msg NAME TEXT.'
        : `Hinterlegte Zeilen: ${count}. Sie werden nicht gezeigt; was du hier schreibst, ersetzt sie.`,
    joinAfter: 'Kanäle erst betreten nach',
    joinAfterWords: { '': 'sofort', 'host-hidden': 'Verbergen des Hosts', 'logged-in': 'der Anmeldung' },
    proxy: 'Proxy',
    proxyHint: 'socks5://, http:// oder https://, mit user:passwort@, wo er eine Anmeldung will.',
    bind: 'Lokale Adresse',
    family: 'Adressen',
    families: { '': 'Alle', '4': 'IPv4', '6': 'IPv6' },
    encoding: 'Kodierung alter Programme',
    encodingHint: 'Etwa windows-1252 oder koi8-r; UTF-8 wird immer verstanden.',
    flood: 'Flutschutz',
    floodHint: 'on, off oder ZEILEN/MILLISEKUNDEN.',
    certificate: 'Zertifikat und Schlüssel (PEM)',
    certificateHint: (fingerprint) =>
      fingerprint === '' ? 'Für Server, die danach fragen (CertFP).' : `Eines ist hinterlegt: ${fingerprint}`,
    takeCertificate: 'Zertifikat entfernen',
  },
  links: {
    title: 'Link öffnen',
    none: 'Das ist kein Link zu einem IRC-Netzwerk. Solche sehen aus wie ircs://irc.libera.chat/longwire.',
    share: 'Teilen mit',
    nowhere: 'Es gibt noch kein Gespräch.',
  },
  known: {
    libera: 'Freie Software, Wikipedia, Linux-Distributionen; das größte.',
    oftc: 'Debian, Tor und andere offene Projekte.',
    hackint: 'Hackspaces und der Chaos Computer Club.',
    rizon: 'Von allem etwas, und viel Anime.',
    quakenet: 'Spiele, seit den Tagen von Quake. Unverschlüsselt.',
    undernet: 'Eines der ältesten und buntesten. Unverschlüsselt.',
    efnet: 'Wo IRC begann; ohne Dienste, kein Name gehört jemandem. Unverschlüsselt.',
    ircnet: 'Die andere Hälfte des ältesten Netzwerks; stark in Europa. Unverschlüsselt.',
    dalnet: 'Alt und freundlich, mit registrierten Namen seit 1995.',
    espernet: 'Minecraft, Spiele und wer sie macht.',
    tilde: 'Das Tildeversum: kleine gemeinsame Unix-Rechner und ihre Leute.',
    spotchat: 'Linux Mint, und ein Ort für den Anfang.',
  },
  join: {
    title: 'Kanal betreten',
    channel: 'Kanal',
    key: 'Schlüssel',
    submit: 'Betreten',
    browse: 'Kanäle dieses Netzwerks',
    find: 'Kanal finden',
    load: 'Kanäle dieses Netzwerks zeigen',
    loading: 'Frage nach der Liste …',
    people: (count) => (count === 1 ? '1 Person' : `${count} Personen`),
    others: (count) => `${count} weitere; tippe, um sie zu finden`,
    more: 'Er hat einen Schlüssel',
    none: 'Kein Kanal passt.',
    least: 'Mindestens',
    any: 'egal wie viele',
  },
  steps: {
    title: (host) => `Verbinde mit ${host}`,
    'looking-up': 'Name nachschlagen',
    connecting: 'Verbinden',
    proxy: 'Durch den Proxy',
    securing: 'Verbindung sichern',
    upgrading: 'WebSocket öffnen',
    'logging-in': 'Anmelden',
    ready: 'Bereit',
    done: 'erledigt',
    now: 'gerade',
    failed: 'gescheitert',
  },
  trouble: {
    tries: (count) => (count === 1 ? 'Einmal versucht.' : `${count} Mal versucht.`),
    again: (time) => `Nächster Versuch um ${time}.`,
    soon: 'Gleich der nächste Versuch.',
    trying: 'Gerade wieder ein Versuch …',
    details: 'Details',
    name: {
      title: 'Stimmt der Name?',
      text: (host) => `Einen Server namens ${host} gibt es nicht. Vielleicht ein Tippfehler.`,
    },
    port: {
      title: 'Falscher Port?',
      text: (host, port) => `${host} ist da, spricht aber auf Port ${port} so kein IRC.`,
    },
    closed: {
      title: 'Falscher Port?',
      text: (host, port) => `${host} ist da, aber auf Port ${port} hört niemand zu.`,
    },
    noTls: {
      title: 'Falscher Port?',
      text: (host, port) =>
        `${host} spricht auf Port ${port} kein TLS, wie es sein sollte: ein anderer Port, oder einer ohne Verschlüsselung.`,
    },
    down: {
      title: 'Der Server ist gerade nicht da',
      text: (host) =>
        `${host} war schon zu erreichen und antwortet jetzt nicht; vielleicht startet er neu. Hier ist nichts zu ändern: Ist er wieder da, betritt Longwire deine Kanäle von selbst.`,
    },
    silent: {
      title: 'Keine Antwort',
      text: (host, port) =>
        `${host} antwortet nicht auf Port ${port}. Er kann aus sein, der Port ein anderer, oder eine Firewall ist dazwischen.`,
    },
    unreachable: {
      title: 'Kein Weg dorthin',
      text: (host) => `Von dort, wo Longwire läuft, führt nichts zu ${host}. Ist der Rechner am Netz?`,
    },
    account: {
      title: 'Konto oder Passwort falsch?',
      text: (host) =>
        `${host} hat die Anmeldung abgelehnt. Ohne sie geht Longwire nicht weiter, damit dich niemand für einen Fremden hält.`,
    },
    noLogin: {
      title: 'Keine Anmeldung dort',
      text: (host) =>
        `${host} bietet keine Anmeldung mit einem Konto an. Entferne das Konto, um dich ohne zu verbinden.`,
    },
    loginWanted: {
      title: 'Ein Konto ist nötig',
      text: (host) => `${host} lässt nur ein, wer sich anmeldet. Nenne ein Konto dort und sein Passwort.`,
    },
    password: {
      title: 'Passwort des Servers falsch?',
      text: (host) =>
        `${host} lässt ein, wer ein Passwort nennt, und bekam keines oder ein anderes. Die Betreiber kennen es; das eines Kontos ist etwas anderes.`,
    },
    banned: {
      title: 'Du wirst nicht eingelassen',
      text: (host) =>
        `${host} weist dich ab. Das können nur die Betreiber ändern, darum versucht Longwire es nicht von selbst wieder.`,
    },
    throttled: {
      title: 'Zu viele Verbindungen',
      text: (host) =>
        `${host} nimmt von hier gerade keine mehr an: zu viele auf einmal oder zu viele in kurzer Zeit. Longwire wartet und versucht es wieder; wer früher drängt, wartet länger.`,
    },
    nickname: {
      title: 'Ein anderer Nickname?',
      text: (host) => `${host} nimmt weder deinen Nicknamen noch einen ähnlichen an.`,
    },
    promised: {
      title: 'Nur verschlüsselt, und das geht nicht',
      text: (host) =>
        `${host} hat versprochen, mit TLS erreichbar zu sein, und ist es gerade nicht. Ohne geht Longwire nicht hin.`,
    },
    hungUp: {
      title: 'Der Server hat aufgelegt',
      text: (host) => `${host} hat die Verbindung angenommen und beendet.`,
    },
    lost: { title: 'Die Verbindung ist abgerissen', text: (host) => `${host} antwortet nicht mehr.` },
    local: {
      title: 'Falsche lokale Adresse?',
      text: () =>
        'Die lokale Adresse in den Einstellungen dieses Netzwerks gehört nicht zum Rechner, auf dem Longwire läuft.',
    },
    otherName: {
      title: 'Ein Zertifikat für einen anderen Namen',
      text: (host) =>
        `Was als ${host} antwortet, zeigt ein Zertifikat, das für einen anderen Namen gemacht ist. Prüfe zuerst die Adresse des Servers.`,
    },
    expired: {
      title: 'Das Zertifikat ist abgelaufen',
      text: (host) =>
        `Das Zertifikat von ${host} gilt heute nicht: Die Betreiber müssen es erneuern, oder die Uhr des Rechners geht falsch, auf dem Longwire läuft.`,
    },
    pin: {
      title: 'Ein anderes Zertifikat als bisher',
      text: (host) =>
        `${host} zeigt ein anderes Zertifikat als das, dem du vertraust. Frage die Betreiber, bevor du weitermachst.`,
    },
    certificate: {
      title: 'Niemand bürgt für diesen Server',
      text: (host) => `Das Zertifikat von ${host} hat niemand ausgestellt, dem hier vertraut wird.`,
    },
    proxy: { title: 'Der Proxy lässt nicht durch', text: (host) => `Der Weg zu ${host} führt durch ihn.` },
  },
}
