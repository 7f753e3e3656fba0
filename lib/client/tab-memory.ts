/**
 * Remembers a value until the tab is closed, and returns what was remembered before; null where
 * there was nothing, or where the browser keeps nothing.
 */
export function swapMemory(key: string, value: string): string | null {
  try {
    const before = sessionStorage.getItem(key)
    sessionStorage.setItem(key, value)
    return before
  } catch {
    return null
  }
}
