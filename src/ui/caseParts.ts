export { Brief } from './Brief.tsx';
export { CaseCard } from './CaseCard.tsx';
export { ReggieAsks } from './ReggieAsks.tsx';
export { Todo } from './Todo.tsx';
