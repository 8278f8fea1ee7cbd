"""The office's settings."""

from ui.models.office_settings import OfficeSettingsModel
from ui.widgets.settings_page import SettingsPage


class SettingsScreen(SettingsPage):
    """Where it collects, when the gallery is closed, what its window looks like."""

    def __init__(self, model: OfficeSettingsModel) -> None:
        super().__init__(model)
        self.retranslate()
        self.relayout()
        self.show_group(self.group)
