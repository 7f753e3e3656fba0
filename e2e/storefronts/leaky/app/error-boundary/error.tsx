'use client'

export default function ErrorPage({ error }: { error: Error }) {
  return <p role="alert">{error.message}</p>
}
