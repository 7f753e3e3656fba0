import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Runs in a Node in which `storefront-emulator` is not installed. */
function runWithoutEmulator(script: string): string {
  const hooks = `
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier.startsWith('storefront-emulator')) throw new Error('Not installed')
        return next(specifier, context)
      },
    })`
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`]
  return execFileSync(process.execPath, [...args, '--input-type=module', '--eval', script], {
    encoding: 'utf8',
  }).trim()
}

test('the check works: the emulator is not found', () => {
  const script = `import('storefront-emulator').catch(({ message }) => console.log(message))`
  expect(runWithoutEmulator(script)).toBe('Not installed')
})

test('the fixtures load, and what needs the emulator says what to install', () => {
  const script = `
    const { createEmulatorControl, test } = await import('./lib/playwright/index.ts')
    console.log(typeof test.extend)
    await createEmulatorControl('http://127.0.0.1:9').now().catch(({ message }) => console.log(message))`
  expect(runWithoutEmulator(script)).toMatch(
    /^function\nNo emulator answers at http:\/\/127\.0\.0\.1:9\..*"npm install --save-dev storefront-emulator"/,
  )
})
