import { spawn } from 'node:child_process'
import process from 'node:process'

/** How a platform opens an address; undefined where there is no desktop. */
function openerOf(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [program: string, ...args: string[]] | undefined {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['explorer.exe']
  const { DISPLAY, WAYLAND_DISPLAY } = environment
  return (DISPLAY ?? '') === '' && (WAYLAND_DISPLAY ?? '') === '' ? undefined : ['xdg-open']
}

/**
 * Offers a person at a desktop to open an address: Enter does it, once. Says nothing where nobody is at a terminal, or there is
 * no desktop. The returned function takes the offer back.
 */
export function offerToOpen(address: string): () => void {
  const opener = openerOf(process.platform, process.env)
  if (opener === undefined || !process.stdin.isTTY || !process.stdout.isTTY) return () => {}
  process.stdout.write('Press Enter to open it in the browser.\n')
  const [program, ...args] = opener
  const takeBack = (): void => {
    process.stdin.off('data', open)
    process.stdin.pause()
  }
  const open = (): void => {
    takeBack()
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
    child.on('error', () =>
      process.stderr.write(`longwire: ${program} cannot be started; open the address yourself.\n`),
    )
    child.unref()
  }
  process.stdin.on('data', open)
  return takeBack
}
