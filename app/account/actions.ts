'use server'
import { createSessionActions } from 'next-storefront-session/server'
import { sessionOptions } from '../session-options'

export const {
  logIn,
  logOut,
  register,
  recover,
  reset,
  activate,
  changePassword,
  changeProfile,
  createAddress,
  updateAddress,
  deleteAddress,
  setDefaultAddress,
} = createSessionActions(sessionOptions)
