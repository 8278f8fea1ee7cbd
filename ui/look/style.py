"""The palette, and the few rules that painting cannot do: scroll bars, text cursors, menus, tooltips."""

from PySide6.QtGui import QPalette

from ui.look.tokens import Tokens, colour

_RULES = """
QLineEdit, QPlainTextEdit {{ background: transparent; border: none; padding: 0; color: {text};
  selection-background-color: {soft}; selection-color: {text}; placeholder-text-color: {muted}; }}
QLineEdit#cell {{ background: {surface}; border: 2px solid {brand}; border-radius: 8px; padding: 0 6px; }}
QLineEdit#cell[wrong="true"] {{ border-color: {bad}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QAbstractScrollArea {{ background: transparent; border: none; }}
QAbstractItemView {{ selection-background-color: transparent; outline: 0; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 2px; }}
QScrollArea > QWidget > QScrollBar:vertical {{ width: 14px; margin: 2px 2px 2px 6px; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 2px; }}
QScrollBar::handle {{ background: {strong}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QDialog {{ background: {ground}; color: {text}; }}
QDialog QAbstractItemView {{ background: {surface}; selection-background-color: {soft}; selection-color: {text}; }}
QDialog QHeaderView {{ background: {surface}; }}
QDialog QHeaderView::section {{ background: {surface}; color: {muted}; border: none; padding: 6px; }}
QFileDialog QLineEdit {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; padding: 6px; }}
QToolTip {{ background: {text}; color: {surface}; border: none; padding: 4px 8px; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 14px 16px; border-radius: 6px; }}
QMenu::item:selected {{ background: {soft}; }}
QMenu::item:disabled {{ color: {muted}; }}
QListView#suggestions {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QListView#suggestions::item {{ padding: 12px 10px; border-radius: 6px; }}
QListView#suggestions::item:selected {{ background: {soft}; color: {text}; }}
"""


def palette(tokens: Tokens) -> QPalette:
    """The tokens in Qt's own roles, for whatever is not painted by hand."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, token in (
        (role.Window, tokens.ground),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.raised),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.bad),
        (role.Highlight, tokens.soft),
        (role.HighlightedText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.surface),
        (role.Link, tokens.brand),
        (role.Light, tokens.raised),
        (role.Mid, tokens.line),
        (role.Dark, tokens.strong),
        (role.Accent, tokens.brand),
    ):
        made.setColor(name, colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, colour(tokens.muted))
    return made


def rules(tokens: Tokens) -> str:
    """The style sheet of a window."""
    return _RULES.format(
        text=tokens.text,
        ground=tokens.ground,
        surface=tokens.surface,
        line=tokens.line,
        brand=tokens.brand,
        bad=tokens.bad,
        soft=tokens.soft,
        strong=tokens.strong,
        muted=tokens.muted,
    )
