"""What is said in the language of a page."""

from django.utils import translation

from asylia.web.base.languages import gettext, gettext_lazy, locale_now, speaking

LOOKED = "Who looked at this file"
NAMED = gettext_lazy("Who looked at this file")


def test_a_sentence_is_said_as_django_says_it() -> None:
    with translation.override("lt"):
        django = translation.gettext(LOOKED)

    with speaking("lt"):
        ours = gettext(LOOKED), str(NAMED), locale_now()

    assert ours == (django, django, "lt")
    assert django != LOOKED


def test_outside_an_answer_django_is_asked() -> None:
    with translation.override("lt"):
        said = gettext(LOOKED), locale_now()

    assert said == (translation_of(LOOKED), "lt")


def test_a_language_within_another_ends_with_it() -> None:
    with speaking("lt"):
        with speaking("en"):
            inner = gettext(LOOKED)
        outer = gettext(LOOKED)

    assert (inner, outer) == (LOOKED, translation_of(LOOKED))


def test_words_of_no_catalogue_stay_as_they_are() -> None:
    with speaking("lt"):
        assert gettext("Words that nobody translated.") == "Words that nobody translated."


def translation_of(message: str) -> str:
    with speaking("lt"):
        return gettext(message)
