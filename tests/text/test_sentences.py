import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import sentences


def found(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences.find(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Dr. Smith met Gen. Brown in the U.S. last week.", "He left at 5 p.m. on Monday."]),
        ("en", ["Exports fell by 3.5 percent.", "“We will not wait,” he said.", "Why?", "Nobody asked!"]),
        ("en", ["The treaty (signed in 1994. See Annex II) is void.", "It never had force."]),
        ("ru", ["А. Р. Лукашенко прибыл в г. Минск.", "Его встретил В. И. Иванов."]),
        ("ru", ["За 2023 г. экспорт вырос на 3,5 млрд руб.", "В 2024 г. он упал."]),
        ("ru", ["«Мы не будем ждать», — заявил министр.", "Почему?", "Никто не спросил…", "Так и вышло."]),
        ("be", ["А. Р. Лукашэнка прыехаў у г. Гомель.", "Яго сустрэў У. М. Пятроў."]),
        ("be", ["Музей стаіць на вул. Янкі Купалы.", "Ён зачынены з 2022 г.", "Чаму?", "Ніхто не сказаў..."]),
        ("be", ["«Мы ня будзем чакаць», — сказаў міністар.", "Потым ён сышоў."]),
    ],
)
def test_it_finds_the_sentences_of_each_language(language, expected):
    assert found(" ".join(expected), language) == expected


def test_it_ends_a_sentence_at_a_blank_line_even_without_a_full_stop():
    assert found("Ministers resign\n\nThe prime minister followed them.", "en") == [
        "Ministers resign",
        "The prime minister followed them.",
    ]


def test_it_ends_a_sentence_at_the_end_of_a_line_that_is_a_paragraph():
    assert found("Уряд\nМинистр ушёл в отставку.\nПремьер остался.", "ru") == [
        "Уряд",
        "Министр ушёл в отставку.",
        "Премьер остался.",
    ]


def test_it_reads_on_over_the_line_ends_of_a_hard_wrapped_paragraph():
    assert found("The minister said that\nthe Treaty would hold. Nobody\nbelieved him.", "en") == [
        "The minister said that\nthe Treaty would hold.",
        "Nobody\nbelieved him.",
    ]


def test_it_keeps_a_title_in_quotation_marks_together():
    text = "Паказалі фільм «Афганістан. Боль» рэжысёра Дашук. Зала была поўная."
    assert found(text, "be") == ["Паказалі фільм «Афганістан. Боль» рэжысёра Дашук.", "Зала была поўная."]


def test_it_leaves_a_footnote_and_an_emoji_with_the_sentence_before_them():
    assert found("The law was passed in 1994. [17]\n\nIt was repealed. 🙂", "en") == [
        "The law was passed in 1994. [17]",
        "It was repealed. 🙂",
    ]


def test_it_splits_a_language_it_does_not_know_by_punctuation():
    assert found("Der Kanzler trat zurück. Die Wahl ist im Mai!", "und") == [
        "Der Kanzler trat zurück.",
        "Die Wahl ist im Mai!",
    ]


@given(
    st.text(alphabet=st.sampled_from('Аб. !?…«»"“”()[]\n\t-—:;1,ё\u0301🙂А')) | st.text(),
    st.sampled_from(["en", "ru", "be", "und"]),
)
def test_it_covers_every_visible_character_once_and_in_order(text, language):
    place = 0
    for start, end in sentences.find(text, language):
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        place = end
    assert not text[place:].strip()


@pytest.mark.parametrize("text", ["(" * 10_000 + "a" + ")" * 10_000, "слово " * 20_000, "." * 100_000, "А. " * 50_000])
def test_it_survives_texts_that_no_one_wrote(text):
    assert "".join(found(text, "ru")).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He fought in World War I. It was long."),
        ("en", "World War I. Germany lost."),
        ("en", "It is plan B. We go."),
        ("en", "He took vitamin C. Then he slept."),
        ("en", "They met Pope John Paul II. He was ill."),
        ("ru", "Это план Б. Он работает."),
        ("ru", "При Николае II. Он отрёкся."),
        ("be", "Гэта план Б. Ён працуе."),
    ],
)
def test_it_ends_a_sentence_at_a_letter_that_is_no_initial(language, text):
    assert len(sentences.find(text, language)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He met J. Smith in May."),
        ("en", "George W. Bush won."),
        ("ru", "Встретили А. С. Пушкина."),
        ("be", "Прыехаў А. Р. Лукашэнка."),
    ],
)
def test_it_ends_no_sentence_at_an_initial(language, text):
    assert len(sentences.find(text, language)) == 1


def test_it_reads_each_sentence_of_a_long_text_once_and_not_too_many_together():
    text = "Prices rose again. " * 8_000
    spans = sentences.find(text, "en")
    read = list(sentences.blocks(spans))
    assert [span for block in read for span in block] == spans
    assert all(block[-1].end - block[0].start <= sentences.BLOCK for block in read)
    assert list(sentences.blocks([])) == []
