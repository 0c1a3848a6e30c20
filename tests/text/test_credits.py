"""Whose a photograph is."""

import pytest

from factcheck.text.credits import photographed_by


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Official site of the President of Belarus", "Official site of the President of Belarus"),
        ("Photo: the town", "the town"),
        ("Фото: president.gov.by", "president.gov.by"),
        ("Фота — БелТА", "БелТА"),
        ("Photo by Jane Doe / Reuters", "Jane Doe / Reuters"),
        ("Reuters", "Reuters"),
        ("", ""),
    ],
)
def test_it_finds_the_name_without_its_label(credit: str, name: str):
    assert photographed_by(credit) == name


@pytest.mark.parametrize(
    "credit",
    [
        "Illustrative photo",
        "Image credit: Tomas Lapė",
        "Фото носит иллюстративный характер",
        "A ship in port. Photo: The Observer",
        "© The Observer",
        "Скриншот видео",
    ],
)
def test_it_leaves_a_credit_that_says_so_itself(credit: str):
    assert photographed_by(credit) == ""
