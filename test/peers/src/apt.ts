import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './cache.ts'
import type { InstalledPeer, UnpackedPeer } from './catalogue.ts'
import { outputOf, runProgram } from './run-program.ts'

const aptFolder = join(cacheFolder, 'apt')
const suites = ['bookworm', 'trixie']
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** apt with lists and caches of its own, so that nothing of the machine changes and root is not needed. */
const privateApt: readonly string[] = [
  `Dir::Etc::sourcelist=${join(aptFolder, 'sources.list')}`,
  'Dir::Etc::sourceparts=/dev/null',
  `Dir::State::Lists=${join(aptFolder, 'lists')}`,
  `Dir::Cache=${join(aptFolder, 'cache')}`,
  'APT::Default-Release=bookworm',
  'APT::Sandbox::User=',
  'Acquire::Languages=none',
  'Acquire::Retries=3',
  'Debug::NoLocking=true',
].flatMap((setting) => ['-o', setting])

/** The mirror that this machine already uses for Debian. */
async function mirror(): Promise<string> {
  const format = '$(SITE) $(RELEASE) $(CREATED_BY)'
  const targets = await outputOf('apt-get', ['indextargets', '--no-release-info', '--format', format])
  for (const line of targets.split('\n')) {
    const [site, release = '', createdBy] = line.split(' ')
    if (site !== undefined && createdBy === 'Packages' && suites.includes(release)) return site
  }
  throw new Error('apt has no Debian bookworm or trixie source on this machine')
}

let updated = false

async function updateLists(again = false): Promise<void> {
  const stamp = join(aptFolder, 'lists/updated')
  if (!again && (updated || existsSync(stamp))) return
  if (!existsSync(keyring)) throw new Error('the Debian archive keyring is missing (package debian-archive-keyring)')
  mkdirSync(join(aptFolder, 'lists/partial'), { recursive: true })
  mkdirSync(join(aptFolder, 'cache/archives/partial'), { recursive: true })
  const site = await mirror()
  const lines = suites.map((suite) => `deb [signed-by=${keyring}] ${site} ${suite} main\n`)
  writeFileSync(join(aptFolder, 'sources.list'), lines.join(''))
  await outputOf('apt-get', [...privateApt, '-qq', '--error-on=any', 'update'])
  writeFileSync(stamp, '')
  updated = true
}

/** `name=version` of the package and of everything it needs that this machine has not installed. */
async function packagesFor(peer: UnpackedPeer): Promise<string[]> {
  if (!peer.libraries) return [`${peer.package}/${peer.suite}`]
  const args = [...privateApt, '-qq', '--print-uris', '--no-install-recommends', 'install', peer.package]
  const uris = await outputOf('apt-get', args)
  const wanted = uris.split('\n').flatMap((line) => {
    const [name, version] = line.split(' ')[1]?.split('_') ?? []
    return name === undefined || version === undefined ? [] : [`${name}=${decodeURIComponent(version)}`]
  })
  // Installed on this machine already, by its owner: it is unpacked all the same, to be found in one place.
  if (!wanted.some((item) => item.startsWith(`${peer.package}=`))) wanted.push(peer.package)
  return [...wanted, ...(peer.besides ?? [])]
}

async function downloadInto(folder: string, peer: UnpackedPeer): Promise<void> {
  const packages = await packagesFor(peer)
  await outputOf('apt-get', [...privateApt, '-qq', 'download', ...packages], { cwd: folder })
}

/** Downloads a peer's packages and unpacks them into `folder`; rejects with one line that says why it could not. */
export async function unpackPeer(peer: UnpackedPeer, folder: string): Promise<void> {
  const archives = join(aptFolder, 'archives', peer.package)
  rmSync(archives, { recursive: true, force: true })
  mkdirSync(archives, { recursive: true })
  try {
    await updateLists()
    await downloadInto(archives, peer)
  } catch {
    // A version in the lists is gone from the mirror by now, or a connection was cut.
    await updateLists(true)
    await downloadInto(archives, peer)
  }
  for (const archive of readdirSync(archives)) await outputOf('dpkg-deb', ['-x', join(archives, archive), folder])
  rmSync(archives, { recursive: true, force: true })
}

/** Installs a peer's packages on this machine; rejects with one line that says why it could not. */
export async function installPeer(peer: InstalledPeer): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error(`not root: install ${peer.packages.join(', ')} yourself`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-qq', '-y', '--no-install-recommends']
  const install = [...options, 'install', ...peer.packages]
  const first = await runProgram('apt-get', install, { env })
  if (first.ok) return
  await outputOf('apt-get', ['-qq', 'update'], { env })
  await outputOf('apt-get', install, { env })
}
