import type { Extension } from '../extension.ts'

/** What a ZNC plays back when one attaches: history, also where nobody asked for it. */
export const zncPlayback: Extension = {
  name: 'znc-playback',
  spec: 'https://wiki.znc.in/Playback',
  capabilities: [],
  needs: ['batch'],
  batches: { 'znc.in/playback': { replayed: true } },
}
