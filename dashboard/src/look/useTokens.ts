import { useComputedColorScheme } from '@mantine/core';
import { TOKENS, type Tokens } from './tokens';

/** The colours in force, for what is painted on canvases. */
export function useTokens(): Tokens {
  return TOKENS[useComputedColorScheme('light')];
}
