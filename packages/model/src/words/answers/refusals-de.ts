import type { Answers } from './en.ts'

/** What a network refuses, in German; as in English, by the code of the refusal. */
export const refusals: Answers['refusals'] = {
  ERR_NOSUCHNICK: (what) => `Niemand namens ${what} ist gerade in diesem Netzwerk.`,
  ERR_NOSUCHSERVICE: (what) => `Dieses Netzwerk hat keinen Dienst namens ${what}.`,
  ERR_NOSUCHCHANNEL: (what) =>
    `Einen Kanal ${what} gibt es hier nicht, oder so kann keiner heißen. /list zeigt, welche es gibt.`,
  ERR_CANNOTSENDTOCHAN: (what, _other, said) =>
    `${what} nimmt nicht an, was du schreibst (${said}). Betritt ihn zuerst, oder bitte einen Operator um eine Stimme.`,
  ERR_TOOMANYCHANNELS: (what) =>
    `Du bist in so vielen Kanälen, wie dieses Netzwerk erlaubt. Verlasse einen, dann betritt ${what}.`,
  ERR_WASNOSUCHNICK: (what) => `Niemand namens ${what} war in letzter Zeit hier.`,
  ERR_ERRONEUSNICKNAME: (what) =>
    `Den Nicknamen ${what} erlaubt dieses Netzwerk nicht. Sicher sind Buchstaben, Ziffern und - _ [ ], mit einem Buchstaben vorn.`,
  ERR_NICKNAMEINUSE: (what, _other, said) =>
    `${what} ist vergeben (${said}). Gehört er dir, melde dich zuerst bei seinem Konto an: /identify, oder in den Einstellungen des Netzwerks.`,
  NICKNAME_RESERVED: (what) =>
    `${what} gehört zu einem Konto. Ist es deins, melde dich zuerst dort an: /identify, oder in den Einstellungen des Netzwerks.`,
  ERR_NICKLOCKED: (what, _other, said) => `${what} ist gerade nicht zu haben (${said}).`,
  ERR_UNAVAILRESOURCE: (what) => `${what} ist im Augenblick nicht zu haben. Versuche es in ein paar Minuten wieder.`,
  ERR_USERNOTINCHANNEL: (what, other) => `${what} ist nicht in ${other}.`,
  ERR_NOTONCHANNEL: (what) => `Du bist nicht in ${what}. Betritt ihn zuerst.`,
  ERR_USERONCHANNEL: (what, other) => `${what} ist schon in ${other}.`,
  ERR_CHANNELISFULL: (what) =>
    `${what} ist voll. Versuche es später, oder bitte einen seiner Operatoren, mehr Leute hereinzulassen.`,
  ERR_INVITEONLYCHAN: (what) =>
    `${what} nimmt nur Eingeladene auf. Bitte jemanden dort um eine Einladung; in vielen Netzwerken geht das mit /knock ${what}.`,
  ERR_BANNEDFROMCHAN: (what) =>
    `Du bist aus ${what} verbannt. Nur seine Operatoren können das aufheben; schreibe einem von ihnen.`,
  ERR_BADCHANNELKEY: (what) =>
    `${what} hat einen Schlüssel, und dieser war es nicht. Betritt ihn mit dem Schlüssel: /join ${what} SCHLÜSSEL.`,
  ERR_BADCHANMASK: (what) => `${what} kann kein Kanal heißen.`,
  ERR_BADCHANNAME: (what) => `${what} kann kein Kanal heißen.`,
  ERR_NEEDREGGEDNICK: (what) =>
    `${what} nimmt nur Angemeldete auf. Melde dich mit /identify an, oder trage dein Konto in die Einstellungen des Netzwerks ein.`,
  ERR_SECUREONLYCHAN: (what) =>
    `${what} nimmt nur Leute mit verschlüsselter Verbindung auf. Schalte TLS in den Einstellungen des Netzwerks ein, dann versuche es wieder.`,
  ERR_OPERONLY: (what) => `${what} ist nur für die, die das Netzwerk betreiben.`,
  ERR_DELAYREJOIN: (what) => `Du warst gerade noch in ${what}. Warte ein wenig, dann betritt ihn wieder.`,
  ERR_TOOMANYJOINS: (what) => `Du betrittst Kanäle zu schnell. Warte ein wenig, dann versuche es bei ${what} wieder.`,
  ERR_NONONREG: (what) =>
    `${what} nimmt Nachrichten nur von Angemeldeten an. Melde dich mit /identify an, dann schreibe noch einmal.`,
  RPL_TARGUMODEG: (what) => `${what} nimmt Nachrichten nur von Bekannten an, und erfährt, dass du reden willst.`,
  ERR_CHANOPRIVSNEEDED: (what) => `Das kann nur ein Operator von ${what}.`,
  ERR_NOPRIVILEGES: () => 'Das können nur die, die das Netzwerk betreiben.',
  ERR_USERSDONTMATCH: () => 'Du kannst nur deine eigenen Modi ändern.',
  ERR_UNKNOWNMODE: (what) => `Einen Modus ${what} hat dieses Netzwerk nicht.`,
  ERR_UMODEUNKNOWNFLAG: () => 'Einen solchen Modus hat dieses Netzwerk nicht.',
  ERR_CHANOPEN: (what) => `${what} ist offen: du kannst ihn einfach betreten.`,
  ERR_KNOCKONCHAN: (what) => `Du bist schon in ${what}.`,
  ERR_TOOMANYKNOCK: (what) => `Du hast gerade erst bei ${what} angeklopft. Warte ein paar Minuten.`,
}
