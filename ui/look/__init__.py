"""The look: tokens, measures, fonts, icons and the few style rules that painting cannot do."""
