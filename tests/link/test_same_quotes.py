# ruff: noqa: E501  (quotations are long lines)
from generator.link.reading import read
from generator.link.same_quotes import same_quotes
from tests.link.made import made

LONG = "“The council will pay for every broken window, and it will send the bill to the quarry before winter comes,” Mayor Ann Lee said."
SHORT = "“The council will pay for every broken window, and will send the bill to the quarry,” said Mayor Ann Lee."
OTHER = "“The council will pay for every broken window, and it will send the bill to the quarry,” said Omar Haddad."


def found(*texts: str, dates: tuple[str | None, ...] = ()):
    days = dates or (None,) * len(texts)
    entries = tuple(made(f"a{n}", f"Quarry\n\n{t}\n", d) for n, (t, d) in enumerate(zip(texts, days, strict=True)))
    return {entry.article.id: entry.article.text for entry in entries}, same_quotes(read(entries))


def test_one_utterance_the_longest_first_with_its_differences():
    texts, (one,) = found(SHORT, LONG)
    assert [wording.article for wording in one.wordings] == ["a1", "a0"]
    shorter = one.wordings[1]
    assert [span.cut(texts["a0"]) for span in shorter.shared] == [
        "The council will pay for every broken window, and",
        "will send the bill to the quarry",
    ]
    assert not one.differs


def test_other_words_inside_a_shared_passage_are_marked():
    texts, (one,) = found(LONG, SHORT.replace("broken window", "shattered pane"))
    assert one.differs
    assert [span.cut(texts["a1"]) for span in one.wordings[1].different] == ["shattered pane"]


def test_a_long_run_is_one_utterance_and_two_speakers_are_told():
    _, (one,) = found(LONG, OTHER)
    assert one.speakers_differ
    assert not found(SHORT, LONG)[1][0].speakers_differ


def test_two_speakers_with_few_words_in_common_stay_apart():
    theirs = "“We shall send the bill to the quarry,” said Omar Haddad."
    assert found(SHORT, theirs)[1] == ()


def test_what_a_role_says_is_what_the_named_person_says():
    ours = "“Nobody has to choose between home and work,” said the Minister."
    theirs = "“Nobody has to choose between home and work,” Helena Marsh said on the quay."
    _, (one,) = found(ours, theirs)
    assert not one.speakers_differ


def test_a_rewording_is_one_utterance():
    ours = "“Night shifts as they are now can't go on,” said Bertram Colley."
    theirs = "Bertram Colley said that “night shifts as they are now cannot go on”."
    _, (one,) = found(ours, theirs)
    assert one.run == 6


def test_a_short_quote_of_small_words_needs_one_speaker():
    words = "“I am not ashamed of it at all,”"
    assert len(found(f"{words} said Christa Grenn.", f"{words} Grenn said. Christa Grenn left.")[1]) == 1
    assert found(f"{words} said Christa Grenn.", f"{words} said Omar Haddad.")[1] == ()


def test_a_common_phrase_is_no_utterance():
    assert found("“We will do it,” Ann Lee said.", "“We will do it,” Ann Lee said on Friday.")[1] == ()


def test_the_same_article_twice_quoting_is_not_two_articles():
    assert found(f"{LONG}\n\n{LONG}")[1] == ()


def test_marks_on_letters_make_no_other_speaker():
    said = "“We shall not pay a single cent for such a stupid and useless wall,” {} said."
    _, (one,) = found(said.format("Luis Calderón"), said.format("Luis Calderon"))
    assert not one.speakers_differ
