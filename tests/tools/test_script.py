"""The script ``./asylia`` and the tools behind it, tried without setting anything up."""

import io
import json
import os
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tools import bench, check, places, prove, running, setup
from tools.places import Place, Refused

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "asylia"


def run(*words: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script from another folder, with nothing to read from."""
    return subprocess.run(
        [SCRIPT, *words],
        check=False,
        cwd=folder,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_clock_runs_from_any_folder_without_setting_up(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(
        '{"format": "asylia-history/1", "case": "LT-AAAA-2222", "member_state": "LT",'
        ' "events": [{"event": "application_made", "at": "2026-08-10"}]}',
        encoding="utf-8",
    )

    done = run("clock", "case.json", "--as-of", "2026-08-10", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "LT-AAAA-2222" in done.stdout


def test_the_law_book_opens_from_any_folder_without_setting_up(tmp_path: Path) -> None:
    done = run("law", "show", "apr-register-5d", "--json", folder=tmp_path, HOME=str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == "apr-register-5d"
    assert list(tmp_path.iterdir()) == []


def test_a_word_runs_in_the_folder_that_its_file_names_begin_from(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = Place(home=tmp_path / "home", checkout=ROOT, account=None)

    code = running.run(place, ["/bin/pwd"], folder=tmp_path)

    assert code == 0
    assert capfd.readouterr().out == f"{tmp_path}\n"


def test_what_the_set_up_says_is_not_mixed_with_what_a_word_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup.say("installing")

    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "asylia: installing\n")


def test_without_a_word_the_script_tells_its_words(tmp_path: Path) -> None:
    done = run(folder=tmp_path)

    assert done.returncode == 0
    assert "./asylia demo" in done.stdout
    assert "./asylia test" in done.stdout


@pytest.mark.parametrize("word", ["demo", "test", "bench", "prove"])
def test_help_of_a_word_sets_nothing_up(tmp_path: Path, word: str) -> None:
    done = run(word, "--help", folder=tmp_path, HOME=str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert f"./asylia {word}" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_without_a_new_python_the_script_says_which_it_needs(tmp_path: Path) -> None:
    for name in ("sh", "dirname"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    old = tmp_path / "old-asylia"
    text = SCRIPT.read_text(encoding="utf-8").replace("/usr/bin/python3", "")
    old.write_text(text, encoding="utf-8")
    old.chmod(0o700)

    done = subprocess.run(
        [old], check=False, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "no Python 3.11 or newer" in done.stderr


def test_an_unknown_benchmark_is_refused_with_those_that_there_are() -> None:
    names = (
        "append, case-page, caseload, clock-case, clock-process, columns, date, growth, letter, "
        "mixed, names, next-acts, projection, sign-in-timing, today, verify"
    )
    with pytest.raises(Refused, match=f"There are: {names}"):
        bench.main(["nothing"])


def test_what_stands_behind_the_names_is_handed_to_the_benchmarks() -> None:
    named = bench._apart(["caseload", "today", "--cases", "500", "--keep"])
    every, nothing = bench._apart([])

    assert named == (["caseload", "today"], ["--cases", "500", "--keep"])
    small = ["append", "clock-case", "clock-process", "date", "letter", "sign-in-timing", "verify"]
    assert every == small
    assert nothing == []


def test_an_unknown_proof_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Refused, match="There are: law, file, projection, peel, "):
        prove.main(["nothing"])


@pytest.mark.parametrize("words", [[], ["--list"]])
def test_proofs_are_listed_and_none_is_run(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = prove.main(words)

    said = capsys.readouterr().out.splitlines()
    assert code == 0
    assert said[0].startswith("law ")
    assert [line.split()[0] for line in said if "only if named" in line] == ["spark", "supply"]
    assert len(said) == len(prove.PROOFS) + len(prove.PROGRAMS) + 3


def test_what_belongs_to_a_proof_is_refused_without_its_name() -> None:
    with pytest.raises(Refused, match="prove NAME --cases 3"):
        prove.main(["--cases", "3"])


def test_an_unknown_step_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = check.main(["nothing"])

    assert code == 2
    assert "There is no step nothing" in capsys.readouterr().out


def test_browser_tests_without_a_browser_are_reported_as_not_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")

    check.summary(check.Report(), browsers=True)

    assert "NOT RUN: the browser tests" in capsys.readouterr().out


def test_a_failed_step_fails_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    report = check.Report()
    wrong = check.Step("wrong", lambda: [[sys.executable, "-c", "raise SystemExit('so')"]])

    check.run_gate(wrong, report)

    assert check.summary(report, browsers=False) == 1
    assert "FAILED: wrong" in capsys.readouterr().out


def test_a_chromium_that_is_no_program_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")

    with pytest.raises(Refused, match="is not a program"):
        places.find_chromium()


def test_a_program_knows_nothing_of_the_caller_that_it_need_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not for programs of ours")
    monkeypatch.setenv("ASYLIA_MEMBER_STATE", "LT")
    place = Place(home=tmp_path, checkout=ROOT, account=None)

    environment = places.environment(place)

    assert "AWS_SECRET_ACCESS_KEY" not in environment
    assert environment["ASYLIA_MEMBER_STATE"] == "LT"
    assert environment["HOME"] == str(tmp_path / "user")


@pytest.mark.skipif(os.geteuid() == 0, reason="root has a folder of its own")
def test_the_folder_of_an_ordinary_user_is_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASYLIA_HOME", str(tmp_path / "home"))

    place = places.find_place()

    assert place.account is None
    assert stat.S_IMODE(place.home.stat().st_mode) == 0o700


def unpack(source: Path, target: Path) -> None:
    """Copy a checkout as root would, the packing here and the unpacking in a process of its own."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(source, arcname=".", filter=setup._wanted)
    command = [sys.executable, "-c", setup._UNPACK, str(target)]
    subprocess.run(command, input=packed.getvalue(), check=True)


def test_the_copy_follows_the_checkout_and_leaves_caches_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "src" / "gone").mkdir(parents=True)
    (source / "src" / "gone" / "old.py").write_text("1\n", encoding="utf-8")
    (source / "src" / "kept.py").write_text("1\n", encoding="utf-8")
    (source / ".git").mkdir()
    (source / ".git" / "config").write_text("secret\n", encoding="utf-8")
    unpack(source, target)
    (target / ".mypy_cache").mkdir()
    (target / ".mypy_cache" / "cache").write_text("warm\n", encoding="utf-8")
    before = (target / "src" / "kept.py").stat().st_mtime_ns
    (source / "src" / "gone" / "old.py").unlink()
    (source / "src" / "gone").rmdir()

    unpack(source, target)

    found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.*"))
    assert found == [".mypy_cache", "src/kept.py"]
    assert (target / ".mypy_cache" / "cache").exists()
    assert (target / "src" / "kept.py").stat().st_mtime_ns == before


def test_a_second_run_finds_its_stamp_and_a_changed_lock_does_not(tmp_path: Path) -> None:
    place = Place(home=tmp_path, checkout=ROOT, account=None)
    (tmp_path / "stamp").write_text(setup._stamp(place, "run"), encoding="utf-8")

    assert setup._stamp(place, "run") in setup._read_stamps(place)
    assert setup._stamp(place, "test") not in setup._read_stamps(place)
