/** Waits up to half a minute until a page is there. Says whether it is. */
export async function waitForAnswer(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}
