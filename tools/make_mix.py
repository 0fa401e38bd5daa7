"""Make src/asylia/samples/mix.py: how often what occurs, from published figures.

    python tools/make_mix.py FOLDER            write the table
    python tools/make_mix.py FOLDER --check    say whether it differs; exit 1 if it does

FOLDER holds `unhcr-annual/asylum_applications.csv.gz` and `asylum_decisions.csv.gz` (UNHCR Refugee
Population Statistics Database, from the R package `refugees`), `unhcr-annual/countries.csv`,
`eurostat-annual/applicants_2011_2024.csv.gz` (Eurostat migr_asyappctza),
`eurostat-monthly/applicants_monthly_by_country.csv` (Eurostat migr_asyappctzm),
`dublin/eurostat_outgoing_decisions.csv` (Eurostat migr_dubdo) and `codes/countries.csv`.
"""

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

PATH = Path(__file__).resolve().parent.parent / "src/asylia/samples/mix.py"
_MEMBER_STATES = """
AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK
SVN SWE
"""
MEMBER_STATES = frozenset(_MEMBER_STATES.split())
YEARS = frozenset({"2024", "2025"})
SEASONS = frozenset({"2012", "2013", "2014", "2016"})
NATIONALITIES = 40
OUTCOMES = ("recognized", "other", "rejected", "closed")
OF_A_THOUSAND = 1000

PAGE = '''"""How often what occurs in invented caseloads; generated, do not edit.

Made by tools/make_mix.py.

Nationalities and outcomes: UNHCR Refugee Population Statistics Database (CC BY 4.0), applications
and first decisions of persons in the 27 Member States, 2024 and 2025. Sex: Eurostat,
migr_asyappctza, 2023 and 2024, prepared by IOM GDI (CC BY 4.0). Months: Eurostat,
migr_asyappctzm, EU28, 2012 to 2014 and 2016 (CC BY 4.0). Answers to requests between States:
Eurostat, migr_dubdo, 2008 to 2013 (CC BY 4.0). Shares of a thousand, rounded by us.
"""

NATIONALITIES = {{
{nationalities}
}}
"""Of a thousand first applications, by nationality; the others are left out."""

OUTCOMES = {{
{outcomes}
}}
"""Of a thousand first decisions: refugee status, other protection, rejected, otherwise closed."""

WOMEN = {{
{women}
}}
"""Of a thousand applicants whose sex is known."""

MONTHS = ({months})
"""Of a thousand applications in a year, those of January to December."""

REPEATED = {repeated}
"""Of a thousand applications, those that were not the first."""

REQUESTS_ACCEPTED = {accepted}
"""Of a thousand decisions on requests between States, those that accepted."""
'''


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, packed or not."""
    stored = path.read_bytes()
    text = (gzip.decompress(stored) if path.suffix == ".gz" else stored).decode()
    yield from csv.DictReader(text.splitlines())


def shares(counts: Counter[str]) -> dict[str, int]:
    """The counts as shares of a thousand."""
    total = sum(counts.values())
    return {name: round(OF_A_THOUSAND * count / total) for name, count in counts.items()}


def table_of(folder: Path) -> str:
    """The text of the module."""
    codes = {row["iso3"]: row["iso2"] for row in rows(folder / "codes/countries.csv")}
    new, kinds = _applications(folder, codes)
    chosen = Counter(dict(new.most_common(NATIONALITIES)))
    outcomes, women = _outcomes(folder, codes), _women(folder, codes)
    return PAGE.format(
        nationalities=_lines({one: str(n) for one, n in shares(chosen).items()}),
        outcomes=_lines({one: str(_four(outcomes[one])) for one in chosen}),
        women=_lines({one: str(shares(women[one])["female"]) for one in chosen}),
        months=", ".join(str(n) for n in _months(folder)),
        repeated=shares(kinds)["R"],
        accepted=_accepted(folder),
    )


def _lines(told: dict[str, str]) -> str:
    return "\n".join(f'    "{name}": {value},' for name, value in told.items())


def _applications(folder: Path, codes: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    new: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for row in rows(folder / "unhcr-annual/asylum_applications.csv.gz"):
        ours = row["year"] in YEARS and row["coa_iso"] in MEMBER_STATES
        if ours and row["app_pc"] == "P" and row["app_type"] in {"N", "R"}:
            kinds[row["app_type"]] += int(row["applied"])
            if row["app_type"] == "N" and row["coo_iso"] in codes:
                new[codes[row["coo_iso"]]] += int(row["applied"])
    return new, kinds


def _outcomes(folder: Path, codes: dict[str, str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(folder / "unhcr-annual/asylum_decisions.csv.gz"):
        ours = row["year"] in YEARS and row["coa_iso"] in MEMBER_STATES
        if ours and (row["dec_pc"], row["dec_level"]) == ("P", "FI"):
            for outcome in OUTCOMES:
                found[codes.get(row["coo_iso"], "")][outcome] += int(row[f"dec_{outcome}"])
    return found


def _four(counts: Counter[str]) -> tuple[int, ...]:
    of = shares(counts)
    return tuple(of[outcome] for outcome in OUTCOMES)


def _women(folder: Path, codes: dict[str, str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(folder / "eurostat-annual/applicants_2011_2024.csv.gz"):
        known = row["sex"] in {"female", "male"} and row["geo"] in MEMBER_STATES
        if known and row["year"] in {"2023", "2024"}:
            found[codes.get(row["nat"], "")][row["sex"]] += int(float(row["n"]))
    return found


def _months(folder: Path) -> list[int]:
    found: Counter[str] = Counter()
    for row in rows(folder / "eurostat-monthly/applicants_monthly_by_country.csv"):
        if row["geo"] == "EU28" and row["month"][:4] in SEASONS:
            found[row["month"][5:]] += int(row["applicants"])
    of = shares(found)
    return [of[month] for month in sorted(of)]


def _accepted(folder: Path) -> int:
    found: Counter[str] = Counter()
    for row in rows(folder / "dublin/eurostat_outgoing_decisions.csv"):
        if row["partner"] == "Total" and row["year"] <= "2013":
            found[row["decision"]] += int(row["decisions"])
    accepted, refused = found["Requests accepted"], found["Requests refused"]
    return round(OF_A_THOUSAND * accepted / (accepted + refused))


def main() -> int:
    """Write the table, or with --check compare it."""
    text = table_of(Path(sys.argv[1]))
    same = PATH.exists() and PATH.read_text(encoding="utf-8") == text
    if "--check" not in sys.argv:
        PATH.write_text(text, encoding="utf-8")
    print("the table is the same" if same else "the table differs")
    return int("--check" in sys.argv and not same)


if __name__ == "__main__":
    sys.exit(main())
