import pytest

from factcheck.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The parliament adopted the budget on Thursday.", "en"),
        ("Belarus-West relations", "en"),
        ("Парламент принял бюджет на следующий год.", "ru"),
        ("Фото: пресс-служба", "ru"),
        ("Парламент прыняў бюджэт на наступны год.", "be"),
        ("Сьпецслужбы затрымалі журналіста.", "be"),
        ("Коратка пра галоўнае", "be"),
        ("Парламент ухвалив бюджет на наступний рік, але уряд його не підтримав.", "und"),
        ("Президентът заяви, че сътрудничеството със съседите е прекъснато и че няма да води преговори.", "und"),
        ("Sejm uchwalił budżet na przyszły rok, ale rząd go nie poparł.", "und"),
        ("Der Bundestag hat den Haushalt für das kommende Jahr beschlossen.", "und"),
        ("議会は予算を可決した。", "und"),
        ("12:30 — 14:00", "und"),
        ("", "und"),
    ],
)
def test_it_tells_three_languages_from_each_other_and_from_the_rest(text, language):
    assert detect(text) == language


def test_it_is_not_misled_by_addresses_and_tags():
    assert detect('Чытайце нас тут: <a href="https://example.org/some/long/path">https://example.org/some</a>') == "be"


def test_it_goes_by_what_most_of_a_mixed_text_is_written_in():
    assert detect("Фото: БелТА. The regime wants to sell the political prisoners to the West for money.") == "en"
