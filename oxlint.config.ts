import { type OxlintConfig, defineConfig } from 'oxlint'

/** What one folder of the house may import; see docs/architecture.md. Whatever is not listed is refused. */
interface Layer {
  readonly folder: string
  readonly mayImport: readonly string[]
  /** Runs in a browser and in Node alike, so it may not name Node's modules. */
  readonly anywhere: boolean
  /** Files inside the folder that are compiled with Node's types after all. */
  readonly nodeFolder?: string
}

const layers: readonly Layer[] = [
  { folder: 'packages/irc', mayImport: [], anywhere: true },
  { folder: 'packages/attention', mayImport: ['@longwire/irc'], anywhere: true },
  {
    folder: 'packages/connection',
    mayImport: ['@longwire/irc'],
    anywhere: true,
    nodeFolder: 'packages/connection/src/node',
  },
  { folder: 'packages/store', mayImport: ['@longwire/irc'], anywhere: false },
  {
    folder: 'packages/model',
    mayImport: ['@longwire/irc', '@longwire/connection', '@longwire/attention'],
    anywhere: true,
  },
  {
    folder: 'packages/testing',
    mayImport: ['@longwire/irc', '@longwire/connection', '@longwire/connection/node'],
    anywhere: false,
  },
  {
    folder: 'apps/bouncer',
    mayImport: [
      '@longwire/irc',
      '@longwire/connection',
      '@longwire/connection/node',
      '@longwire/attention',
      '@longwire/store',
    ],
    anywhere: false,
  },
  { folder: 'apps/web', mayImport: ['@longwire/irc', '@longwire/connection', '@longwire/model'], anywhere: true },
  // The command starts the other apps: it is the one app that may import one.
  {
    folder: 'apps/cli',
    mayImport: ['@longwire/bouncer', '@longwire/irc', '@longwire/connection', '@longwire/connection/node'],
    anywhere: false,
  },
  { folder: 'test/peers', mayImport: [], anywhere: false },
]

const houseModules = [
  '@longwire/irc',
  '@longwire/connection',
  '@longwire/connection/node',
  '@longwire/attention',
  '@longwire/store',
  '@longwire/model',
  '@longwire/testing',
  '@longwire/bouncer',
  '@longwire/web',
  '@longwire/peers',
  'longwire',
]
const testModules = ['@longwire/testing', '@longwire/peers']
const testFiles = ['*.test.ts', '*.soak.ts']

/** `src/index.ts` is the public face: nothing inside a package imports it, or import circles grow. */
const ownFace = {
  regex: '^\\.{1,2}/(.*/)?index(\\.ts)?$',
  message: 'index.ts is only the public face; import the concrete file.',
}
/** Another package's files are reached by its name only. */
const intoAnotherPackage = {
  regex: '^(\\.\\./)+(.*/)?src/',
  message: 'Import another package by its name.',
}
const nodeModules = {
  regex: '^node:',
  message:
    "This code runs in browsers too: no Node modules here. Node's half of a connection is @longwire/connection/node.",
}

const clocks = ['setTimeout', 'setInterval', 'setImmediate']
const readings = [
  { object: 'Date', property: 'now' },
  { object: 'Math', property: 'random' },
  { object: 'performance', property: 'now' },
]
const injected = 'Time and chance are injected; only *environment.ts files and main.ts name the real ones.'

const turkish = {
  property: 'toLocaleLowerCase',
  message:
    'In Turkish the small letter of I has no dot: names and words that are compared are folded alike everywhere.',
}

function restrictedImports(allowed: readonly string[], anywhere: boolean): ['error', object] {
  const paths = houseModules
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ name, message: 'The arrows of docs/architecture.md do not lead here.' }))
  return ['error', { paths, patterns: [ownFace, intoAnotherPackage, ...(anywhere ? [nodeModules] : [])] }]
}

function layerRules(layer: Layer): NonNullable<OxlintConfig['overrides']> {
  const own = layer.folder.startsWith('test/') ? [] : testModules
  return [
    {
      files: [`${layer.folder}/src/**`],
      rules: { 'no-restricted-imports': restrictedImports(layer.mayImport, layer.anywhere) },
    },
    ...(layer.nodeFolder === undefined
      ? []
      : [
          {
            files: [`${layer.nodeFolder}/**`],
            rules: { 'no-restricted-imports': restrictedImports(layer.mayImport, false) },
          },
        ]),
    {
      files: testFiles.map((glob) => `${layer.folder}/src/**/${glob}`),
      rules: {
        'no-restricted-imports': restrictedImports(
          [...layer.mayImport, ...own, '@longwire/irc', '@longwire/connection', '@longwire/connection/node'],
          false,
        ),
      },
    },
  ]
}

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/dist/**', '**/.cache/**', '**/data/**'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    // Promises and types.
    'typescript/no-floating-promises': [
      'error',
      {
        // node:test awaits its own tests and suites.
        allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }],
      },
    ],
    'typescript/no-misused-promises': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    'typescript/no-deprecated': 'error',
    // The compiler's noImplicitReturns knows this too, and understands exhaustive switches.
    'typescript/consistent-return': 'off',
    // `[...text]` is how a text becomes its code points.
    'typescript/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
    // Narrowing by `as` is needed where a type is derived from a list; where input is checked, guards are written.
    'typescript/no-unsafe-type-assertion': 'off',

    // Modules.
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-mutable-exports': 'error',
    'import/no-unassigned-import': 'off',
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],

    // Reading.
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 400 }],
    'no-console': 'error',
    'no-var': 'error',
    'unicorn/no-abusive-eslint-disable': 'error',
    // A closure near its use reads better than one moved away for speed that nobody measured.
    'unicorn/consistent-function-scoping': 'off',
    'no-underscore-dangle': 'off',
  },
  overrides: [
    {
      files: ['packages/*/src/**', 'apps/bouncer/src/**'],
      rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
    },
    ...layers.flatMap(layerRules),
    // Time and chance are inputs: they enter through an environment that a test replaces.
    {
      files: ['packages/*/src/**', 'apps/bouncer/src/**', 'test/*.test.ts'],
      rules: {
        'no-restricted-globals': ['error', ...clocks.map((name) => ({ name, message: injected }))],
        'no-restricted-properties': [
          'error',
          ...readings.map((reading) => ({ ...reading, message: injected })),
          turkish,
        ],
      },
    },
    { files: ['apps/web/src/**'], rules: { 'no-restricted-properties': ['error', turkish] } },
    {
      files: ['**/*environment.ts', '**/*environment.test.ts', 'packages/testing/src/**', 'apps/*/src/main.ts'],
      rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
    },
    {
      files: testFiles.map((glob) => `**/${glob}`),
      rules: { 'max-lines-per-function': 'off', 'typescript/no-non-null-assertion': 'off' },
    },
    // A rule about Express; Fastify waits for what a handler returns.
    { files: ['apps/bouncer/**'], rules: { 'oxc/no-async-endpoint-handlers': 'off' } },
    // These print by design.
    { files: ['scripts/**', 'bench/**', 'apps/cli/**', 'docs/tutorial/**'], rules: { 'no-console': 'off' } },
    // Scripts that an older Node must be able to read are plain JavaScript, without types to check.
    {
      files: ['**/*.mjs'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
    // Their readers ask for a default export.
    { files: ['**/*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
})
