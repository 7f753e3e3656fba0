// npm run test:long: what proves more than the fifteen minutes of npm test allow.
import { step } from './step.ts'

/** Of the operations that a hostile script could write, and of documents that could cost too much. */
const HOSTILE_OPERATIONS = '100000'

await step(
  `The Storefront proxy, ${HOSTILE_OPERATIONS} hostile operations and as many documents`,
  'vitest',
  ['run', '--project', 'node', 'lib/routes/storefront-proxy/hostile-operations.property.test.ts'],
  { env: { ...process.env, HOSTILE_OPERATIONS } },
)
