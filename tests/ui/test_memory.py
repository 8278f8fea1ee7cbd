from ui.memory import remember, remembered, state_file


def test_the_folder_used_last_is_remembered_and_a_damaged_memory_is_none() -> None:
    assert remembered() == {}
    remember(folder="/somewhere")
    remember(scheme="dark")
    assert remembered() == {"folder": "/somewhere", "scheme": "dark"}
    state_file().write_text("[1", "utf-8")
    assert remembered() == {}
