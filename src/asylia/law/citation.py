"""Where a rule stands in an act: ``APR(27, 1)`` reads "APR 27(1)"."""

from typing import NamedTuple

from asylia.law.unchanging import unchanging


class Citation(NamedTuple):
    """A provision of an act.

    Attributes:
        instrument: The short code used in history files and answers, such as ``APR``.
        article: The article with its paragraph and point, such as ``27(1)``.
    """

    instrument: str
    article: str

    def __str__(self) -> str:
        """The citation as one line: ``APR 27(1)``."""
        return f"{self.instrument} {self.article}"


@unchanging()
class Act:
    """A legal act that can be cited by calling it with article, paragraph and point.

    Attributes:
        instrument: The short code of the act.
        title: What the act is called in speech.
        number: Its number in the Official Journal.
        celex: Its CELEX number; the official text stands under this number.
        address: Where the official text of a State's own law stands, which has no such number.
    """

    instrument: str
    title: str
    number: str
    celex: str
    address: str = ""

    def __call__(self, article: int | str, *places: int | str) -> Citation:
        """Cite an article.

        Args:
            article: Its number; ``140-8`` for one that was put in between.
            places: Paragraphs and points, put in brackets; words with a space, such as
                ``second subparagraph``, follow as they are.
        """
        text = str(article)
        for place in places:
            text += f" {place}" if " " in str(place) else f"({place})"
        return Citation(self.instrument, text)


SCREEN = Act("SCREEN", "Screening Regulation", "Regulation (EU) 2024/1356", "32024R1356")
APR = Act("APR", "Asylum Procedures Regulation", "Regulation (EU) 2024/1348", "32024R1348")
AMMR = Act(
    "AMMR",
    "Asylum and Migration Management Regulation",
    "Regulation (EU) 2024/1351",
    "32024R1351",
)
AMMR_IR = Act(
    "AMMR-IR",
    "Implementing Regulation to the AMMR",
    "Implementing Regulation (EU) 2025/2055",
    "32025R2055",
)
EURODAC = Act("EURODAC", "Eurodac Regulation", "Regulation (EU) 2024/1358", "32024R1358")
RCD = Act("RCD", "Reception Conditions Directive", "Directive (EU) 2024/1346", "32024L1346")
RBP = Act("RBP", "Return Border Procedure Regulation", "Regulation (EU) 2024/1349", "32024R1349")
CRISIS = Act("CRISIS", "Crisis Regulation", "Regulation (EU) 2024/1359", "32024R1359")
QR = Act("QR", "Qualification Regulation", "Regulation (EU) 2024/1347", "32024R1347")
APD = Act("APD", "Asylum Procedures Directive (recast)", "Directive 2013/32/EU", "32013L0032")
RCD13 = Act(
    "RCD13", "Reception Conditions Directive (recast)", "Directive 2013/33/EU", "32013L0033"
)
QD = Act("QD", "Qualification Directive (recast)", "Directive 2011/95/EU", "32011L0095")
DUBLIN_III = Act("DUBLIN3", "Dublin III Regulation", "Regulation (EU) No 604/2013", "32013R0604")
EURODAC13 = Act(
    "EURODAC13", "Eurodac Regulation (recast)", "Regulation (EU) No 603/2013", "32013R0603"
)
REG_1560 = Act(
    "REG-1560",
    "Implementing Regulation to Dublin III",
    "Regulation (EC) No 1560/2003",
    "32003R1560",
)
ECRIS = Act("ECRIS-TCN", "ECRIS-TCN Regulation", "Regulation (EU) 2019/816", "32019R0816")
RETURN = Act("RETURN", "Return Directive", "Directive 2008/115/EC", "32008L0115")
UTPI = Act(
    "UTPI",
    "Law of Lithuania on the Legal Status of Foreigners",
    "Law No IX-2206",
    "",
    "https://e-tar.lt/portal/lt/legalAct/TAR.42837E5A79DD",
)
REG_1182_71 = Act(
    "REG-1182-71",
    "Regulation on periods, dates and time limits",
    "Regulation (EEC, Euratom) No 1182/71",
    "31971R1182",
)

ACTS: dict[str, Act] = {
    act.instrument: act
    for act in (
        SCREEN, APR, AMMR, AMMR_IR, EURODAC, RCD, RBP, CRISIS, QR,
        APD, RCD13, QD, DUBLIN_III, EURODAC13, ECRIS, RETURN, REG_1560, UTPI, REG_1182_71,
    )
}  # fmt: skip
"""Every act that can be cited, by its code."""
