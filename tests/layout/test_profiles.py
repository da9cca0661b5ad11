"""The output profiles as a table."""

from sejajar.layout.profiles import DEFAULT_PROFILE, PROFILES, SETUPS


def test_setups_are_undone_by_what_restores_them():
    assert SETUPS["none"].setup == SETUPS["none"].restore == ""
    for name in ("bdsm", "konsole", "mlterm"):
        setup = SETUPS[name]
        assert setup.setup.startswith("\x1b")
        assert setup.restore.startswith("\x1b")
        profile = DEFAULT_PROFILE.with_setup(setup)
        assert (profile.setup, profile.restore, profile.form) == (setup.setup, setup.restore, "visual")
    assert (DEFAULT_PROFILE.setup, DEFAULT_PROFILE.restore) == ("\x1b[8l", "\x1b[8h")


def test_profiles_are_named_as_they_are_called():
    assert [name for name, profile in PROFILES.items() if name != profile.name] == []
    assert PROFILES["isolated"].extra_columns == 2
    assert [name for name, profile in PROFILES.items() if profile.extra_columns] == ["isolated"]


def test_harakat_are_drawn_where_letters_stay_in_the_order_of_the_screen():
    hidden = {name for name, profile in PROFILES.items() if not profile.show_harakat}
    assert hidden == {"words", "isolated", "styled"} == {name for name, p in PROFILES.items() if p.popup_full_width}


def test_only_the_visual_form_switches_the_terminal():
    assert [name for name, profile in PROFILES.items() if profile.setup or profile.restore] == ["visual"]
