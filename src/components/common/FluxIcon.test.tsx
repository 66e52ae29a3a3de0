import { render } from '@testing-library/react';
import { FluxIcon } from './FluxIcon';

it.each([
  ['inherit', 'fontSizeInherit'],
  ['small', 'fontSizeSmall'],
  ['medium', 'MuiSvgIcon-root'],
  ['large', 'fontSizeLarge'],
] as const)('draws itself %s, in the colour of the text', (fontSize, size) => {
  const { container } = render(<FluxIcon fontSize={fontSize} />);
  const svg = container.querySelector('svg');
  expect(svg?.getAttribute('class')).toContain(size);
  expect(svg?.querySelectorAll('path')).not.toHaveLength(0);
  expect(container.innerHTML).not.toMatch(/(?:fill|stroke|color)="/);
});
