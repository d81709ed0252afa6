/** The bar over the place where one writes, in English. */
export const words = {
  bar: 'Formatting',
  preview: 'As it will look:',
  marks: {
    bold: 'Bold',
    italic: 'Italic',
    underline: 'Underlined',
    struck: 'Struck out',
    code: 'Code',
    spoiler: 'Hidden',
  },
}
