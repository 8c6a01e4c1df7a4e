// Before anything is painted: light or dark as Zendesk asks in the frame's address, whatever the system prefers.
document.documentElement.dataset.scheme =
  new URLSearchParams(location.search).get('colorScheme') === 'dark' ? 'dark' : 'light';
