import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { loopback } from './ports.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { type Terminal, startTerminal } from './terminal.ts'

/** Where a terminal client connects, and as whom. */
export interface TerminalClientOptions {
  readonly port: number
  readonly nickname: string
  /** `user`, or `user/network@client` for a bouncer; the nickname unless told otherwise. */
  readonly username?: string
  readonly password?: string
  /** Channels to join after the connection. */
  readonly channels?: readonly string[]
}

function irssiConfiguration(options: TerminalClientOptions): string {
  const { port, nickname, username = nickname, password, channels = [] } = options
  const secret = password === undefined ? '' : `password = "${password}"; `
  const joins = channels.map((name) => `{ name = "${name}"; chatnet = "test"; autojoin = "yes"; }`)
  return [
    `servers = ({ address = "${loopback}"; port = "${port}"; chatnet = "test"; ${secret}autoconnect = "yes"; });`,
    'chatnets = { test = { type = "IRC"; }; };',
    `channels = (${joins.join(', ')});`,
    `settings = { core = { user_name = "${username}"; nick = "${nickname}"; real_name = "${nickname}"; };`,
    '  "irc/core" = { cmd_queue_speed = "0"; };',
    // A channel that is joined is shown at once.
    '  "fe-common/core" = { use_status_window = "no"; window_auto_change = "yes"; }; };',
    '',
  ].join('\n')
}

/** Starts irssi in a terminal and connects it. Ask `skipUnless('irssi', 'tmux')` first. */
export function startIrssi(options: TerminalClientOptions): Promise<Terminal> {
  const folder = temporaryFolder('irssi')
  writeFileSync(join(folder, 'config'), irssiConfiguration(options))
  return startTerminal(peerProgram('irssi'), [`--home=${folder}`], { folder })
}

/** Starts senpai in a terminal and connects it. Ask `skipUnless('senpai', 'tmux')` first. */
export function startSenpai(options: TerminalClientOptions): Promise<Terminal> {
  const { port, nickname, username = nickname, password, channels = [] } = options
  const folder = temporaryFolder('senpai')
  const lines = [
    `address irc+insecure://${loopback}:${port}`,
    `nickname ${nickname}`,
    `username "${username}"`,
    ...(password === undefined ? [] : [`password "${password}"`]),
    ...channels.map((name) => `channel "${name}"`),
    '',
  ]
  writeFileSync(join(folder, 'senpai.scfg'), lines.join('\n'))
  const { path, env } = peerProgram('senpai')
  // It remembers where it was; each of ours begins anew.
  const program = { path, env: { ...env, XDG_CACHE_HOME: folder } }
  return startTerminal(program, ['-config', join(folder, 'senpai.scfg')], { folder })
}
