export { CountForm } from './CountForm.tsx';
export { ExceptionForm } from './ExceptionForm.tsx';
export { LanguageChoice } from './LanguageChoice.tsx';
export { Recording } from './Recording.tsx';
export { Resolution } from './Resolution.tsx';
export { SearchCustomer } from './SearchCustomer.tsx';
export { TypedTextField } from './TypedTextField.tsx';
