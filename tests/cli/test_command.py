"""The command `asylia` finds the room that a word belongs to, and says what it lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

import asylia
from asylia import __version__
from asylia.cli import HELP, NEEDS_WEB, OF_THE_WEB, OF_THEIR_OWN, main


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_is_printed(capsys: pytest.CaptureFixture[str], word: str) -> None:
    code = main([word])

    assert (code, capsys.readouterr().out) == (0, HELP)


def test_help_names_every_word_once() -> None:
    named = [line.split()[1] for line in HELP.splitlines() if line.startswith("  asylia ")]

    assert sorted(named) == sorted(["clock", *OF_THEIR_OWN, *OF_THE_WEB, "WORD", "--version"])


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--version"])

    assert (code, capsys.readouterr().out) == (0, f"asylia {__version__}\n")


def test_no_word_prints_the_help_as_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([])

    assert (code, capsys.readouterr().err) == (2, HELP)


def test_unknown_word_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["klock"])

    assert (code, capsys.readouterr().err.splitlines()[0]) == (
        2,
        "asylia: there is no word 'klock'.",
    )


def test_words_of_the_process_are_the_default() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "asylia.cli", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout == f"asylia {__version__}\n"


def test_clock_imports_neither_django_nor_another_room() -> None:
    program = (
        "import sys\n"
        "import asylia.cli.clock\n"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('asylia.')}\n"
        "print(sorted(rooms), 'django' in sys.modules)\n"
    )

    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert found.stdout == "['cli', 'law'] False\n"


@pytest.mark.parametrize("missing", ["django", "psycopg"])
def test_word_of_the_web_needs_both_django_and_the_database(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)

    code = main(["verify"])

    assert (code, capsys.readouterr().err) == (2, NEEDS_WEB.format(word="verify"))


def test_words_of_the_web_are_those_that_the_web_knows() -> None:
    words = pytest.importorskip("asylia.web.cli", exc_type=ImportError).WORDS

    assert set(OF_THE_WEB) == set(words)


def test_word_of_the_web_is_handed_on(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("asylia.web.cli", exc_type=ImportError)

    with pytest.raises(SystemExit) as ended:
        main(["roles", "--help"])

    assert (ended.value.code, capsys.readouterr().out[:19]) == (0, "usage: asylia roles")


@pytest.mark.parametrize("word", OF_THE_WEB)
def test_word_of_the_web_without_the_web_says_what_to_install(word: str) -> None:
    package = str(Path(asylia.__file__).parents[1])
    program = f"import sys; sys.path.append({package!r}); from asylia.cli import main; "
    program += f"sys.exit(main([{word!r}]))"

    found = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False
    )

    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        f"asylia {word}: this needs the desk and its database, and they are not installed.\n"
        'Install them with:  pip install "asylia[web]"\n'
    )
