// By itself, so that it can be loaded by itself: most people have no rule with a regular expression.
export { compilePattern } from '@longwire/attention'
