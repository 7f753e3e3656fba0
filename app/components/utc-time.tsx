/**
 * An instant as both a person and a program read it. The text is put together here, so that Node
 * and every browser write the same.
 */
export function UtcTime({ instant }: { instant: string }) {
  return <time dateTime={instant}>{readable(new Date(instant))}</time>
}

function readable(date: Date): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`
}
