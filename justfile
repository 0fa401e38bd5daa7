# What developers do all day; `./asylia test` sets up and runs the same check.

home := env("ASYLIA_HOME", justfile_directory() / ".asylia")
bin := env("ASYLIA_BIN", home / "venv" / "bin")

# set up everything and pass all gates and tests
setup:
    ./asylia test

# format and mend what can be mended by itself
fix:
    {{ bin }}/ruff format .
    {{ bin }}/ruff check --fix .

# all gates and all tests, or only the named steps: just check lint types
check *steps:
    {{ bin }}/python -m tools.check {{ steps }}

# only tests: just test tests/law -k sunday
test *args:
    {{ bin }}/python -m pytest {{ args }}

# the demonstration
run:
    ./asylia demo

# generate the reference pages anew
docs:
    {{ bin }}/python -m tools.reference
