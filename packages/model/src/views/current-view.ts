import type { SessionState } from '@longwire/irc'

/** What is made of a session's state for one channel: made anew only when the session has changed. */
export class CurrentView<View> {
  readonly #make: (state: SessionState, channel: string) => View
  #version = -1
  #channel = ''
  #view: View | undefined

  constructor(make: (state: SessionState, channel: string) => View) {
    this.#make = make
  }

  read(state: SessionState, channel: string): View {
    if (state.version !== this.#version || channel !== this.#channel) {
      this.#view = this.#make(state, channel)
      this.#version = state.version
      this.#channel = channel
    }
    return this.#view as View
  }
}
