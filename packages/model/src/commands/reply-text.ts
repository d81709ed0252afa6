import type { Message } from '@longwire/irc'
import { answers } from '../words/answers.ts'
import { durationText } from './durations.ts'

/** What a reply says, by its parameters without whom it is for. */
type Words = (params: readonly string[]) => string

/**
 * Replies that say nothing by themselves: ends of lists, and what the program needs and nobody reads. Numbers: their names
 * are a list that a phone need not fetch.
 */
const silent: ReadonlySet<string> = new Set([
  '005', // RPL_ISUPPORT
  '219', // RPL_ENDOFSTATS
  '262', // RPL_TRACEEND
  '315', // RPL_ENDOFWHO
  '318', // RPL_ENDOFWHOIS
  '323', // RPL_LISTEND
  '347', // RPL_ENDOFINVEXLIST
  '349', // RPL_ENDOFEXCEPTLIST
  '365', // RPL_ENDOFLINKS
  '366', // RPL_ENDOFNAMES
  '368', // RPL_ENDOFBANLIST
  '369', // RPL_ENDOFWHOWAS
  '374', // RPL_ENDOFINFO
  '729', // RPL_ENDOFQUIETLIST
  '733', // RPL_ENDOFMONLIST
  '762', // RPL_METADATAEND
])

const words: Readonly<Record<string, Words>> = {
  '221': ([modes]) => answers.replies.ownModes(modes ?? ''), // RPL_UMODEIS
  '265': lastOf, // RPL_LOCALUSERS
  '266': lastOf, // RPL_GLOBALUSERS
  '301': ([nickname, text]) => answers.replies.away(nickname ?? '', text ?? ''), // RPL_AWAY
  '303': ([here = '']) => answers.replies.here(here.trim()), // RPL_ISON
  '311': person, // RPL_WHOISUSER
  '312': ([nickname, server, about]) => answers.replies.server(nickname ?? '', server ?? '', about ?? ''), // RPL_WHOISSERVER
  '314': person, // RPL_WHOWASUSER
  '317': idle, // RPL_WHOISIDLE
  '319': ([nickname, channels = '']) => answers.replies.channels(nickname ?? '', channels.trim()), // RPL_WHOISCHANNELS
  '324': ([channel, ...modes]) => answers.replies.channelModes(channel ?? '', modes.join(' ')), // RPL_CHANNELMODEIS
  '329': ([channel, since]) => answers.replies.since(channel ?? '', dateText(since)), // RPL_CREATIONTIME
  '330': ([nickname, account]) => answers.replies.account(nickname ?? '', account ?? ''), // RPL_WHOISACCOUNT
  '331': ([channel]) => answers.replies.noTopic(channel ?? ''), // RPL_NOTOPIC
  '332': ([channel, topic]) => answers.replies.topic(channel ?? '', topic ?? ''), // RPL_TOPIC
  '333': ([, by = '', at]) => answers.replies.topicBy(nicknameOf(by), dateText(at)), // RPL_TOPICWHOTIME
  '346': ([, ...entry]) => listed(entry), // RPL_INVEXLIST
  '348': ([, ...entry]) => listed(entry), // RPL_EXCEPTLIST
  '352': whoReply, // RPL_WHOREPLY
  '353': ([, , names = '']) => names.trim().split(' ').map(nicknameOf).join(' '), // RPL_NAMREPLY
  '367': ([, ...entry]) => listed(entry), // RPL_BANLIST
  '728': ([, , ...entry]) => listed(entry), // RPL_QUIETLIST
  '730': ([people = '']) => answers.replies.here(nicknames(people)), // RPL_MONONLINE
  '731': ([people = '']) => answers.replies.notHere(nicknames(people)), // RPL_MONOFFLINE
  '732': ([people = '']) => answers.replies.watched(nicknames(people)), // RPL_MONLIST
  '761': ([, key, , value]) => `${key} = ${value}`, // RPL_KEYVALUE
}

/** What an answer says to a person, a line for each reply that says something; empty where none does. */
export function repliesText(replies: readonly Message[]): readonly string[] {
  return replies
    .filter(({ command }) => !silent.has(command))
    .map((reply) => words[reply.command]?.(reply.params.slice(1)) ?? replyText(reply))
    .filter((text) => text !== '')
}

/** A reply as it came: numerics without whom they are for, notices by their text, other lines as they are. */
export function replyText({ command, params }: Message): string {
  if (/^\d{3}$/.test(command)) return params.slice(1).join(' ')
  return command === 'NOTICE' || command === 'NOTE' || command === 'WARN'
    ? (params.at(-1) ?? '')
    : `${command} ${params.join(' ')}`
}

function lastOf(params: readonly string[]): string {
  return params.at(-1) ?? ''
}

function person([nickname, username, hostname, , realname]: readonly string[]): string {
  return answers.replies.person(nickname ?? '', `${username}@${hostname}`, realname ?? '')
}

function idle([nickname, seconds = '', since]: readonly string[]): string {
  const silence = answers.replies.silence(nickname ?? '', durationText(Number(seconds) * 1_000 || 0))
  return /^\d+$/.test(since ?? '') ? answers.replies.silenceSince(silence, dateText(since)) : silence
}

function whoReply([channel, username, hostname, , nickname, flags = '', about = '']: readonly string[]): string {
  const away = flags.startsWith('G') ? answers.replies.isAway : ''
  const where = channel === '*' ? '' : answers.replies.inChannel(channel ?? '')
  return `${flags.slice(1).replaceAll(/[^~&@%+]/g, '')}${nickname}${where}: ${username}@${hostname} (${about.replace(/^\d+ ?/, '')})${away}`
}

/** An entry of a list of masks, with who put it there where the server tells. */
function listed([mask = '', by = '', at]: readonly string[]): string {
  return by === ''
    ? mask
    : `${answers.replies.listedBy(mask, nicknameOf(by))}${at === undefined ? '' : `, ${dateText(at)}`}`
}

function nicknames(people: string): string {
  return people.split(',').map(nicknameOf).join(', ')
}

function nicknameOf(source: string): string {
  return source.split('!', 1)[0] ?? source
}

/** A time in seconds since 1970, as people write it here; as it came where it is none. */
export function dateText(seconds = ''): string {
  const time = new Date(Number(seconds) * 1_000)
  if (!/^\d+$/.test(seconds) || Number.isNaN(time.getTime())) return seconds
  return time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}
