import { defineSession } from 'next-storefront-session'
import { sessionTelemetry } from 'next-storefront-session/telemetry'

export const sessionOptions = defineSession({ telemetry: sessionTelemetry() })
