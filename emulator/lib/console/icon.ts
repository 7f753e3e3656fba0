/** The emulator's mark: a token with a slot, as for a coin-operated machine. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1d5c63"/><circle cx="16" cy="16" r="9" fill="none" stroke="#f4f2ec" stroke-width="2.5"/><path d="M16 11v5.4l3.6 2.4" fill="none" stroke="#f2c879" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>
`
