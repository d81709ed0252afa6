import type { Answers } from './en.ts'

/** What the replies of a network tell, in German. */
export const replies: Answers['replies'] = {
  ownModes: (modes) => `Deine Modi: ${modes}`,
  away: (nickname, text) => `${nickname} ist abwesend: ${text}`,
  here: (nicknames) => (nicknames === '' ? 'Niemand von ihnen ist da.' : `Da: ${nicknames}`),
  person: (nickname, address, realname) => `${nickname} ist ${address} (${realname})`,
  server: (nickname, server, about) => `${nickname} ist auf ${server} (${about})`,
  channels: (nickname, channels) => `${nickname} ist in ${channels}`,
  channelModes: (channel, modes) => `Modi von ${channel}: ${modes}`,
  since: (channel, date) => `${channel} gibt es seit ${date}`,
  account: (nickname, account) => `${nickname} ist angemeldet als ${account}`,
  noTopic: (channel) => `${channel} hat kein Thema.`,
  topic: (channel, topic) => `Thema von ${channel}: ${topic}`,
  topicBy: (nickname, date) => `Gesetzt von ${nickname}, ${date}`,
  notHere: (nicknames) => `Nicht da: ${nicknames}`,
  watched: (nicknames) => `Beobachtet: ${nicknames}`,
  silence: (nickname, span) => `${nickname} sagt seit ${span} nichts`,
  silenceSince: (silence, date) => `${silence} und ist hier seit ${date}`,
  inChannel: (channel) => ` in ${channel}`,
  isAway: ', abwesend',
  listedBy: (mask, nickname) => `${mask}, von ${nickname}`,
}
