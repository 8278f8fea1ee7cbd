"""The window: screens draw models, models call the stall or the office."""
