"""One file: bytes in, plain values with line numbers or one plain sentence out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backpain.content.problems import ContentError, Problem, did_you_mean, short
from backpain.content.reading import BIGGEST_FILE, Located, read_file


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some.yaml"


def read(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path, "some.yaml")


def refusal(path, content):
    with pytest.raises(ContentError) as caught:
        read(path, content)
    (problem,) = caught.value.problems
    assert problem.file == "some.yaml"
    return problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("002", "002"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("1e5", "1e5"),
        ("+1", "+1"),
        (".5", ".5"),
        ("10.1000/x", "10.1000/x"),
        (".inf", ".inf"),
        ("=", "="),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("4.50", 4.5),
        ("'12'", "12"),
        ("[a, 1]", ["a", 1]),
    ],
)
def test_only_the_core_words_mean_something(path, written, value):
    assert read(path, f"key: {written}") == {"key": value}


def test_it_remembers_lines(path):
    found = read(path, "# a comment\na: 1\n\nb:\n  - c: 2\n    d: 3\n  - {e: 4}\n")
    assert isinstance(found, Located)
    assert found.lines == {"a": 2, "b": 4}
    first, second = found["b"]
    assert (first.line, first.lines) == (5, {"c": 5, "d": 6})
    assert (second.line, second.lines) == (7, {"e": 7})


def test_it_reads_a_byte_order_mark_and_windows_lines(path):
    assert read(path, b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa4\r\n") == {"a": 1, "b": "ä"}


REFUSED = [
    ("", 0, "The file is empty."),
    (" \n\n", 0, "The file is empty."),
    ("# nothing\n", 0, "The file holds only comments."),
    ("null", 0, "The file holds only comments."),
    ("- a\n- b\n", 1, "is a mapping of sections"),
    ("just text", 1, "is a mapping of sections"),
    ("a: 1\n\tb: 2\n", 2, "not valid YAML"),
    ("a:\n\t- b\n", 2, "cannot start any token"),
    ('a: "open\nb: 1\n', 3, "not valid YAML"),
    ("a: [1, 2\nb: 3\n", 2, "not valid YAML"),
    ("a: b: c\n", 1, "mapping values are not allowed"),
    ("a: 1\nb: 2\na: 3\n", 3, "“a” is written twice"),
    ("a:\n  - b: 1\n    b: 2\n", 3, "“b” is written twice"),
    ("1: a\n", 1, "the field name 1 should be text"),
    ("null: a\n", 1, "the field name None should be text"),
    ("? [a]\n: b\n", 1, "should be text"),
    ("a: &x 1\nb: *x\n", 2, "aliases (*name) are not used here"),
    ("a: *x\n", 1, "aliases (*name) are not used here"),
    ("a: !!python/object/apply:os.system [ls]\n", 1, "tags (!name) are not used here"),
    ("a: !mine b\n", 1, "tags (!name) are not used here"),
    ("a: 1\n---\nb: 2\n", 2, "another document"),
    (b"a: 1\nb: \xff\xfe\n", 2, "The file is not UTF-8 text"),
    ("a: 1".encode("utf-16"), 1, "The file is not UTF-8 text"),
    ("a: caf\xe9".encode("latin-1"), 1, "The file is not UTF-8 text"),
    ("a: b\x07\n", 0, "a character that text files do not have"),
    ("a: b\x00\n", 0, "a character that text files do not have"),
    ("a: " + "9" * 5000, 0, "impossible value"),
    ("a: " + "[" * 5000, 1, "nested too deep"),
    ("a: " + "[" * 5000 + "]" * 5000, 1, "nested too deep"),
    ("a: " + "{b: " * 5000, 1, "nested too deep"),
    ("- " * 5000, 1, "nested too deep"),
]


@pytest.mark.parametrize(("content", "line", "sentence"), REFUSED, ids=lambda part: repr(part)[:40])
def test_it_refuses_with_a_line_and_a_sentence(path, content, line, sentence):
    problem = refusal(path, content)
    assert sentence in problem.sentence
    assert problem.line == line


@pytest.mark.parametrize(
    "value",
    [
        "!!timestamp x",
        "!!bool x",
        '!!int ""',
        "!!map [a]",
        "!!binary aGVsbG8=",
        "!!set {a}",
        "!!str 5",
    ],
)
def test_it_refuses_tags(path, value):
    assert "tags" in refusal(path, f"a: 1\nb: {value}\n").sentence


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\x1b", "\\u0085"])
def test_it_refuses_control_characters_however_written(path, escape):
    assert "character" in refusal(path, f'a: 1\nb: "x{escape}"\n').sentence


def test_it_refuses_an_alias_bomb_at_once(path):
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [{', '.join(f'*{a}' for _ in range(9))}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert refusal(path, "\n".join(lines)).line == 2


def test_it_refuses_a_file_of_six_megabytes_unread(path):
    assert refusal(path, b"a" * 6 * 1024 * 1024).sentence == (
        "The file is larger than 5 MB; split it."
    )


def test_a_file_of_the_greatest_size_is_read(path):
    head = b"a: "
    assert read(path, head + b"x" * (BIGGEST_FILE - len(head)))["a"].startswith("xxx")


def test_it_says_that_a_file_is_missing(tmp_path):
    with pytest.raises(ContentError, match=r"cannot be read: No such file"):
        read_file(tmp_path / "nowhere.yaml", "nowhere.yaml")


def test_it_says_that_a_folder_is_no_file(tmp_path):
    with pytest.raises(ContentError, match=r"cannot be read: Is a directory"):
        read_file(tmp_path, "folder.yaml")


WRITTEN = st.text(alphabet=st.sampled_from("ab01:-{}[],&*!#|>\"' \n\t?%@`~\\")) | st.text()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary() | WRITTEN.map(str.encode))
@example(b"\xef\xbb\xbf")
@example(b"a: !!")
@example(b"%YAML 9.9\n---\na: 1")
@example("a: \u2028".encode())
def test_whatever_the_bytes_it_reads_or_refuses(path, content):
    found = read_or_refused(path, content)
    assert isinstance(found, Located) or len(found) == 1


def read_or_refused(path, content):
    try:
        return read(path, content)
    except ContentError as error:
        return error.problems


def test_a_problem_reads_as_a_sentence_with_its_place():
    whole = Problem("a.yaml", 3, "studies “x”", "n", "It is wrong.")
    assert str(whole) == "a.yaml, line 3: studies “x”, field n: It is wrong."
    assert str(Problem("a.yaml", 0, "", "", "It is empty.")) == "a.yaml: It is empty."


def test_problems_are_told_once_and_in_order():
    first, second = Problem("a", 1, "", "", "x"), Problem("a", 2, "", "", "x")
    assert ContentError([second, first, second]).problems == [first, second]


@pytest.mark.parametrize(
    ("word", "said"), [("studys", " Did you mean “studies”?"), ("qqq", ""), ("", "")]
)
def test_it_offers_the_nearest_word_or_nothing(word, said):
    assert did_you_mean(word, ["studies", "claims"]) == said


def test_a_path_is_named_from_the_project(tmp_path):
    assert short(tmp_path / "a" / "b.yaml", tmp_path) == "a/b.yaml"
    assert short(tmp_path, tmp_path / "a") == str(tmp_path)
