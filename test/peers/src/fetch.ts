import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPeer, unpackPeer } from './apt.ts'
import { cacheFolder } from './cache.ts'
import { type InstalledPeer, type PeerName, type UnpackedPeer, catalogue } from './catalogue.ts'
import { withLock } from './lock.ts'

/** How to start a program: its path, and what its environment needs beyond the usual. */
export interface PeerProgram {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

function findOnPath(commands: readonly string[]): string | undefined {
  for (const command of commands) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const file = join(folder, command)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined
}

function rootOf(name: PeerName): string {
  return join(cacheFolder, name)
}

function isPresent(name: PeerName): boolean {
  const peer = catalogue[name]
  return peer.kind === 'installed'
    ? findOnPath(peer.commands) !== undefined
    : existsSync(join(rootOf(name), 'unpacked'))
}

async function fetchUnpacked(name: PeerName, peer: UnpackedPeer): Promise<void> {
  const folder = `${rootOf(name)}.new`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await unpackPeer(peer, folder)
  writeFileSync(join(folder, 'unpacked'), '')
  rmSync(rootOf(name), { recursive: true, force: true })
  renameSync(folder, rootOf(name))
}

async function fetchInstalled(peer: InstalledPeer): Promise<void> {
  await installPeer(peer)
  if (findOnPath(peer.commands) === undefined) throw new Error(`no ${peer.commands[0] ?? ''} after the installation`)
}

/** Fetches a peer unless it is there. Resolves with undefined, or with one line that says why it cannot be had. */
export async function fetchPeer(name: PeerName): Promise<string | undefined> {
  if (isPresent(name)) return undefined
  if (findOnPath(['apt-get']) === undefined) return 'not here, and only Debian machines can fetch it'
  try {
    await withLock(join(cacheFolder, 'lock'), async () => {
      if (isPresent(name)) return
      const peer = catalogue[name]
      await (peer.kind === 'installed' ? fetchInstalled(peer) : fetchUnpacked(name, peer))
    })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Where a fetched peer's program is; throws when it is not there, so ask `skipUnless` first. `program` names one of
 * several, the default is the peer's first.
 */
export function peerProgram(name: PeerName, program?: string): PeerProgram {
  const peer = catalogue[name]
  if (peer.kind === 'installed') {
    const path = findOnPath(peer.commands)
    if (path === undefined) throw new Error(`${name} is not on this machine`)
    return { path, env: {} }
  }
  const relative = program === undefined ? Object.values(peer.programs)[0] : peer.programs[program]
  if (relative === undefined) throw new Error(`${name} has no program ${program ?? ''}`)
  const root = rootOf(name)
  const path = join(root, relative)
  if (!existsSync(path)) throw new Error(`${name} is not in ${cacheFolder}: run npm test, which fetches it`)
  return { path, env: peer.libraries ? { LD_LIBRARY_PATH: libraryFolders(root).join(':') } : {} }
}

function libraryFolders(root: string): string[] {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  return ['usr/lib', 'lib'].flatMap((folder) => [join(root, folder, triplet), join(root, folder)])
}
