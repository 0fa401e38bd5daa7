from asylia.law.citation import APR, Citation
from asylia.web.base.citations import cite, cite_words, ref


def test_a_provision_leads_to_the_official_text() -> None:
    link = cite(APR(27, 1))

    assert ">APR Art. 27(1)</a>" in link
    assert "CELEX:32024R1348" in link
    assert 'title="Asylum Procedures Regulation"' in link


def test_an_act_we_do_not_know_is_written_without_a_link() -> None:
    assert cite(Citation("<X>", "1")) == '<span class="cite">&lt;X&gt; Art. 1</span>'


def test_a_provision_in_words() -> None:
    assert cite_words(APR(27, 1)) == "APR Art. 27(1)"


def test_a_reference_stands_alone_among_letters_of_any_direction() -> None:
    assert ref("LT-7Q4K-2M9X") == '<bdi class="ref">LT-7Q4K-2M9X</bdi>'
