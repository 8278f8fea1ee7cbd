"""The gallery's office without a window: enrolment, collecting what is handed in, adding it up, answering questions."""
