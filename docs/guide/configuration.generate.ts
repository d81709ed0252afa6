import { settings, variableOf } from '@longwire/bouncer'

const examples: Readonly<Record<string, string>> = {
  data: '"/var/lib/longwire"',
  http: '["127.0.0.1:6680", "[::1]:6680"]',
  irc: '"off"',
  ircs: '":6697"',
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

A key that is not known, or a value that cannot be, ends the start with the file's name, the line and what is wrong.
`
  return { 'docs/guide/configuration.md': text }
}
