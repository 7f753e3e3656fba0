/**
 * The tag of tests that only `npm run test:long` runs: what they prove is proved once by a test that
 * every change meets, and they prove it for one case more (the same form without JavaScript, the
 * same fault in another week, the same page in another language).
 */
export const LONG = '@long'

/** Whether this is a run of `npm run test:long`. */
export const isLongRun = Boolean(process.env['E2E_LONG'])
