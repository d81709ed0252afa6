import { resume as resumeScreen } from '../../user/resume.ts'
import type { Command } from '../command.ts'

/** See docs/extensions/resume.md. */
export const resume: Command = {
  name: 'RESUME',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: false,
  capability: 'longwire/resume',
  run({ params }, { user, attachment, network }) {
    resumeScreen(user, attachment, network, params[0] ?? '*')
  },
}
