# ruff: noqa: E501  (paragraphs of articles are long lines)
from generator.exports import exports
from generator.link import link
from generator.link.changes import Changes, compare_builds
from generator.program import history
from generator.show.lookup import Lookup
from tests.link.made import made

FIRST = "Bridge\n\nThe collapse of the Norwold bridge on March 4 killed 30 people, Ann Lee said. “We will rebuild it,” she said.\n"
SECOND = "River\n\nOn March 4 the bridge at Norwold gave way, killing 30 people on their way to work.\n"
THIRD = "Inquiry\n\nThe fall of the bridge at Norwold on March 4 killed 34 people, Omar Haddad said. “The bolts were rusty,” he said.\n"


def data(**texts: str) -> dict[str, object]:
    files = exports(Lookup(link(tuple(made(name, text) for name, text in texts.items()))))
    return dict(history.parsed(history.current(files)) or {})


def test_the_first_build_says_so():
    changes = compare_builds(None, data(a=FIRST))
    assert changes.first_build
    assert changes.is_empty


def test_nothing_changed():
    changes = compare_builds(data(a=FIRST, b=SECOND), data(a=FIRST, b=SECOND))
    assert changes == Changes(first_build=False)
    assert changes.is_empty


def test_a_new_article_brings_quotes_people_and_moves_a_measure():
    changes = compare_builds(data(a=FIRST, b=SECOND), data(a=FIRST, b=SECOND, c=THIRD))
    assert changes.new_articles == ("c",)
    assert [(quote.place.article, quote.in_new_article) for quote in changes.new_quotes] == [("c", True)]
    assert "Omar Haddad" in [person.name for person in changes.new_people]
    (moved,) = changes.moved
    assert (moved.before, moved.relation) == ("agree", "differ")
    assert [THIRD[place.span.start : place.span.end] for place in moved.added] == ["34 people"]


def test_a_corrected_article_and_a_removed_one():
    corrected = FIRST.replace("rebuild", "repair")
    changes = compare_builds(data(a=FIRST, b=SECOND), data(a=corrected))
    assert changes.corrected_articles == ("a",)
    assert changes.removed_articles == ("b",)
    assert len(changes.removed_quotes) == 1
    assert [quote.in_new_article for quote in changes.new_quotes] == [False]


def test_data_of_another_form_is_passed_over():
    strange = {
        "articles": {"articles": [{"id": "a", "quotes": "none"}, 7]},
        "people": [],
        "comparisons": {"comparisons": 3},
    }
    changes = compare_builds(strange, data(a=FIRST))
    assert not changes.first_build
    assert changes.new_articles == ()
    assert compare_builds({"articles": []}, data(a=FIRST)).first_build
