// The emulator in a process of its own, as the package ships it. Over IPC it tells its origin, and
// on request what its heap holds once the garbage is gone.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createStorefrontEmulator } from 'storefront-emulator'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const emulator = createStorefrontEmulator()
const origin = await emulator.listen()
const { privateAccessToken } = emulator
process.send?.({ origin, privateAccessToken })

process.on('message', () => {
  collectGarbage()
  process.send?.({ heapMegabytes: process.memoryUsage().heapUsed / 2 ** 20 })
})
