import { Careless } from './careless'

export default function SourceMapPage() {
  return <Careless />
}
