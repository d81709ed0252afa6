/**
 * The first line of a script by which V8 compiles all of it beside the page's thread while it comes, where it would otherwise read each
 * function twice and compile it when it is first called. Others pass over it. Source: https://v8.dev/blog/explicit-compile-hints
 */
export const compileHint = '//# allFunctionsCalledOnLoad\n'
