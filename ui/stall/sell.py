"""Selling."""

from ui.widgets.page import Page


class SellScreen(Page):
    """Goods left, basket right."""
