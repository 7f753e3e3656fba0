// What the examples in docstrings take for granted. An example stands alone and not on a page, so
// nothing shows where these come from.
import type { GetServerSideProps } from 'next'
import { type NextFetchEvent, type NextRequest, NextResponse } from 'next/server'
import createIntlMiddleware from 'next-intl/middleware'
import { ENGLISH, type SessionOptions } from 'next-storefront-session'
import type { SessionActions } from 'next-storefront-session/client'
import type { ReactNode } from 'react'
import { routing } from './i18n/routing'
import { multipassTokenFor, whoIs } from './lib/identity-provider'

const sessionOptions: SessionOptions = {}
const GERMANY: SessionOptions = { storeDomain: 'germany.myshopify.com' }
const PORTUGAL: SessionOptions = { storeDomain: 'portugal.myshopify.com' }
const portuguese = ENGLISH
const children: ReactNode = null
const setMessage = (message: string) => message
const show = (text: string) => text
const logOut: SessionActions['logOut'] = async () => ({ status: 'failed', reason: 'refused' })

export {
  children,
  createIntlMiddleware,
  GERMANY,
  type GetServerSideProps,
  logOut,
  multipassTokenFor,
  type NextFetchEvent,
  type NextRequest,
  NextResponse,
  PORTUGAL,
  portuguese,
  routing,
  sessionOptions,
  setMessage,
  show,
  whoIs,
}
