"""In what a sentence and its translation differ."""

import pytest

from factcheck.text.discrepancies import Discrepancy, Kind, between, conflicts

SAME = [
    ("The bridge cost 5 million euros.", "Мост обошёлся в 5 миллионов евро.", "Мост каштаваў 5 мільёнаў еўра."),
    (
        "Funding stops on 3 March 2024 if Pavel Shevtsov is not released.",
        "Финансирование прекратится 3 марта 2024 года, если Павла Шевцова не освободят.",
        "Фінансаванне спыніцца 3 сакавіка 2024 года, калі Паўла Шаўцова не вызваляць.",
    ),
    (
        "Two thirds of the people never cross it on Sunday.",
        "Две трети жителей никогда не переходят его в воскресенье.",
        "Дзве траціны жыхароў ніколі не пераходзяць яго ў нядзелю.",
    ),
    (
        "In Warsaw, Germany promised 1,500 tanks and 2.5 billion.",
        "В Варшаве Германия пообещала 1500 танков и 2,5 миллиарда.",
        "У Варшаве Германія паабяцала 1 500 танкаў і 2,5 мільярда.",
    ),
    (
        "The minister was unable to answer.",
        "Министр не смог ответить.",
        "Міністр не змог адказаць.",
    ),
    (
        "Yesterday Alexander Lukashenko said nothing to anybody.",
        "Вчера Александр Лукашенко никому ничего не сказал.",
        "Учора Аляксандр Лукашэнка нікому нічога не сказаў.",
    ),
]


@pytest.mark.parametrize("sentences", SAME)
def test_it_finds_nothing_between_sentences_that_say_the_same(sentences: tuple[str, str, str]) -> None:
    english, russian, belarusian = sentences
    pairs = ((english, russian), (english, belarusian), (russian, belarusian), (belarusian, english))
    assert [between(*pair) for pair in pairs] == [[], [], [], []]


@pytest.mark.parametrize(
    ("left", "right", "kind", "words"),
    [
        (
            "Funding stops if Shevtsov is released.",
            "Финансирование прекратится, если Шевцова не освободят.",
            Kind.NEGATION,
            ((), ("не",)),
        ),
        (
            "In October he was in Minsk and paid nothing in all.",
            "В октябре он был в Минске и всё заплатил.",
            Kind.NEGATION,
            (("nothing",), ()),
        ),
        ("He doesn't pay.", "Ён плаціць.", Kind.NEGATION, (("not",), ())),
        ("Фонда больш няма.", "Фонд существует.", Kind.NEGATION, (("няма",), ())),
        ("It cost 5 million.", "Он стоил 5 миллиардов.", Kind.NUMBER, (("5 million",), ("5 миллиардов",))),
        ("Three of them left.", "Чатыры з іх з’ехалі.", Kind.NUMBER, (("Three",), ("Чатыры",))),
        ("Прошло 40 процентов.", "Прайшло 14 працэнтаў.", Kind.NUMBER, (("40",), ("14",))),
        ("It opened in 1998.", "Он открылся.", Kind.NUMBER, (("1998",), ())),
        ("It opened on Friday.", "Он открылся в четверг.", Kind.DATE, (("Friday",), ("четверг",))),
        ("Гэта было ў маі, 5 мая.", "Это было 5 июня.", Kind.DATE, (("маі",), ("июня",))),
        ("Yesterday Petrov left.", "Вчера Сидоров уехал.", Kind.NAME, (("Petrov",), ("Сидоров",))),
        ("Учора Кавалёў з’ехаў.", "Вчера Иванов уехал.", Kind.NAME, (("Кавалёў",), ("Иванов",))),
    ],
)
def test_it_says_what_differs(left: str, right: str, kind: Kind, words: tuple[tuple[str, ...], ...]) -> None:
    assert between(left, right) == [Discrepancy(kind, *words)]
    assert between(right, left) == [Discrepancy(kind, *reversed(words))]


def test_it_minds_no_name_that_the_other_only_points_at() -> None:
    assert between("Yesterday he left.", "Вчера Сидоров уехал.") == []


def test_it_knows_a_name_that_begins_the_other_sentence() -> None:
    left = "Norrmark's parliament closes the Elm Bridge."
    assert between(left, "Парламент Норрмарка закрывает мост Эльм.") == []


def test_it_reads_the_same_number_in_every_way_of_writing() -> None:
    assert between("It has 1,500,000.5 or 12.5 and 20.", "Он имеет 1 500 000,5 или 12,5 и двадцать.") == []


def test_it_finds_nothing_in_nothing() -> None:
    assert between("", "") == []


@pytest.mark.parametrize(
    ("left", "right", "kind", "words"),
    [
        ("The court has issued a warrant.", "The court has not issued a warrant.", Kind.NEGATION, ((), ("not",))),
        ("Суд выдал ордер.", "Суд не выдавал ордера.", Kind.NEGATION, ((), ("не",))),
        ("Суд выдаў ордар.", "Суд не выдаваў ордара.", Kind.NEGATION, ((), ("не",))),
        ("There were more than 100 raids.", "There were more than ten raids.", Kind.NUMBER, (("100",), ("ten",))),
        ("Приехало двести человек.", "Приехало 2000 человек.", Kind.NUMBER, (("двести",), ("2000",))),
        ("It closed in May 2023.", "In June 2023 it closed.", Kind.DATE, (("May",), ("June",))),
        ("Attacks on Lithuania grew.", "The attacks on Poland grew.", Kind.NAME, (("Lithuania",), ("Poland",))),
        ("Ivan Petrov is minister.", "Shevtsov is minister.", Kind.NAME, (("Petrov",), ("Shevtsov",))),
        ("Austria paid for it.", "Australia paid for it.", Kind.NAME, (("Austria",), ("Australia",))),
        ("Атаки на Литву выросли.", "Атаки на Польшу выросли.", Kind.NAME, (("Литву",), ("Польшу",))),
        ("Шаўцоў стаў міністрам.", "Іван Пятроў стаў міністрам.", Kind.NAME, (("Шаўцоў",), ("Пятроў",))),
    ],
)
def test_it_says_what_conflicts_within_a_language(
    left: str, right: str, kind: Kind, words: tuple[tuple[str, ...], ...]
) -> None:
    assert conflicts(left, right) == [Discrepancy(kind, *words)]
    assert conflicts(right, left) == [Discrepancy(kind, *reversed(words))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It cost 5 million.", "In May 2023 the mayor of Norrmark, Lind, said that it cost five million."),
        ("Twenty-five of 300,000 came.", "Of three hundred thousand, 25 came."),
        ("Из трёхсот тысяч пришли двадцать пять.", "Из 300 000 пришли 25."),
        ("Прыйшлі дзвесце сорак тысяч чалавек.", "Прыйшлі 240 тысяч чалавек."),
        ("Not only Poland pays.", "Poland pays."),
        ("Платит не только Польша.", "Польша платит."),
        ("Плаціць не толькі Польшча.", "Польшча плаціць."),
        ("The International Criminal Court accused Lind.", "The ICC accused Lind."),
        ("The Bridge To Norrmark Is Closed By Lind.", "The bridge to Norrmark is closed by Lind."),
        ("Yesterday Minister Lind left.", "Yesterday Anna Lind left."),
        ("Павла Шевцова задержали в Вильнюсе.", "Вчера в Вильнюсе задержан Павел Шевцов."),
        ("Учора ў Вільні затрымалі Паўла Шаўцова.", "У Вільню прыехаў Павел Шаўцоў."),
    ],
)
def test_it_finds_no_conflict_where_one_says_more_or_says_it_otherwise(left: str, right: str) -> None:
    assert conflicts(left, right) == conflicts(right, left) == []


def test_it_reads_letters_that_look_like_digits() -> None:
    assert conflicts("It rose by ⁰S and 5².", "It rose by ⁰S and 5².") == []
