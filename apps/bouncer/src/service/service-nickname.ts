/** The nickname of the service: no network can have such a one. */
export const SERVICE_NICKNAME = '*longwire'
