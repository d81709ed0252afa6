export type * from './rules.ts'
export type * from './verdict.ts'
