"""What is shipped and is not code: fonts, icons, locale, sample goods."""
