"""Who says what stands in quotation marks."""

from factcheck.text.english.holders import quoted
from factcheck.text.spans import Span


def test_it_looks_for_quotations_in_a_stretch_of_a_text_alone():
    text = "“Prices fell,” she said. “Wages rose,” he said."
    second = text.index("“Wages")
    assert [span.of(text) for span in quoted(text, Span(second, len(text)))] == ["“Wages rose,”"]
    assert [span.of(text) for span in quoted(text, Span(0, second))] == ["“Prices fell,”"]
