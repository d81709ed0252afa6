/** The same shape with other words in it. */
export type InWords<Part> = Part extends string
  ? string
  : Part extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Name in keyof Part]: InWords<Part[Name]> }
