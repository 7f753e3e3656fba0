import { defineCloudflareConfig } from '@opennextjs/cloudflare'

export default {
  ...defineCloudflareConfig(),
  // Without it, the adapter runs the package's own "build", which is the adapter.
  buildCommand: 'next build',
}
