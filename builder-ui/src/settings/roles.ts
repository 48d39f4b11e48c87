/** The roles of a team, from much to little. */
import type { Member } from '../api/types.ts';

export const ROLES = ['owner', 'editor', 'viewer'] as const satisfies Member['role'][];
