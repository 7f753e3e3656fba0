import { getTexts } from '../texts/get-texts'

/** A field to search the shop with: a form that leads to the page of results. */
export async function SearchForm({ id, query }: { id: string; query?: string }) {
  const { search: words } = (await getTexts()).words.shop
  return (
    <search>
      <form action="/search" className="search-form">
        <label htmlFor={id} className="visually-hidden">
          {words.label}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={query}
          placeholder={words.title}
          autoComplete="off"
          maxLength={100}
          required
        />
        <button type="submit" aria-label={words.submit}>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M13 13l4.5 4.5" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </button>
      </form>
    </search>
  )
}
