export { Brief } from './Brief.tsx';
export { CaseCard } from './CaseCard.tsx';
export { Todo } from './Todo.tsx';
