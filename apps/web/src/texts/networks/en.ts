/** Networks, in English. */
export const words = {
  form: {
    title: 'Add a network',
    choose: 'Which network?',
    other: 'Another server',
    otherHint: 'A network of your own, or one that is not in this list.',
    host: 'Server',
    port: 'Port',
    tls: 'Encrypt the connection (TLS)',
    nickname: 'Nickname',
    nicknameHint: 'How others see you there.',
    name: 'What to call it',
    more: 'Account and password',
    server: 'Name, server password, proxy and more',
    realname: 'Real name, or anything you like',
    turnOff: 'Turn off for now',
    turnOn: 'Turn on',
    account: 'Account',
    accountHint: 'Where you registered your nickname with the network (NickServ).',
    accountPassword: 'Account password',
    serverPassword: 'Server password',
    submit: 'Connect',
    save: 'Save',
    edit: 'Change',
    retry: 'Try again',
    remove: 'Remove this network',
    removeYes: 'Remove',
    removeQuestion: (name: string) => `Remove ${name}? You leave it, and its conversations are gone from the list.`,
    trust: 'Trust this certificate',
    certificate: 'SHA-256 fingerprint of its certificate',
    trustHint: 'Do this only if the person who runs the server gave you the same fingerprint.',
    tryTls: (port: string) => `Use port ${port} with TLS`,
    tryPlain: (port: string) => `Use port ${port}, not encrypted`,
  },
  options: {
    servers: 'More servers',
    serversHint: 'ircs://host:port, separated by commas. Each is tried when those before it failed.',
    perform: 'Lines to send at each login',
    performHint: (count: string) =>
      count === '' || count === '0'
        ? 'One line each, such as MODE $nick +B or /msg NAME TEXT.'
        : `Lines kept: ${count}. They are not shown; what you write here takes their place.`,
    joinAfter: 'Join channels only after',
    joinAfterWords: { '': 'at once', 'host-hidden': 'the host is hidden', 'logged-in': 'the login' },
    proxy: 'Proxy',
    proxyHint: 'socks5://, http:// or https://, with user:password@ where it wants a login.',
    bind: 'Local address',
    family: 'Addresses',
    families: { '': 'Any', '4': 'IPv4', '6': 'IPv6' },
    encoding: 'Encoding of old clients',
    encodingHint: 'Such as windows-1252 or koi8-r; UTF-8 is always understood.',
    flood: 'Flood control',
    floodHint: 'on, off, or LINES/MILLISECONDS.',
    certificate: 'Client certificate and key (PEM)',
    certificateHint: (fingerprint: string) =>
      fingerprint === '' ? 'Shown to servers that ask for one (CertFP).' : `One is kept: ${fingerprint}`,
    takeCertificate: 'Remove the certificate',
  },
  links: {
    title: 'Open a link',
    none: 'This is not a link to an IRC network. Those look like ircs://irc.libera.chat/longwire.',
    share: 'Share to',
    nowhere: 'There is no conversation yet.',
  },
  known: {
    libera: 'Free software, Wikipedia, Linux distributions; the largest one.',
    oftc: 'Debian, Tor, and other open projects.',
    hackint: 'Hackerspaces and the Chaos Computer Club.',
    rizon: 'A bit of everything, and a lot of anime.',
    quakenet: 'Games, since the days of Quake. Not encrypted.',
    undernet: 'One of the oldest and most mixed. Not encrypted.',
    efnet: 'Where IRC began; no services, nobody owns a name. Not encrypted.',
    ircnet: 'The other half of the oldest network; strong in Europe. Not encrypted.',
    dalnet: 'Old and friendly, with registered names since 1995.',
    espernet: 'Minecraft, games and their makers.',
    tilde: 'The tildeverse: small shared Unix machines and their people.',
    spotchat: 'Linux Mint, and a place for beginners.',
  },
  join: {
    title: 'Join a channel',
    channel: 'Channel',
    key: 'Key',
    submit: 'Join',
    browse: 'Channels of this network',
    find: 'Find a channel',
    load: 'Show the channels of this network',
    loading: 'Asking for the list …',
    people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    others: (count: number) => `${count} more; type to find them`,
    more: 'It has a key',
    none: 'No channel matches.',
    least: 'At least',
    any: 'any size',
  },
  steps: {
    title: (host: string) => `Connecting to ${host}`,
    'looking-up': 'Looking up the name',
    connecting: 'Connecting',
    proxy: 'Through the proxy',
    securing: 'Securing the connection',
    upgrading: 'Opening the web socket',
    'logging-in': 'Logging in',
    ready: 'Ready',
    done: 'done',
    now: 'now',
    failed: 'failed',
  },
  trouble: {
    tries: (count: number) => (count === 1 ? 'Tried once.' : `Tried ${count} times.`),
    again: (time: string) => `Tries again at ${time}.`,
    soon: 'Tries again in a moment.',
    trying: 'Trying again now …',
    details: 'Details',
    name: {
      title: 'Is the name right?',
      text: (host: string) => `There is no server called ${host}. Check the spelling.`,
    },
    port: {
      title: 'Wrong port?',
      text: (host: string, port: string) => `${host} is there, but does not speak IRC like this on port ${port}.`,
    },
    closed: {
      title: 'Wrong port?',
      text: (host: string, port: string) => `${host} is there, but nothing listens on port ${port}.`,
    },
    noTls: {
      title: 'Wrong port?',
      text: (host: string, port: string) =>
        `${host} does not speak TLS on port ${port}, as it should: another port, or one that is not encrypted.`,
    },
    down: {
      title: 'The server is down at the moment',
      text: (host: string) =>
        `${host} was there before and does not answer now; it may be restarting. There is nothing to change here: your channels are joined again when it is back.`,
    },
    silent: {
      title: 'No answer',
      text: (host: string, port: string) =>
        `${host} does not answer on port ${port}. It may be down, the port may be another one, or a firewall is in between.`,
    },
    unreachable: {
      title: 'No way there',
      text: (host: string) => `Nothing leads to ${host} from where Longwire runs. Is that machine online?`,
    },
    account: {
      title: 'Wrong account or password?',
      text: (host: string) =>
        `${host} refused the login. Longwire does not go on without it, so that nobody takes you for a stranger.`,
    },
    noLogin: {
      title: 'No login there',
      text: (host: string) =>
        `${host} offers no way to log in with an account. Remove the account to connect without it.`,
    },
    loginWanted: {
      title: 'An account is needed',
      text: (host: string) => `${host} lets in only who logs in. Name an account there, with its password.`,
    },
    password: {
      title: 'Wrong server password?',
      text: (host: string) =>
        `${host} lets in who gives a password, and was given none or another one. Whoever runs it knows it; that of an account is another thing.`,
    },
    banned: {
      title: 'You are not let in',
      text: (host: string) =>
        `${host} turns you away. Only the people who run it can change that, so Longwire does not try again by itself.`,
    },
    throttled: {
      title: 'Too many connections',
      text: (host: string) =>
        `${host} takes no more from here for now: too many at once, or too many in a short time. Longwire waits and tries again; whoever tries sooner waits longer.`,
    },
    nickname: {
      title: 'Another nickname?',
      text: (host: string) => `${host} takes neither your nickname nor one that is like it.`,
    },
    promised: {
      title: 'Only encrypted, and that fails',
      text: (host: string) =>
        `${host} has promised that it can be reached with TLS, and cannot now. Longwire does not go there without it.`,
    },
    hungUp: { title: 'The server hung up', text: (host: string) => `${host} took the connection and ended it.` },
    lost: { title: 'The connection was lost', text: (host: string) => `${host} has stopped answering.` },
    local: {
      title: 'Wrong local address?',
      text: () => `The local address in the settings of this network is not one of Longwire's machine.`,
    },
    otherName: {
      title: 'A certificate for another name',
      text: (host: string) =>
        `What answers as ${host} shows a certificate that was made for another name. Look at the server's address first.`,
    },
    expired: {
      title: 'The certificate is out of date',
      text: (host: string) =>
        `The certificate of ${host} is not valid today: its people have to renew it, or the clock of Longwire's machine is wrong.`,
    },
    pin: {
      title: 'A different certificate than before',
      text: (host: string) =>
        `${host} shows a different certificate from the one you trusted. Ask the people who run it before you go on.`,
    },
    certificate: {
      title: 'Nobody vouches for this server',
      text: (host: string) => `The certificate of ${host} was not issued by anybody who is trusted here.`,
    },
    proxy: { title: 'The proxy does not let through', text: (host: string) => `The way to ${host} leads through it.` },
  },
} as const
