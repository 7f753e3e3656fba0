import type { Metadata } from 'next'
import type { CustomerProfile } from 'next-storefront-session/server'
import { ActionForm } from '../../../components/forms/action-form'
import { CheckBox } from '../../../components/forms/check-box'
import { EmailField, NameFields, PhoneField } from '../../../components/forms/fields'
import { Notice, UnavailableNotice } from '../../../components/notice'
import { type PageQuery, single } from '../../../query-value'
import { getCustomer, requireSession } from '../../../session'
import { getTexts } from '../../../texts/get-texts'
import { changeProfile } from '../../actions'
import { dataOrLogin } from '../../data-or-login'
import { WhileLoading } from '../while-loading'

const PATH = '/account/profile'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getTexts()
  return { title: words.profile.title }
}

export default async function ProfilePage({ searchParams }: { searchParams: PageQuery }) {
  await requireSession(PATH)
  const [{ words }, query] = await Promise.all([getTexts(), searchParams])
  return (
    <div className="form-page">
      <h1>{words.profile.title}</h1>
      <Notice code={single(query['notice'])} />
      <WhileLoading>
        <StoredProfile />
      </WhileLoading>
    </div>
  )
}

async function StoredProfile() {
  const profile = dataOrLogin(await getCustomer(), PATH)
  return profile === undefined ? <UnavailableNotice /> : <ProfileForm profile={profile} />
}

async function ProfileForm({ profile }: { profile: CustomerProfile }) {
  const { words, messages } = await getTexts()
  const { submit, pending, emailHint, phoneHint } = words.profile
  return (
    <ActionForm action={changeProfile} submit={submit} pending={pending} hasRequired>
      {/* Coming back through a redirect, the page shows what is stored, not what was typed. */}
      <input type="hidden" name="returnTo" value={`${PATH}?notice=PROFILE_SAVED`} />
      <NameFields firstName={profile.firstName ?? null} lastName={profile.lastName ?? null} />
      <EmailField initial={profile.email} hint={emailHint} autoComplete="email" isRequired />
      <PhoneField initial={profile.phone} hint={phoneHint} />
      <CheckBox
        name="acceptsMarketing"
        label={messages.label('acceptsMarketing')}
        isChecked={profile.acceptsMarketing}
      />
    </ActionForm>
  )
}
