/** The style of what is only for screen readers. */
export const FOR_SCREEN_READERS = {
  clipPath: 'inset(50%)',
  height: 1,
  overflow: 'hidden',
  position: 'absolute',
  width: 1,
} as const;
