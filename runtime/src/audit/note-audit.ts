/** What a route adds to the entry its call leaves in the audit log: whom it made, or what a rule was before and is now. */
import type { Json } from '@nachklang/nodes/sdk';
import type { FastifyRequest } from 'fastify';

/** `field` is a setting's name, or the path to one of its parts (`retention.mails`); an absent side means there was, or is, nothing. */
export interface AuditChange { field: string; before?: Json; after?: Json }

export interface AuditNote {
  subject?: string;
  /** Names of the settings that are different now; without it, those the request named. */
  fields?: string[];
  /** Rules and numbers only: nothing that may be personal. */
  changes?: AuditChange[];
}

const NOTES = new WeakMap<FastifyRequest, AuditNote>();

export function noteAudit(request: FastifyRequest, note: AuditNote): void {
  NOTES.set(request, note);
}

export function auditNote(request: FastifyRequest): AuditNote {
  return NOTES.get(request) ?? {};
}
