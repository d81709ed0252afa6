import type { CliCommand } from './command.ts'

/** Every command of `longwire`. Each is loaded only when it is given: `longwire` alone stays quick. */
export const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  backup: async () => (await import('./commands/backup.ts')).backup,
  certificate: async () => (await import('./commands/certificate.ts')).certificate,
  connect: async () => (await import('./commands/connect.ts')).connect,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  export: async () => (await import('./commands/export.ts')).exportHistory,
  expose: async () => (await import('./commands/expose.ts')).expose,
  import: async () => (await import('./commands/import.ts')).importHistory,
  key: async () => (await import('./commands/key.ts')).key,
  network: async () => (await import('./commands/network.ts')).network,
  password: async () => (await import('./commands/password.ts')).password,
  serve: async () => (await import('./commands/serve.ts')).serve,
  session: async () => (await import('./commands/session.ts')).session,
  status: async () => (await import('./commands/status.ts')).status,
  user: async () => (await import('./commands/user.ts')).user,
}
