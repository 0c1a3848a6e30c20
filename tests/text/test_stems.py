import pytest

from factcheck.text.stems import stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        "политических политические политическим политического",
        "депортировала депортировали депортировать депортирует",
        "вывез вывезли вывезла",
        "увеличилась увеличился увеличились увеличить",
        "президент президента президенту президентом",
        "санкции санкций санкциями санкциях",
        "города город городов городам",
        "краіна краіны краін краінамі",
        "зямля зямлі зямлю землі",
        "горад гарады гарадоў гарадах",
        "прынялі прыняў прыняла прыняць",
        "людзі людзей людзям",
        "санкцыі санкцый санкцыямі",
        "безработица безработице безработиц безработицей",
        "бальніца бальніцы бальніцу бальніцай",
        "председатель председателя председателем председатели",
        "выхавацель выхавацеля",
        "журнал журналы журнала",
        "released releasing releases release",
        "countries country",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["снег сьнег", "жыццё жыцьцё", "уладзе ўладзе"])
def test_both_spellings_of_belarusian_have_one_stem(pair):
    assert len({stem(form) for form in pair.split()}) == 1


@pytest.mark.parametrize("pair", ["Лукашенко Лукашэнка", "выборы выбары", "президент прэзідэнт"])
def test_cognates_meet_across_the_two_languages(pair):
    assert len({stem(form.lower()) for form in pair.split()}) == 1


@pytest.mark.parametrize("pair", ["закон законник", "мост место", "party part", "war was", "рубль рубеж"])
def test_different_words_have_different_stems(pair):
    left, right = pair.split()
    assert stem(left) != stem(right)


def test_the_commas_that_group_digits_do_not_count():
    assert stems("60,000 felons") == stems("60000 felons")
