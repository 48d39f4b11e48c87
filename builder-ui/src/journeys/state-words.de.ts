/** The states of a journey in German; the editor says them before the other words are there. */

export const journeyStates = { draft: 'Entwurf', live: 'Live', paused: 'Pausiert', archived: 'Archiviert' };
