'use client'
import { sessionPath } from 'next-storefront-session'
import { useSession } from 'next-storefront-session/client'
import type { SubmitEvent } from 'react'
import { SubmitButton } from '../../components/submit-button'

/** Logs out in every tab at once. A plain form without JavaScript, and when the log-out fails. */
export function LogOutForm({ submit, pending }: { submit: string; pending: string }) {
  const { logOut } = useSession()

  async function leave(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const result = await logOut()
    if (result.status === 'failed') form.submit()
  }

  return (
    <form method="post" action={sessionPath('logout')} onSubmit={leave}>
      <SubmitButton className="button button-quiet" pendingLabel={pending}>
        {submit}
      </SubmitButton>
    </form>
  )
}
