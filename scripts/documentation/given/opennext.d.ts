declare module '@opennextjs/cloudflare' {
  export function getCloudflareContext(): { env: CloudflareEnv }
}

interface CloudflareEnv {
  readonly ASSETS: unknown
}
