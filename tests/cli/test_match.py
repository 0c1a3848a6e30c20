import json
import re

import pytest
from click.testing import CliRunner

from factcheck.cli import main

KNOWN = [
    {"id": "tax", "text": "The president signed the tax law.", "title": "Was the tax law signed?"},
    {"id": 7, "text": "Суд приговорил журналиста к пяти годам колонии."},
]


@pytest.fixture
def known(tmp_path):
    path = tmp_path / "known.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in KNOWN) + "\n\n", "utf-8")
    return path


def run(known, *arguments, stdin=""):
    return CliRunner().invoke(main, ["match", "--known", str(known), "--words-only", *map(str, arguments)], input=stdin)


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_it_answers_each_line_in_order_with_its_id(known):
    asked = [{"id": "a", "text": "Журналиста осудили на пять лет колонии"}, {"id": 2, "text": "Tax laws were signed"}]
    found = rows(run(known, "--jsonl", stdin="".join(json.dumps(row) + "\n" for row in asked)))
    assert [row["id"] for row in found] == ["a", 2]
    assert [row["matches"][0]["id"] for row in found] == [7, "tax"]
    assert all(0 <= row["matches"][0]["score"] <= 1 for row in found)


def test_it_looks_for_each_sentence_of_a_plain_text(known, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("It rained for a week. The president has signed the tax law.", "utf-8")
    found = rows(run(known, "--jsonl", "--at-least", "0.5", article))
    assert [[match["id"] for match in row["matches"]] for row in found] == [[], ["tax"]]


def test_it_gives_no_more_than_the_limit(known):
    line = json.dumps({"id": 1, "text": "law журналиста tax суд"})
    assert len(rows(run(known, "--jsonl", "--limit", "1", stdin=line))[0]["matches"]) == 1


def test_it_shows_people_the_known_claim_and_its_probability(known):
    result = run(known, "--table", stdin="The president has signed the tax law.")
    assert "Known claim" in result.stdout
    assert re.search(r"│ +tax +│ +\d+%", result.stdout)
    assert "1 of 1 match a known claim" in result.stdout


def test_it_says_which_line_cannot_be_read_and_answers_the_rest(known):
    result = run(known, "--jsonl", stdin='{"id": 1, "text": "tax law"}\nnonsense\n{"id": 3, "text": "tax law"}\n')
    assert [row["id"] for row in rows(result)] == [1, 3]
    assert "line 2: not JSON" in result.stderr
    assert result.exit_code == 1


def test_it_says_which_known_claim_cannot_be_read(tmp_path):
    path = tmp_path / "known.jsonl"
    path.write_text('{"id": 1, "text": "fine"}\n{"id": 2}\n')
    result = run(path, stdin="anything")
    assert result.exit_code == 1
    assert 'line 2: not an object with a "text"' in result.stderr


def test_it_must_be_told_what_is_known():
    assert CliRunner().invoke(main, ["match"]).exit_code == 2


def test_text_that_is_not_utf8_is_told(known, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Суд приговорил".encode("cp1251"))
    result = run(known, "--jsonl", path)
    assert result.exit_code == 1
    assert "not UTF-8" in result.stderr


def test_meanings_are_compared_unless_words_only_are_asked_for(known):
    line = json.dumps({"id": 1, "text": "The head of state signed tax legislation"})
    result = CliRunner().invoke(main, ["match", "--known", str(known), "--jsonl"], input=line)
    assert rows(result)[0]["matches"][0]["id"] == "tax"
