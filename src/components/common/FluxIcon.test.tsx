import { render } from '@testing-library/react';
import { FluxIcon } from './FluxIcon';

it.each([
  ['inherit', ['fontSizeInherit']],
  ['small', ['fontSizeSmall']],
  // The size that needs no class.
  ['medium', []],
  ['large', ['fontSizeLarge']],
] as const)(
  'the icon of Flux has the size %s and the colour of the text',
  (fontSize, sizes) => {
    const { container } = render(<FluxIcon fontSize={fontSize} />);
    const svg = container.querySelector('svg');
    expect(svg?.getAttribute('class')?.match(/fontSize\w+/g) ?? []).toEqual(
      sizes,
    );
    expect(svg?.querySelectorAll('path')).not.toHaveLength(0);
    expect(container.innerHTML).not.toMatch(/(?:fill|stroke|color)="/);
  },
);
