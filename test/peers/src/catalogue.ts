/** A real program that tests talk to, by the name that tests use for it. */
export type PeerName =
  | 'ergo'
  | 'soju'
  | 'inspircd'
  | 'ngircd'
  | 'ircu'
  | 'weechat'
  | 'irssi'
  | 'senpai'
  | 'znc'
  | 'nginx'
  | 'caddy'
  | 'faketime'
  | 'haproxy'
  | 'chromium'
  | 'tmux'

/** A Debian package that is unpacked into the cache; its service is never enabled, and root is not needed. */
export interface UnpackedPeer {
  readonly kind: 'unpacked'
  readonly package: string
  readonly suite: 'bookworm' | 'trixie'
  /** Unpack the libraries that the machine lacks as well. Go's programs need none. */
  readonly libraries: boolean
  /** More packages to unpack, without what those need. */
  readonly besides?: readonly string[]
  /** Paths below the unpacked root, by program name. */
  readonly programs: Readonly<Record<string, string>>
}

/** A program that is used where the machine has it, and otherwise installed with apt as root. */
export interface InstalledPeer {
  readonly kind: 'installed'
  readonly packages: readonly string[]
  /** Names to look for on the PATH, the first found is used. */
  readonly commands: readonly string[]
}

const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'

/** Where every peer comes from. */
export const catalogue: Readonly<Record<PeerName, UnpackedPeer | InstalledPeer>> = {
  ergo: {
    kind: 'unpacked',
    package: 'ergochat',
    suite: 'trixie',
    libraries: false,
    programs: { ergochat: 'usr/bin/ergochat' },
  },
  soju: {
    kind: 'unpacked',
    package: 'soju',
    suite: 'trixie',
    libraries: false,
    programs: { soju: 'usr/bin/soju', sojudb: 'usr/bin/sojudb', sojuctl: 'usr/bin/sojuctl' },
  },
  senpai: {
    kind: 'unpacked',
    package: 'senpai',
    suite: 'trixie',
    libraries: false,
    programs: { senpai: 'usr/bin/senpai' },
  },
  inspircd: {
    kind: 'unpacked',
    package: 'inspircd',
    suite: 'bookworm',
    libraries: true,
    programs: { inspircd: 'usr/sbin/inspircd' },
  },
  ngircd: {
    kind: 'unpacked',
    package: 'ngircd',
    suite: 'bookworm',
    libraries: true,
    programs: { ngircd: 'usr/sbin/ngircd' },
  },
  ircu: {
    kind: 'unpacked',
    package: 'ircd-ircu',
    suite: 'bookworm',
    libraries: true,
    programs: { 'ircd-ircu': 'usr/sbin/ircd-ircu' },
  },
  weechat: {
    kind: 'unpacked',
    package: 'weechat-headless',
    suite: 'bookworm',
    libraries: true,
    // For its fifo, through which a test types.
    besides: ['weechat-plugins'],
    programs: { 'weechat-headless': 'usr/bin/weechat-headless' },
  },
  irssi: {
    kind: 'unpacked',
    package: 'irssi',
    suite: 'bookworm',
    libraries: true,
    programs: { irssi: 'usr/bin/irssi' },
  },
  znc: {
    kind: 'unpacked',
    package: 'znc',
    suite: 'bookworm',
    libraries: true,
    programs: { znc: 'usr/bin/znc' },
  },
  nginx: {
    kind: 'unpacked',
    package: 'nginx',
    suite: 'bookworm',
    libraries: true,
    programs: { nginx: 'usr/sbin/nginx' },
  },
  caddy: {
    kind: 'unpacked',
    package: 'caddy',
    suite: 'bookworm',
    libraries: false,
    programs: { caddy: 'usr/bin/caddy' },
  },
  faketime: {
    kind: 'unpacked',
    package: 'libfaketime',
    suite: 'bookworm',
    libraries: false,
    programs: { library: `usr/lib/${triplet}/faketime/libfaketimeMT.so.1` },
  },
  haproxy: {
    kind: 'unpacked',
    package: 'haproxy',
    suite: 'bookworm',
    libraries: true,
    programs: { haproxy: 'usr/sbin/haproxy' },
  },
  chromium: {
    kind: 'installed',
    // Without fonts, names and emoji in screenshots are boxes.
    packages: ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji'],
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
  },
  tmux: { kind: 'installed', packages: ['tmux'], commands: ['tmux'] },
}
