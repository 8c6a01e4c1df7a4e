import { testStates } from './gallery/states.ts';

testStates('reggie');
