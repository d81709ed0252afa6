/**
 * Milliseconds since 1970 of `YYYY-MM-DDThh:mm:ss.sssZ`; undefined for what is none. A leap second counts as the last
 * millisecond before it. The fraction may have any number of digits, or be missing.
 * Source: https://ircv3.net/specs/extensions/server-time
 */
export function readServerTime(text: string): number | undefined {
  if (text.length === USUAL_LENGTH && minute !== '' && text.startsWith(minute)) {
    const inMinute = readSeconds(text)
    if (inMinute !== undefined) return minuteAt + inMinute
  }
  if (text.length < 20 || text.charCodeAt(10) !== UPPER_T || text.charCodeAt(text.length - 1) !== UPPER_Z)
    return undefined
  const leap = text.startsWith(':60', 16)
  const time = Date.parse(leap ? `${text.slice(0, 17)}59.999Z` : text)
  if (Number.isNaN(time)) return undefined
  if (text.length === USUAL_LENGTH && text.charCodeAt(16) === COLON) rememberMinute(text)
  return time
}

/** As it stands in a `time` tag or a `timestamp=` of CHATHISTORY. `time` is in milliseconds since 1970. */
export function formatServerTime(time: number): string {
  const inMinute = time - writtenAt
  if (!Number.isInteger(inMinute) || inMinute < 0 || inMinute >= MINUTE) {
    const text = new Date(time).toISOString()
    writtenMinute = text.slice(0, -7)
    writtenAt = Math.floor(time) - Number(text.slice(-7, -5)) * 1000 - Number(text.slice(-4, -1))
    return text
  }
  const seconds = Math.floor(inMinute / 1000)
  const thousandths = inMinute % 1000
  const zeros = thousandths < 10 ? '00' : thousandths < 100 ? '0' : ''
  return `${writtenMinute}${seconds < 10 ? '0' : ''}${seconds}.${zeros}${thousandths}Z`
}

const MINUTE = 60_000

// Many lines of a page of history are of one minute; what comes before the seconds is written once for them.
let writtenMinute = ''
let writtenAt = Number.NaN

const UPPER_T = 0x54
const UPPER_Z = 0x5a
const COLON = 0x3a
const DOT = 0x2e
const ZERO = 0x30
const USUAL_LENGTH = 24

// Most lines are of the same minute as the line before, and Date.parse is what takes longest in reading a line's tags.
let minute = ''
let minuteAt = 0

/** `2026-11-22T12:00:` and when it began. */
function rememberMinute(text: string): void {
  minute = text.slice(0, 17)
  minuteAt = Date.parse(`${minute}00.000Z`)
}

/** Milliseconds of `ss.sssZ` at the end of the usual form; undefined for anything else, a leap second too. */
function readSeconds(text: string): number | undefined {
  const tens = text.charCodeAt(17) - ZERO
  const ones = text.charCodeAt(18) - ZERO
  const tenths = text.charCodeAt(20) - ZERO
  const hundredths = text.charCodeAt(21) - ZERO
  const thousandths = text.charCodeAt(22) - ZERO
  if (text.charCodeAt(19) !== DOT || text.charCodeAt(23) !== UPPER_Z) return undefined
  if (tens < 0 || tens > 5 || !isDigit(ones) || !isDigit(tenths) || !isDigit(hundredths) || !isDigit(thousandths)) {
    return undefined
  }
  return tens * 10_000 + ones * 1000 + tenths * 100 + hundredths * 10 + thousandths
}

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9
}
