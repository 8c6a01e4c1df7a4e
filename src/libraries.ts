/*
 * React and Garden, without which nothing of the panel runs. The entry imports them first and the panel after them, so that
 * the browser can do something else in between (docs/numbers.md).
 */
import '@zendeskgarden/react-buttons';
import '@zendeskgarden/react-theming';
import 'react-dom/client';
