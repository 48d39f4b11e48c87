/**
 * Slots whose run was not written: the worker that took them died before, or stands still and goes on later. It insists on the revision that the run had
 * then. As long as the run has it, the message may yet leave, so its slot must not be given back: the run is written first, as it is, and judged in
 * the next batch. From then on nobody can write what the other one wanted (decision 0070).
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { giveBack } from '../stages/policy/index.ts';
import type { BatchState } from './batch-state.ts';
import type { Batch } from './changes.ts';
import type { ContactRecord, EnrollmentRecord } from './model.ts';

/** Before anything else happens to the contacts of a batch; those who have such slots are left for the next one. */
export function fenceSlots(state: BatchState, { active, due }: Pick<Batch, 'active' | 'due'>): void {
  for (const run of [...active, ...due]) {
    const contact = state.contact(run.contactId);
    if (!contact || !isUnwritten(contact, run)) continue;
    state.touch(run);
    state.hold(contact._id);
    // Its runs and slots are about to go there.
    if (contact.mergedInto !== undefined) state.hold(contact.mergedInto);
  }
}

/** Somebody took a slot for a message of this run, and may yet write the run. */
export function isUnwritten({ window }: ContactRecord, { _id, revision }: EnrollmentRecord): boolean {
  return window.some((slot) => slot.revision === revision && slot.key.startsWith(`${_id}|`));
}

/** The same for a run that has only just begun, where the other one would begin it too: it moves when it has been written. */
export function beginLater(state: BatchState, run: EnrollmentRecord, at: EpochMs): void {
  run.dueAt = at;
  run.askAnew = true;
  state.hold(run.contactId);
}

/** Slots of messages that a run which ends never came to want. Of what was sent they stay. */
export function giveBackUnused(contact: ContactRecord, { _id, nodeId, visits }: EnrollmentRecord): void {
  for (const { key } of contact.window.filter((slot) => slot.key.startsWith(`${_id}|`))) {
    const [node = '', visit = ''] = key.slice(_id.length + 1).split('|');
    const reached = visits[node] ?? 0;
    if (reached < Number(visit) || (reached === Number(visit) && node === nodeId)) giveBack(contact, key);
  }
}
