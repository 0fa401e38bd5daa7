"""What each address and each act is for, written down beside the code and never read out of it.

Whoever adds an address or an act writes its line here; without one a test fails. Columns: the
address by its name; who opens it (b border guard, c caseworker, s supervisor, a auditor,
i interpreter, m administrator); the verbs it takes (G reads, P sends; HEAD goes with G); what it
is about, as ``oracle.py`` judges it. A ``?`` asks at a P who sits there, a ``!`` at a G too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from asylia.web.accounts.models import Role
from tests.web.who_records import BORDER_GUARDS_TOO, CASEWORKERS_ONLY

LETTERS = {
    "b": Role.BORDER_GUARD,
    "c": Role.CASEWORKER,
    "s": Role.SUPERVISOR,
    "a": Role.AUDITOR,
    "i": Role.INTERPRETER,
    "m": Role.ADMINISTRATOR,
}
PAGES = """
accounts:sign-in          -       GP  anyone
accounts:second           -       GP  anyone
accounts:ask-second       -       P   anyone
accounts:sign-in-passkey  -       P   anyone
accounts:ask-passkey      -       P   anyone
accounts:provider         -       G   anyone
accounts:provider-back    -       G   anyone
base:language             -       P   anyone
base:keys                 -       GP  anyone
base:style-guide          -       G   anyone

accounts:home             bcsaim  G   work
accounts:sign-out         bcsaim  P   first
accounts:password         bcsaim  GP  first
accounts:session          bcsaim  G   first
accounts:own              bcsaim  G   enrol
accounts:ask-confirm      bcsaim  P   enrol
accounts:add-passkey      bcsaim  GP  enrol      !
accounts:ask-new-passkey  bcsaim  P   enrol      ?
accounts:passkey          bcsaim  GP  another's
accounts:remove-passkey   bcsaim  P   another's  ?
accounts:code-app         bcsaim  GP  enrol      !
accounts:begin-code-app   bcsaim  P   enrol      ?
accounts:remove-code-app  bcsaim  P   enrol      ?
accounts:recovery-codes   bcsaim  P   enrol      ?
accounts:end-sessions     bcsaim  P   enrol

accounts:turned-away      am      G   work
accounts:offices          m       G   work
accounts:add-office       m       GP  work       ?
accounts:office           m       GP  work       ?
accounts:close-office     m       P   work       ?
accounts:reopen-office    m       P   work       ?
accounts:users            m       G   work
accounts:add-user         m       GP  work       ?
accounts:user             m       GP  work       ?
accounts:reset-password   m       P   work       ?
accounts:reset-factors    m       P   work       ?
accounts:link-identity    m       P   work       ?
accounts:unlink-identity  m       P   work       ?
accounts:deactivate-user  m       P   work       ?
accounts:reactivate-user  m       P   work       ?

desk:today                bcsa    G   work
desk:find                 bcsa    G   work
register:people           bcsa    GP  work
register:seek             bcsa    GP  work
need:notices              bcsa    G   work
need:seen                 bcsa    P   work
need:slots                i       G   work
need:review               sa      GP  review
retention:proposals       sa      G   work
cases:keep                bcsa    P   work
cases:discard             bcsa    P   work
cases:law-left            csam    G   work
cases:renew-dates         s       P   work
cases:reading             csam    GP  work
arrivals:first-contact    bc      GP  work

desk:case                 bcsa    G   read
desk:acts                 bcs     G   read
desk:paper                bcsa    G   read
desk:hanging              bcsa    G   read
desk:why                  bcsa    G   read
evidence:statement        bcsa    G   read
need:people               bcsa    GP  read
need:looks                bcsa    G   looks
need:reason               bcsa    GP  seek
need:emergency            bcsa    GP  seek       ?
need:end                  bcsa    P   end
need:lock                 s       GP  lead
need:unlock               s       P   lead
need:bookings             cs      GP  write
need:cancel               cs      P   booked
cases:assign              cs      GP  lead
cases:hand-over           bcs     GP  hand over
cases:identity            bcs     GP  write
retention:erase           s       GP  lead
desk:note                 bcsa    GP  write
desk:correct              bcsa    GP  correct
arrivals:end-restriction  bcs     GP  write
reception:place           bcs     GP  write
reception:end             bcs     GP  write
evidence:record           bcs     GP  write
evidence:correct          bcs     GP  write
evidence:confirm          bcs     GP  write
evidence:verify           bcs     GP  write
evidence:link             bcs     GP  write
papers:papers             bcsa    G   read
papers:write              bcs     GP  write
papers:replace            bcs     GP  write
papers:take               bcsa    G   read

book:index                bcsaim  G   work
book:find                 bcsaim  G   work
book:act                  bcsaim  G   work
book:phase                bcsaim  G   work
book:rule                 bcsaim  G   work
book:events               bcsaim  G   work
book:event                bcsaim  G   work
book:parties              bcsaim  G   work
book:party                bcsaim  G   work
book:days                 bcsaim  G   work
book:day                  bcsaim  G   work
book:compare              bcsaim  G   work
book:outside              bcsaim  G   work
"""
CALCULATOR = """
first                     -       G   anyone
interface:clock           -       P   anyone
interface:clock-1         -       P   anyone
interface:openapi         -       G   anyone
calculator:page           -       GP  anyone
calculator:history        -       GP  anyone
calculator:about          -       G   anyone
book:index                -       G   anyone
book:find                 -       G   anyone
book:act                  -       G   anyone
book:phase                -       G   anyone
book:rule                 -       G   anyone
book:events               -       G   anyone
book:event                -       G   anyone
book:parties              -       G   anyone
book:party                -       G   anyone
book:days                 -       G   anyone
book:day                  -       G   anyone
book:compare              -       G   anyone
book:outside              -       G   anyone
"""
"""The public calculator and its interface: it has no accounts, no cases and no database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An address as it is declared.

    Attributes:
        name: Its name in the map of addresses.
        roles: Who opens it; empty: anybody.
        verbs: The verbs that it takes.
        about: What it is about.
        asks: The verbs at which it asks who sits there.
    """

    name: str
    roles: frozenset[str]
    verbs: frozenset[str]
    about: str
    asks: frozenset[str] = frozenset()

    @property
    def is_sheet(self) -> bool:
        """Whether it is one of the many addresses that record an act of a sheet."""
        return self.about == "sheet"


VERBS = {"G": ("GET", "HEAD"), "P": ("POST",)}
ASKS = {"": (), "?": ("POST",), "!": ("GET", "HEAD", "POST")}


def pages(table: str) -> Iterator[Page]:
    """The addresses of a table."""
    for line in filter(None, map(str.strip, table.splitlines())):
        mark = line[-1] if line[-1] in "?!" else ""
        name, who, verbs, about = line.removesuffix(mark).split(maxsplit=3)
        yield Page(
            name=name,
            roles=frozenset(LETTERS[letter] for letter in who if letter != "-"),
            verbs=frozenset(verb for letter in verbs for verb in VERBS[letter]),
            about=about.strip(),
            asks=frozenset(ASKS[mark]),
        )


def sheets() -> Iterator[Page]:
    """The addresses on which acts of sheets are recorded: one for each, by who records it."""
    for letters, table in (("bcs", BORDER_GUARDS_TOO), ("cs", CASEWORKERS_ONLY)):
        for stage, acts in table.items():
            for act in acts.split():
                yield Page(
                    name=f"{stage.split(',')[0]}:{act.replace('_', '-')}",
                    roles=frozenset(LETTERS[letter] for letter in letters),
                    verbs=frozenset({"GET", "HEAD", "POST"}),
                    about="sheet",
                )


DESK = {page.name: page for page in (*pages(PAGES), *sheets())}
PUBLIC = {page.name: page for page in pages(CALCULATOR)}
