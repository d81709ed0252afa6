// Runs on any Node since 12, because its purpose is to say so when the Node that runs it is too old.
// Every npm script of this checkout finds the Node that the lockfile pins (node_modules/.bin/node); an older one
// shows up only where that platform package is missing.

const NEEDED = 26

const major = Number(process.versions.node.split('.')[0])

if (!(major >= NEEDED)) {
  process.stderr.write(
    `Longwire needs Node ${NEEDED} or newer; this is ${process.version} on ${process.platform}-${process.arch}.\n` +
      'Run `npm ci` in the checkout: it brings Node 26 along for Linux (x64, arm64), macOS and Windows (x64).\n' +
      'If it was run with --omit=optional, or this platform is another one, install Node 26 from https://nodejs.org.\n',
  )
  process.exit(1)
}
