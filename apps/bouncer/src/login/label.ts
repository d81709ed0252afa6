const MAX_LABEL = 200

/**
 * What a person, or a browser, calls a login, as it is kept: one line of 200 characters at most, without what a terminal would
 * obey or what turns the direction of the text after it.
 */
export function keptLabel(label: string): string {
  // oxlint-disable-next-line no-control-regex -- these characters are what is looked for
  const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu
  return label.replaceAll(controls, ' ').trim().slice(0, MAX_LABEL)
}
