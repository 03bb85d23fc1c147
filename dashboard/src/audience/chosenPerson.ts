import { createStore } from 'zustand/vanilla';

/** The person of the audience that is chosen on this page: shown by the plan, named in the control. Null for none. */
export const chosenPerson = createStore<{ readonly npc: number | null }>(() => ({ npc: null }));
