'use client'

// The private API token, "for later": shpat-7c1b-Marmalade-Lighthouse-0042. Minified away, and mapped back.
export function Careless() {
  return <p>Nothing to see</p>
}
