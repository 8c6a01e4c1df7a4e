import { testStates } from './gallery/states.ts';

testStates('admin');
