import { spawn } from 'node:child_process'

/** How a program ended. */
export interface ProgramResult {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
}

/** Settings of one program run; `input` is written to its standard input. */
export interface ProgramOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string
}

/** Runs a program to its end and collects what it prints. Never rejects: one that cannot be started is not `ok`. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const { promise, resolve } = Promise.withResolvers<ProgramResult>()
  const child = spawn(program, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // A program that ends before it has read its input is judged by its exit code.
  child.stdin.on('error', () => {})
  child.stdin.end(options.input ?? '')
  child.on('error', (error) => resolve({ ok: false, stdout: '', stderr: error.message }))
  child.on('close', (code) => {
    resolve({
      ok: code === 0,
      stdout: Buffer.concat(out).toString('utf8'),
      stderr: Buffer.concat(err).toString('utf8'),
    })
  })
  return promise
}

/** Runs a program and returns its standard output; rejects with the last lines it printed when it does not end with 0. */
export async function outputOf(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string> {
  const result = await runProgram(program, args, options)
  if (result.ok) return result.stdout
  const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-3).join(' / ')
  throw new Error(`${program} ${args.at(-1) ?? ''} failed: ${said}`)
}
