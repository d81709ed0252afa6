import { spawn } from 'node:child_process'

/** How a step went: whether its program ended with 0, and after how many milliseconds. */
export interface StepResult {
  readonly ok: boolean
  readonly milliseconds: number
}

/**
 * Runs one program and prints one line for it, `name ... ok (1.2 s)`. What the program prints is shown only when it
 * fails, so that a good run is short. Never rejects: a program that cannot be started is a failed step.
 */
export async function runStep(
  name: string,
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<StepResult> {
  process.stdout.write(`${name} ... `)
  const started = performance.now()
  const { ok, output } = await capture(program, args, options.cwd)
  const milliseconds = performance.now() - started
  process.stdout.write(`${ok ? 'ok' : 'FAILED'} (${(milliseconds / 1000).toFixed(1)} s)\n`)
  if (!ok) process.stdout.write(`${output.trimEnd()}\n\n`)
  return { ok, milliseconds }
}

function capture(program: string, args: readonly string[], cwd?: string): Promise<{ ok: boolean; output: string }> {
  const { promise, resolve } = Promise.withResolvers<{ ok: boolean; output: string }>()
  const child = spawn(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm's own commands are .cmd files there, which only a shell can run.
    shell: process.platform === 'win32',
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.on('error', (error) => resolve({ ok: false, output: error.message }))
  child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }))
  return promise
}
