import scriptUrl from '@mermaid-js/tiny/dist/mermaid.tiny.js?url'

let loading = null

/** What draws diagrams. Only a page with one loads it, and once. */
export function loadMermaid() {
  loading ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: scriptUrl })
    script.onload = () => resolve(globalThis.mermaid)
    script.onerror = reject
    document.head.append(script)
  })
  return loading
}
