"""`factcheck split --splitter`: other splitters than ours."""

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
