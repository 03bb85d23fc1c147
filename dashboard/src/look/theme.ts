import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { asVariables, TOKENS, type Tokens } from './tokens';

const tenOf = (colour: string): MantineColorsTuple =>
  Array.from({ length: 10 }, () => colour) as unknown as MantineColorsTuple;

// Mantine's own choice of text on a filled control misses the contrast in the dark, so it comes from the tokens.
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.color === 'stop') {
    return {
      background: 'var(--stop)',
      hover: 'var(--stop)',
      color: '#ffffff',
      border: '1px solid transparent',
    };
  }
  if (input.color !== undefined && input.color !== 'accent') {
    return colors;
  }
  switch (input.variant) {
    case 'filled':
      return {
        background: 'var(--accent)',
        hover: 'color-mix(in srgb, var(--accent) 88%, var(--text))',
        color: 'var(--on-accent)',
        border: '1px solid transparent',
      };
    case 'light':
      return {
        background: 'var(--accent-soft)',
        hover: 'color-mix(in srgb, var(--accent-soft) 80%, var(--accent))',
        color: 'var(--text)',
        border: '1px solid transparent',
      };
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--sunken)',
        color: 'var(--text)',
        border: '1px solid transparent',
      };
    default:
      return colors;
  }
};

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: {
    accent: Array.from({ length: 10 }, (_, shade) =>
      shade < 6 ? TOKENS.dark.accent : TOKENS.light.accent,
    ) as unknown as MantineColorsTuple,
    stop: tenOf(TOKENS.light.stop),
    // Mantine paints its dark fields and borders from this scale.
    dark: [
      '#e4ecf0',
      '#c5d1d8',
      '#a9b8c2',
      '#8d9da8',
      '#73848f',
      '#2b3840',
      '#1b262d',
      '#151e24',
      '#0e1519',
      '#0a1013',
    ],
  },
  variantColorResolver,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      styles: { label: { whiteSpace: 'normal', lineHeight: 1.25 }, root: { fontWeight: 600 } },
    },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
  },
});

function resolved(tokens: Tokens): Record<string, string> {
  return {
    ...asVariables(tokens),
    '--mantine-color-body': tokens.canvas,
    '--mantine-color-text': tokens.text,
    '--mantine-color-dimmed': tokens.muted,
    '--mantine-color-placeholder': tokens.muted,
    '--mantine-color-anchor': tokens.accent,
    '--mantine-color-error': tokens.danger,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.sunken,
    '--mantine-color-default-color': tokens.text,
    '--mantine-color-default-border': tokens.outline,
    '--mantine-primary-color-filled': tokens.accent,
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: resolved(TOKENS.light),
  dark: resolved(TOKENS.dark),
});
