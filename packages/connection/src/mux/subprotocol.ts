/** The WebSocket subprotocol of docs/extensions/mux.md; the number in it is the version. */
export const muxSubprotocol = 'mux.1.longwire'
