/** Colours of drawings of paid media; contrast on white of 4.5 or more where they carry meaning alone. */
export const COLOURS = {
  main: '#004884',
  faded: '#7f9fc4',
  reference: '#b7c6da',
} as const;

/** From little to much: told apart in grey too. `text` stands on it with a contrast of 4.5 or more. */
export const CLASS_COLOURS: readonly { fill: string; text: string }[] = [
  { fill: '#e3ecf6', text: '#1f2a37' },
  { fill: '#b3cbe4', text: '#1f2a37' },
  { fill: '#7fa6d0', text: '#1f2a37' },
  { fill: '#004884', text: '#ffffff' },
];
