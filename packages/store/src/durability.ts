/**
 * What an acknowledged message outlives: a killed process, or (`full`) also a machine that loses its power. Accounts always
 * outlive both.
 */
export type Durability = 'normal' | 'full'
