// What a Dockerfile does with COPY: the server serves what browsers load from beside itself.
import { cpSync } from 'node:fs'

cpSync('.next/static', '.next/standalone/.next/static', { recursive: true })
