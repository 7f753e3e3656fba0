// npm run test:long: what proves more than the fifteen minutes of npm test allow.
import { installChromium } from './install-chromium.ts'
import { installRedis } from './install-redis.ts'
import { browserProgress, unitProgress } from './steps/progress.ts'
import { runSteps } from './steps/run-steps.ts'

/** Of the operations that a hostile script could write, and of documents that could cost too much. */
const HOSTILE_OPERATIONS = '100000'

/** Stories of two people who exchange the callbacks of their log-ins. */
const HOSTILE_CALLBACKS = '1500'
const FORGED_LOGOUT_TOKENS = '5000'

/** Stories of attempts to log in, in whatever order a store answers. */
const LIMIT_STORIES = '20000'

const BUILDS = ['node scripts/build-package.ts', 'node scripts/build-storefronts.ts']
const CHROMIUM_PATH = installChromium()
installRedis()

const hasPassed = await runSteps([
  ...BUILDS.map((command, index) => ({
    name: command,
    command: command.split(' '),
    after: BUILDS.slice(0, index),
  })),
  {
    name: 'Browser tests, all of them',
    command: ['playwright', 'test'],
    env: { ...process.env, CHROMIUM_PATH, E2E_LONG: '1' },
    after: BUILDS,
    isAlone: true,
    progress: browserProgress,
  },
  {
    name: 'npm run demo -- --instances 3, as it is typed, with its build',
    command: ['playwright', 'test', 'instances-demo.spec.ts', '--project=instances'],
    env: { ...process.env, CHROMIUM_PATH, DEMO_BUILDS: '1' },
    after: ['Browser tests, all of them'],
    isAlone: true,
  },
  {
    name: 'The property tests once more, on the edge runtime',
    command: ['vitest', 'run', '--project', 'edge-properties'],
    progress: unitProgress,
  },
  {
    name: `The Storefront proxy, ${HOSTILE_OPERATIONS} hostile operations and as many documents`,
    command: [
      'vitest',
      'run',
      '--project=node',
      'lib/routes/storefront-proxy/hostile-operations.property.test.ts',
    ],
    env: { ...process.env, HOSTILE_OPERATIONS },
  },
  {
    name: `Log-ins on Shopify’s page, ${HOSTILE_CALLBACKS} stories of exchanged callbacks`,
    command: ['vitest', 'run', '--project=node', 'lib/routes/hosted-login.property.test.ts'],
    env: { ...process.env, HOSTILE_CALLBACKS },
  },
  {
    name: `Log-outs that an identity provider tells, ${FORGED_LOGOUT_TOKENS} tokens`,
    command: [
      'vitest',
      'run',
      '--project=node',
      'lib/routes/forged-logout-tokens.property.test.ts',
    ],
    env: { ...process.env, FORGED_LOGOUT_TOKENS },
  },
  {
    name: `Limits on log-ins, ${LIMIT_STORIES} stories of each kind`,
    command: [
      'vitest',
      'run',
      '--project=node-shared',
      'lib/core/limits/token-bucket.property.test.ts',
    ],
    env: { ...process.env, LIMIT_STORIES },
  },
  {
    name: 'Every order in which three instances can renew two generations of a session',
    command: [
      'vitest',
      'run',
      '--project=node-shared',
      'lib/core/renewal/renewal-model.property.test.ts',
    ],
    env: { ...process.env, MODEL_INSTANCES: '3' },
    progress: unitProgress,
  },
  {
    name: 'The examples, and each version of Next and React that the peer ranges end with',
    command: ['node', 'scripts/test-examples.ts', '--all'],
    env: { ...process.env, E2E_LONG: '1' },
    isAlone: true,
  },
])
process.exitCode = hasPassed ? 0 : 1
