import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'

/**
 * `resume-begun`: what the person is in has been told; what waits and what was missed follow. `resume-ended`: all that was missed
 * has been told; the cursor names the point that was reached.
 */
export type ResumeEvent = Provenance &
  ({ readonly type: 'resume-begun' } | { readonly type: 'resume-ended'; readonly cursor: string })

/** What happened since a screen last looked. The batches `longwire/resume` are told line by line, `replayed`. */
export const resume: Extension<ResumeEvent> = {
  name: 'resume',
  spec: 'docs/extensions/resume.md',
  capabilities: ['longwire/resume'],
  needs: ['batch', 'server-time', 'message-tags'],
  batches: { 'longwire/resume': { replayed: true } },
  handlers: {
    RESUME: ({ params }, context) => {
      const [subcommand, cursor] = params
      if (subcommand === 'BEGIN') context.emit({ ...context.provenance, type: 'resume-begun' })
      else if (subcommand === 'END' && cursor !== undefined) {
        context.emit({ ...context.provenance, type: 'resume-ended', cursor })
      } else return false
      return true
    },
  },
}
