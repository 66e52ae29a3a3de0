import type { IconComponent } from '@backstage/core-plugin-api';
import SvgIcon from '@material-ui/core/SvgIcon';
import type { ComponentProps } from 'react';

/**
 * The Flux icon for menus, in the colour and size of the surrounding text.
 *
 * @public
 */
export const FluxIcon: IconComponent = function FluxIcon(
  props: ComponentProps<IconComponent>,
) {
  return (
    <SvgIcon {...props}>
      <path
        fillRule="evenodd"
        d="M12 1.3 21.3 6.65v10.7L12 22.7 2.7 17.35V6.65ZM12 3.6 4.7 7.8v8.4l7.3 4.2 7.3-4.2V7.8Z"
      />
      <path d="M6.5 8.9c1.9-1.5 3.7-1.5 5.5-.3 1.9 1.2 3.6 1.1 5.5-.4v2c-1.9 1.5-3.7 1.5-5.5.3-1.9-1.2-3.6-1.1-5.5.4ZM6.5 13.2c1.9-1.5 3.7-1.5 5.5-.3 1.9 1.2 3.6 1.1 5.5-.4v2c-1.9 1.5-3.7 1.5-5.5.3-1.9-1.2-3.6-1.1-5.5.4Z" />
    </SvgIcon>
  );
};
