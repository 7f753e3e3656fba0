/** Thrown by a command that cannot be carried out; its message, which says what to send, is the answer. */
export class BadCommand extends Error {}
