import type { InWords } from '../in-words.ts'
import { refusals } from './refusals-en.ts'
import { replies } from './replies-en.ts'

const wrongSpan = (typed: string) => `“${typed}” is no span of time. Try 30m, 2h or 1d.`
const meant = (alike: string) => `Did you mean ${alike}?`

/** Answers to commands and actions in English. Another language is another object of this shape. */
export const en = {
  refusals,
  replies,
  done: 'Done.',
  nothing: 'There is nothing.',
  nobodyListed: (channel: string) => `Nobody is listed in ${channel}.`,
  nobodyThere: (channel: string) => `Nobody is to be seen in ${channel}.`,
  notIn: (channel: string) => `You are not in ${channel}. /join ${channel} goes there.`,
  realname: (name: string) => `Your real name is ${name} now.`,
  unknownToNetwork: (command: string) => `This network does not know ${command}.`,
  wrongSpan,
  usage: (usage: string) => `Usage: ${usage}`,
  needs: (command: string, parameter: string, usage: string) =>
    `/${command} needs to know more: ${parameter}. Usage: ${usage}`,
  unknownFlag: (command: string, flag: string, usage: string) => `/${command} does not know ${flag}. Usage: ${usage}`,
  wrongChoice: (command: string, typed: string, choices: string, alike: string | undefined) =>
    `/${command} does not know “${typed}”. ${alike === undefined ? `It takes ${choices}.` : meant(alike)}`,
  needsNetwork: (command: string) => `/${command} needs the network, and you are offline.`,
  needsChannel: (command: string) => `/${command} works in a channel.`,
  needsConversation: (command: string) => `/${command} works where one can talk.`,
  unknownCommand: (name: string, alike: string) =>
    `There is no command /${name}: ${alike === '' ? '/help lists them all.' : `did you mean ${alike}?`} To say it, type //${name}.`,
  aliasLoop: (name: string) => `/${name} stands for itself.`,
  notHere: {
    search: 'These networks cannot be searched.',
    remember: 'Nobody could remember that here.',
    push: 'Nobody sends notifications here.',
    list: 'This network keeps no such list.',
    rank: 'This network has no such rank.',
    bouncer: 'Only a bouncer can stay in a channel for you.',
    replies: 'Nobody on this network would see what this answers. Write their name in front of it instead.',
    reactions: 'This network passes no reactions on.',
  },
  anotherPerson: (name: string, now: string) =>
    `${name} is ${now} now. Who is called ${name} today may be somebody else. Send it to ${name} all the same?`,
  renamedMeanwhile: (name: string, now: string) => `${name} is ${now} now, and somebody else may be ${name}`,
  goesOn: (now: string, name: string) =>
    `${now} was ${name}: what you said before is in the conversation with ${name}.`,
  notWaiting: 'This message does not wait to be sent.',
  lineGone: 'This message is not in the history any more.',
  noLine: 'There is nothing here that this could be about.',
  onlyConversations: 'This works for conversations.',
  networkStays: 'The network itself stays in the list.',
  leaveOnline: 'A channel can only be left while you are online.',
  alias: {
    none: 'There is no alias.',
    taken: (name: string) => `/${name} is a command already; an alias needs a name of its own.`,
    unknown: (name: string) => `There is no alias /${name}. /alias lists them.`,
    badName: 'An alias has a name of letters, digits, - and _.',
    set: (name: string, expansion: string) => `/${name} now stands for: ${expansion}`,
    gone: (name: string) => `/${name} is forgotten.`,
  },
  bind: {
    none: 'No key was changed.',
    unchanged: (key: string) => `${key} was not changed.`,
    badKey: 'A key is written like ctrl-shift-k or alt-1.',
    badAction: (typed: string, actions: string) =>
      `No key can do “${typed}”. A command will do (/away), or one of: ${actions}.`,
    set: (key: string, action: string) => `${key} now does: ${action}`,
    gone: (key: string) => `${key} does again what it did before.`,
  },
  pin: { on: 'Pinned to the top of the list. /unpin lets it go.', off: 'Not pinned any more.' },
  archive: {
    on: 'Put into the archive until somebody says something here, or /unarchive.',
    off: 'Back in the list.',
  },
  mute: {
    on: 'Muted until /unmute.',
    for: (span: string) => `Muted for ${span}.`,
    off: 'Not muted any more.',
  },
  notify: {
    all: 'Every line here notifies you.',
    mentions: 'Only mentions here notify you.',
    none: 'Nothing here notifies you.',
    default: 'This conversation notifies you like every other.',
  },
  detached: (channel: string) => `You stay in ${channel}, and it is out of sight. /attach ${channel} brings it back.`,
  attached: (channel: string) => `${channel} is back in the list.`,
  noBufferCalled: 'No conversation is called so.',
  tooManyBuffers: 'There are too many conversations. Close some first.',
  read: { here: 'Marked as read.', everywhere: 'All conversations are marked as read.' },
  cap: {
    none: '/cap req needs a capability. /cap ls lists them.',
    asked: (names: string) => `Asked for: ${names}. /cap list shows what is on.`,
    ended: 'That was said to the network.',
    nothingOn: 'No capability is on.',
  },
  invited: (nickname: string) => `${nickname} was invited.`,
  knocked: (channel: string) => `You knocked at ${channel}. Somebody there may let you in.`,
  channels: (count: number, all: boolean) =>
    `${count === 1 ? '1 channel' : `${count} channels`}${all ? '' : ' in all'}.`,
  noMotd: 'There is no message of the day.',
  dnd: {
    unknown: (typed: string) => `/dnd does not know “${typed}”. Try on, off, 2h or 22:00-07:00.`,
    on: 'You are not disturbed. /dnd off ends it.',
    for: (span: string) => `You are not disturbed for ${span}.`,
    off: 'You are notified.',
    daily: (from: string, to: string) => `Quiet every day from ${from} to ${to}.`,
  },
  highlight: {
    needsWord: (what: string) => `/highlight ${what} needs a word.`,
    unknown: (typed: string) => `There is no keyword like “${typed}”. /highlight list shows them.`,
    none: 'Nothing but your nickname counts as a mention.',
    added: (word: string) => `“${word}” counts as a mention from now on.`,
    excepted: (word: string) => `“${word}” does not count as a mention from now on.`,
    gone: (word: string) => `“${word}” is off the list.`,
    regex: 'pattern',
    except: 'except',
    case: 'case',
  },
  ignore: {
    added: (mask: string, where: string) => `${mask} is ignored${where}. /unignore ${mask} takes it back.`,
    gone: (mask: string) => `${mask} is not ignored any more.`,
    none: 'Nobody is ignored.',
    unknown: (typed: string) => `Nobody like “${typed}” is ignored. /ignorelist shows who is.`,
    noNetwork: 'No network is called so.',
    badLevel: (typed: string, levels: string, alike: string | undefined) =>
      `“${typed}” is no level. ${alike === undefined ? `They are ${levels}.` : meant(alike)}`,
    on: (network: string) => `on ${network}`,
    in: (channels: string) => `in ${channels}`,
    for: (span: string) => `for ${span}`,
  },
  jump: (typed: string) =>
    `“${typed}” is neither a date nor a message of this conversation. Try /jump yesterday, /jump 2026-11-22, /jump 2026-11-22 18:30, or the id of a message.`,
  sessions: {
    which: 'Which one? /sessions lists them with their numbers.',
    none: 'You are logged in nowhere.',
    silent: 'The bouncer said nothing.',
    kinds: { browser: 'browser', password: 'password of a client', certificate: 'certificate' },
    never: 'never used',
    used: (time: string) => `last used ${time}`,
    unknown: (typed: string) => `There is no login ${typed}. /sessions lists them.`,
    revoked: (label: string) => `${label} is logged out.`,
    how: '/sessions revoke NUMBER ends one of them.',
  },
  said: (target: string) => `Said to ${target}.`,
  noticed: (target: string) => `Notice sent to ${target}.`,
  saidLater: (target: string) => `It is sent to ${target} when the connection is back.`,
  saidPerhaps: (target: string) => `Nobody knows whether it reached ${target}.`,
  network: {
    unknown: 'No network is called so. /network list shows them.',
    none: 'There is no network. /network add NAME host=irc.example adds one.',
    usage: 'Usage: /network list|add|edit|del|on|off [name] [key=value…]',
    usageAdd: 'Usage: /network add NAME host=irc.example [port=6697] [tls=yes] [nick=ada]',
    added: (name: string) => `${name} is added, and is being connected to.`,
    changed: (name: string) => `${name} is changed.`,
    removed: (name: string) => `${name} is removed.`,
    left: (name: string) => `You leave ${name}. /network on ${name} comes back.`,
    joined: (name: string) => `${name} is being connected to.`,
    tls: ' with TLS',
    state: { disconnected: 'not connected', connecting: 'connecting', connected: 'connected' },
  },
  perform: {
    needsLine: '/perform add needs a line.',
    needsNumber: '/perform del needs a number.',
    count: (count: string) =>
      count === '0'
        ? 'Nothing is sent after a login. /perform add LINE changes that.'
        : `${count === '1' ? '1 line is' : `${count} lines are`} sent after each login. They are not shown, for they may hold passwords.`,
    added: 'It is sent after each login from now on.',
    gone: 'It is not sent any more.',
  },
  took: (milliseconds: number) => `The answer took ${milliseconds} ms.`,
  asked: (nickname: string) => `${nickname}'s program was asked. Its answer is shown here.`,
  quit: 'A page cannot close itself. You stay on the networks; /disconnect leaves one, and signing out is in the settings.',
  away: (text: string) => `You are away: ${text}`,
  back: 'You are here again.',
  defaultAway: 'Away',
  umode: (modes: string) => `Your modes were changed: ${modes}`,
  accepted: 'Your list was changed.',
  notALine: 'That is not a line of IRC.',
  flushed: (count: number) =>
    count === 0 ? 'Nothing waited.' : count === 1 ? '1 line was forgotten.' : `${count} lines were forgotten.`,
  nothingToExport: 'Nothing was said here.',
  nobodyNamed: 'Nobody was named.',
  noSettings: 'This screen has no settings.',
  notSet: '(not set)',
  set: {
    set: (key: string, value: string) => `${key} = ${value}`,
    gone: (key: string) => `${key} is as it is for everybody.`,
    wrong: (key: string, value: string, choices: string, alike: string | undefined) =>
      `${key} cannot be “${value}”. ${alike === undefined ? `It can be ${choices}.` : meant(alike)}`,
    unknown: (key: string, alike: string | undefined) =>
      `There is no setting ${key}. ${alike === undefined ? '/set lists them.' : meant(alike)}`,
  },
  timer: {
    wrongSpan: (typed: string) => `“${typed}” is no span of time up to a week. Try 90s, 10m or 2h.`,
    tooMany: 'Too many timers wait already.',
    failed: (text: string, why: string) => `The timer's “${text}” was not done: ${why}`,
    set: (number: number, span: string, text: string) => `${number}. in ${span}: ${text}`,
    waits: (number: number, span: string, where: string, text: string) => `${number}. in ${span}, ${where}: ${text}`,
    none: 'No timer waits.',
    unknown: (typed: string) => `There is no timer ${typed}. /timer lists them.`,
    gone: (number: number) => `Timer ${number} is forgotten.`,
  },
  /** By the name of a command: in English, a command says itself what it does and asks. */
  helps: {} as Readonly<Record<string, string>>,
  questions: {} as Readonly<Record<string, string>>,
  help: {
    unknown: (name: string) => `There is no command /${name}.`,
    also: (names: string) => `Also: ${names}`,
    groups: {
      connection: 'Connection',
      channels: 'Channels',
      messages: 'Messages',
      moderation: 'Moderation',
      people: 'People',
      buffers: 'Conversations',
      attention: 'Attention',
      client: 'This client',
      services: 'Services',
      server: 'The server',
    },
  },
} as const

/** The same in any language. */
export type Answers = InWords<typeof en>
