/** The validator as a chunk of its own: the editor shows the journey before it checks it. */
export { validateJourney } from '@nachklang/nodes/sdk';
