"""Paper: a Layout is the rows a person reads; PDF, ESC/POS, picture and text only draw it."""
