import { isChannelName } from '../../isupport/isupport-values.ts'
import { modeKind } from '../../isupport/modes.ts'
import { answers, type ReplyFamily } from './reply-family.ts'

const JOIN_REFUSALS = '403 405 407 437 439 471 473 474 475 476 477 479 480 485 489 495 500 520 922'
const SAY_REFUSALS = '401 402 403 404 407 408 411 412 413 414 415 477 489 531 716 937'

/**
 * The commands whose answers are known by their numerics.
 * Source: https://modern.ircdocs.horse/#numerics and RFC 2812, section 5
 */
export const coreFamilies: readonly ReplyFamily[] = [
  {
    name: 'join',
    commands: ['JOIN'],
    target: 0,
    parallel: true,
    answers: answers({ ownEnd: 'JOIN' }, { refuse: JOIN_REFUSALS, target: 1 }),
  },
  {
    name: 'part',
    commands: ['PART'],
    target: 0,
    parallel: true,
    answers: answers({ ownEnd: 'PART' }, { refuse: '403 442', target: 1 }),
  },
  {
    name: 'say',
    commands: ['PRIVMSG', 'NOTICE'],
    target: 0,
    parallel: true,
    // 482: to those with a rank (`@#channel`), by somebody without one.
    answers: answers({ refuse: `${SAY_REFUSALS} 482`, target: 1 }),
  },
  {
    name: 'nickname',
    commands: ['NICK'],
    target: 0,
    answers: answers({ ownEnd: 'NICK' }, { refuse: '431 432 433 436 437 438 447 484' }),
  },
  {
    name: 'topic',
    commands: ['TOPIC'],
    target: 0,
    parallel: true,
    answers: answers({ ownEnd: 'TOPIC' }, { end: '331 332', refuse: '403 442 482', target: 1 }),
    fence: true,
  },
  { name: 'quit', commands: ['QUIT'], answers: answers() },
  { name: 'away', commands: ['AWAY'], answers: answers({ end: '305 306' }) },
  {
    name: 'kick',
    commands: ['KICK'],
    target: 0,
    answers: answers({ ownEnd: 'KICK' }, { refuse: '401 403 441 442 482 485 972' }),
    fence: true,
  },
  { name: 'invite', commands: ['INVITE'], answers: answers({ end: '341', refuse: '401 403 442 443 482' }) },
  {
    name: 'mode-query',
    commands: ['MODE'],
    fits: (params) => params.length === 1,
    target: 0,
    answers: answers({ end: '324', refuse: '401 403 442', target: 1 }, { end: '221', refuse: '502' }),
    fence: true,
  },
  {
    name: 'mode-list',
    commands: ['MODE'],
    fits: ([channel = '', letter = '', ...rest], isupport) =>
      rest.length === 0 && isChannelName(isupport, channel) && modeKind(isupport, letter.replace('+', '')) === 'list',
    target: 0,
    answers: answers({
      more: '367 348 346 728 940 960 953',
      end: '368 349 347 729 941 961 954',
      refuse: '403 442 482 472',
    }),
    fence: true,
  },
  {
    name: 'mode-change',
    commands: ['MODE'],
    target: 0,
    answers: answers({ ownEnd: 'MODE' }, { refuse: '401 403 441 442 467 472 478 482 501 502 696' }),
    fence: true,
  },
  {
    name: 'names',
    commands: ['NAMES'],
    target: 0,
    answers: answers({ more: '353', target: 2 }, { end: '366', target: 1 }, { refuse: '402 403' }),
  },
  {
    name: 'whois',
    commands: ['WHOIS'],
    target: -1,
    answers: answers(
      {
        more: '276 301 307 308 309 310 311 312 313 316 317 319 320 330 335 337 338 344 350 378 379 569 671 673 690 760',
      },
      { more: '401', end: '318', refuse: '402 431', target: 1 },
    ),
  },
  {
    name: 'whowas',
    commands: ['WHOWAS'],
    target: 0,
    answers: answers(
      { more: '312 314 330 338 378 379' },
      { more: '406', end: '369', target: 1 },
      { refuse: '402 431' },
    ),
  },
  { name: 'who', commands: ['WHO'], answers: answers({ more: '352 354', end: '315', refuse: '402 403 416 522' }) },
  { name: 'list', commands: ['LIST'], answers: answers({ more: '321 322', end: '323', refuse: '402 416' }) },
  { name: 'motd', commands: ['MOTD'], answers: answers({ more: '375 372', end: '376', refuse: '402 422' }) },
  { name: 'version', commands: ['VERSION'], answers: answers({ end: '351', refuse: '402' }) },
  { name: 'time', commands: ['TIME'], answers: answers({ end: '391', refuse: '402' }) },
  { name: 'admin', commands: ['ADMIN'], answers: answers({ more: '256 257 258', end: '259', refuse: '402 423' }) },
  { name: 'info', commands: ['INFO'], answers: answers({ more: '371 373', end: '374', refuse: '402' }) },
  {
    name: 'links',
    commands: ['LINKS'],
    answers: answers({ more: '364', end: '365', refuse: '402 481 709' }),
    fence: true,
  },
  {
    name: 'map',
    commands: ['MAP'],
    answers: answers({ more: '005 006 015 018 270', end: '007 017', refuse: '481' }),
    fence: true,
  },
  {
    name: 'stats',
    commands: ['STATS'],
    answers: answers({
      more: '211 212 213 214 215 216 217 218 220 223 224 225 226 227 228 229 240 241 242 243 244 245 246 247 248 249 250',
      end: '219',
      refuse: '402 481',
    }),
    fence: true,
  },
  {
    name: 'help',
    commands: ['HELP', 'HELPOP'],
    answers: answers({ more: '704 705', end: '706', refuse: '524' }),
    fence: true,
  },
  { name: 'userhost', commands: ['USERHOST'], answers: answers({ end: '302' }) },
  { name: 'ison', commands: ['ISON'], answers: answers({ end: '303' }) },
  { name: 'oper', commands: ['OPER'], answers: answers({ end: '381', refuse: '464 491' }) },
  { name: 'ping', commands: ['PING'], target: -1, answers: answers({ end: 'PONG', target: 1 }, { refuse: '409' }) },
  {
    name: 'knock',
    commands: ['KNOCK'],
    target: 0,
    answers: answers({ end: '711', refuse: '401 403 471 480 712 713 714', target: 1 }),
  },
]

/** For commands that no family knows. */
export const otherFamily: ReplyFamily = {
  name: 'other',
  commands: [],
  answers: new Map(),
  fence: true,
  takesAny: true,
}
