import { join } from 'node:path'
import { createIrcClient, type Environment, type IrcClient } from '@longwire/connection'
import { createFileStsStore, createTcpOpener, type TcpTarget } from '@longwire/connection/node'
import { readOptionFile, readSecretFile } from '../option-file.ts'
import { type AskSecret, saslMechanisms } from './mechanisms.ts'
import type { ConnectOptions } from './options.ts'

/** The client that the options ask for; files are read and secrets asked for now. */
export async function clientFor(
  options: ConnectOptions,
  surroundings: {
    readonly environment: Environment
    readonly serverPassword: string | undefined
    readonly ask: AskSecret
  },
): Promise<IrcClient> {
  const { environment, serverPassword, ask } = surroundings
  const { nickname, username, realname, sasl } = options
  const password =
    options.serverPasswordFile === undefined
      ? serverPassword
      : readSecretFile('--server-password-file', options.serverPasswordFile)
  const [first, ...others] = options.servers
  return createIrcClient({
    environment,
    opener: createTcpOpener({ environment }),
    targets: [targetFor(options, first), ...others.map((host) => targetFor(options, host))],
    session: {
      nickname,
      ...(username !== undefined && { username }),
      ...(realname !== undefined && { realname }),
      loginOptional: sasl?.optional ?? false,
      ctcp: { version: 'Longwire', clientInfo: true },
    },
    secrets: {
      mechanisms: await saslMechanisms(options, ask),
      ...(password !== undefined && password !== '' && { serverPassword: password }),
    },
    reconnect: options.reconnect,
    backoff: { first: options.reconnectDelay },
    sts: createFileStsStore(join(options.stateFolder, 'sts.json')),
  })
}

function targetFor(options: ConnectOptions, host: string): TcpTarget {
  const { port, tls, tlsCaFile, pins, insecure, certificateFiles, proxy, family, bind, encoding } = options
  return {
    host,
    tls,
    ...(port !== undefined && { port }),
    trust: {
      pins,
      insecure,
      ...(tlsCaFile !== undefined && { ca: readOptionFile('--tls-ca', tlsCaFile) }),
    },
    ...(certificateFiles && {
      clientCertificate: {
        cert: readOptionFile('--tls-cert', certificateFiles.cert),
        key: readOptionFile('--tls-key', certificateFiles.key),
      },
    }),
    ...(proxy && { proxy }),
    ...(family && { family }),
    ...(bind !== undefined && { bind }),
    ...(encoding !== undefined && { encodings: { fallback: encoding } }),
  }
}
