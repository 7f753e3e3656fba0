import { CheckButton } from './check-button'

export default function ActionPage() {
  return <CheckButton />
}
