// For durable-objects.spec.ts: the Worker of the example, which asks at STORE_RELAY_URL before each command to
// an object whether it may, so that it can be killed at a certain one. Without that variable, the Worker.
import worker from './worker.mjs'

export { SessionStoreObject } from './worker.mjs'

export default {
  fetch(request, env, context) {
    const isRelayed = env.STORE_RELAY_URL !== undefined
    return worker.fetch(request, isRelayed ? { ...env, SESSION_STORE: relayed(env) } : env, context)
  },
}

function relayed({ SESSION_STORE, STORE_RELAY_URL }) {
  const tell = async (body) => {
    const answer = await fetch(STORE_RELAY_URL, { method: 'POST', body })
    return answer.text()
  }
  return {
    idFromName: (name) => SESSION_STORE.idFromName(name),
    get: (id) => ({
      async fetch(url, init) {
        const verdict = await tell(JSON.parse(init.body).ask)
        const answer = await SESSION_STORE.get(id).fetch(url, init)
        if (verdict === 'pass-and-drop-the-answer') await tell('done')
        return answer
      },
    }),
  }
}
