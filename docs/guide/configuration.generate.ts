import { settings, variableOf } from '@longwire/bouncer'

const examples: Readonly<Record<string, string>> = {
  data: '"/var/lib/longwire"',
  http: '["127.0.0.1:6680", "[::1]:6680"]',
  irc: '"off"',
  ircs: '":6697"',
  store: '"postgresql://longwire@db.example.org/longwire?sslmode=verify-full"',
  'store-password-file': '"/etc/longwire/database-password"',
  'tls-certificate': '"/etc/longwire/fullchain.pem"',
  'tls-key': '"/etc/longwire/privkey.pem"',
}

/** The configuration reference, from the settings that the program reads. */
export function generated(): Readonly<Record<string, string>> {
  const rows = settings.map(
    ({ name, kind, value, help }) =>
      `| \`${name}\` | \`${value}\` | ${help}${kind === 'many' ? '; may be several' : ''} |`,
  )
  const file = settings.flatMap(({ name }) => (name in examples ? [`${name} = ${examples[name]}`] : []))
  const text = `# Configuration

<!-- Written by configuration.generate.ts. -->

Every setting is a flag of \`longwire serve\`, an environment variable, and a key of a file, all of the same name: \`tls-key\` is
\`--tls-key FILE\`, \`${variableOf('tls-key')}\`, and \`tls-key\` in the file. A flag wins over the environment, which wins over the file.

| Name | Value | What it says |
|---|---|---|
${rows.join('\n')}

\`--config FILE\`, or \`${variableOf('config')}\`, says where the file is; by default it is \`longwire.toml\` in the data folder. The other
commands of \`longwire\` read the same variables, and that file, to find the bouncer that they talk to.

An address is \`ADDRESS:PORT\`, \`[ADDRESS]:PORT\` for IPv6, or \`:PORT\` for every address of the machine. Where proxies are named,
an address is one alone, or a prefix such as \`192.0.2.0/24\`. As a flag, a setting
that may be several is repeated; as a variable, its values are separated by commas.

## The file

It is TOML. Every key may be left out:

\`\`\`
${file.join('\n')}
\`\`\`

## PostgreSQL

Accounts and history are kept by SQLite in the data folder, which needs no care. Where there is a PostgreSQL server anyway
(14 or later), they can be there instead:

\`\`\`
sudo -u postgres createuser --pwprompt longwire
sudo -u postgres createdb --owner longwire --encoding UTF8 --template template0 longwire
\`\`\`

and \`store = "postgresql://longwire@db.example.org/longwire"\`. The password is in the file that \`store-password-file\` names, or in
the address (\`postgresql://longwire:PASSWORD@…\`, with \`%40\` for an \`@\` and the like), best by the variable
\`LONGWIRE_STORE\`: whoever may list processes sees flags. It is never written into logs or messages. A socket is named by its
folder: \`postgresql://longwire@localhost/longwire?host=/run/postgresql\`. \`?sslmode=verify-full\` makes TLS with a certificate that is
verified; \`require\` is TLS with any. Other options of the address are settings of the connection, such as
\`?synchronous_commit=off\`: quicker, and a crash of the server may then take the last second with it.

The data folder stays what it is for everything else: the configuration, the key for saved passwords, and the door for the other
commands. One Longwire at a time uses a database. A server that goes away and comes back is no reason to start again: meanwhile
lines are shown and marked as not recorded. Nothing is moved from one store to the other by the setting; [\`longwire export\` and
\`import\`](backup.md#one-persons-history) take histories along.

## What a commit outlives

With \`durability = "normal"\` every line that was shown is there after the program was killed, and after a crash of the system all
but those of the last moments; with \`full\` also those. On PostgreSQL \`normal\` leaves it to the server's own settings, which are as
careful as \`full\` unless somebody changed them. Accounts are always kept as with \`full\`.

A key that is not known, a value that cannot be, one that is given twice, and a file or an address that does not serve end the start
with status 2 and one message: the file's name, the line and the key (or the flag, or the variable), and what is wrong. A variable
whose name is almost that of a setting is a mistake, too.
`
  return { 'docs/guide/configuration.md': text }
}
