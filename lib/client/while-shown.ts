/**
 * Runs something while the page is shown: stopped when the page goes, which lets the browser keep
 * it in the back-forward cache, and started again, with `onReturn`, should it come back from there.
 * `start` returns how to stop, and so does this.
 */
export function whileShown(start: () => () => void, onReturn: () => void): () => void {
  const watch = new AbortController()
  let stop = start()
  const leave = () => {
    stop()
    stop = () => undefined
  }
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    stop()
    stop = start()
    onReturn()
  }
  window.addEventListener('pagehide', leave, watch)
  window.addEventListener('pageshow', comeBack, watch)
  return () => {
    watch.abort()
    stop()
  }
}
