/** The states of a journey in English; the editor says them before the other words are there. */

export const journeyStates = { draft: 'Draft', live: 'Live', paused: 'Paused', archived: 'Archived' };
