"""`factcheck split` and its options."""

import json
import select
import subprocess
import sys

from click.testing import CliRunner

from factcheck.cli import main


def test_it_names_the_splitters_that_are_installed_when_asked_for_another() -> None:
    answer = CliRunner().invoke(main, ["split", "--splitter", "nobody's"], input="Exports fell.")
    assert answer.exit_code == 2
    assert "llm, rules" in answer.output


def test_it_says_what_the_language_model_splitter_lacks() -> None:
    answer = CliRunner().invoke(
        main, ["split", "--splitter", "llm"], input="Exports fell.", env={"FACTCHECK_LLM_URL": ""}
    )
    assert answer.exit_code == 1
    assert "FACTCHECK_LLM_URL" in answer.output


def test_it_dates_a_text_by_the_days_that_it_is_given() -> None:
    answer = CliRunner().invoke(
        main, ["split", "--period", "2023-10-30", "2023-11-05"], input="The court on Tuesday fined two men."
    )
    assert "on Tuesday (31 October 2023)" in answer.output


def test_it_takes_no_days_that_run_backwards() -> None:
    answer = CliRunner().invoke(main, ["split", "--period", "2023-11-05", "2023-10-30"], input="Exports fell.")
    assert answer.exit_code == 2
    assert "first day is after its last" in answer.output


def test_it_answers_each_line_before_the_next_one_comes() -> None:
    command = [sys.executable, "-m", "factcheck", "split", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "language": "be", "text": "Цэны выраслі."}).encode() + b"\n")
            answered, _, _ = select.select([process.stdout], [], [], 60)
            assert answered, "it waits for more lines"
            answer = json.loads(process.stdout.readline())
            assert (answer["id"], len(answer["claims"])) == (number, 1)
