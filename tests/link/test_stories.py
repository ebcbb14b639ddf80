# ruff: noqa: E501  (paragraphs of articles are long lines)
from generator.link import link
from generator.link.stories.likeness import Profile, candidates
from tests.link.made import made
from tools.train_stories import check

THIRD = """Envoy returns to Sudan

Ann Lee opened her third visit to Sudan since the war began, hoping that Khartoum and Port Sudan would agree to a truce with the rebels of Darfur.

The civil war in Sudan began four months ago. Aid groups in Khartoum asked Ann Lee for safe roads to Darfur.
"""
SIXTH = """Envoy fails in Sudan

Ann Lee ended her sixth visit to Sudan since the start of the war without a truce, and the rebels of Darfur left Port Sudan.

Khartoum was shelled again. The war in Sudan began ten months ago, and aid groups in Darfur wait for safe roads.
"""
SIXTH_TOO = """No truce after talks

Weeks of talks in Port Sudan are over. Ann Lee, on her sixth visit to Sudan since the war began, blamed the rebels of Darfur, who walked out.

People in Khartoum had hoped for safe roads.
"""
OTHER = """Harbour fees rise

The harbour board of Esbjerg raises its fees for fishing boats. Skippers say they will sell their catch in Hirtshals instead.

The board's chair, Jens Holm, says the quay must be mended.
"""


def site(*texts: str, dates: tuple[str | None, ...] = ()):
    days = dates or (None,) * len(texts)
    return link(tuple(made(f"a{n}", text, day) for n, (text, day) in enumerate(zip(texts, days, strict=True))))


def test_one_topic_two_events():
    stories = site(THIRD, SIXTH, SIXTH_TOO, OTHER).stories
    assert [topic.articles for topic in stories.topics] == [("a0", "a1", "a2")]
    assert stories.topics[0].events == (("a0",), ("a1", "a2"))


def test_relations_carry_reasons_with_places_in_both_articles():
    stories = site(THIRD, SIXTH, SIXTH_TOO, OTHER).stories
    kinds = {(one.first, one.second): one.kind for one in stories.relations}
    assert kinds == {("a0", "a1"): "same topic", ("a0", "a2"): "same topic", ("a1", "a2"): "same event"}
    for one in stories.relations:
        assert one.reasons
        for reason in one.reasons:
            assert {place.article for place in reason.places} == {one.first, one.second}


def test_stated_dates_keep_events_apart():
    stories = site(SIXTH, SIXTH_TOO, OTHER, dates=("2024-02-01", "2024-08-20", "2024-08-20")).stories
    assert all(one.kind != "same event" for one in stories.relations)


def test_an_article_alone_has_no_topic():
    assert site(OTHER).stories.topics == ()
    assert site(OTHER).stories.relations == ()


def _bare(words: dict[str, float]) -> Profile:
    return Profile(words, {}, {}, frozenset(), frozenset(words), {}, foreign=False)


def test_two_words_of_little_weight_make_no_candidates() -> None:
    light = {"ferry": 0.09, "quay": 0.09}
    heavy = {"ferry": 0.5, "quay": 0.5}
    made = {"a": _bare(light), "b": _bare(light), "c": _bare(heavy), "d": _bare(heavy), "e": _bare({"ferry": 0.9})}
    # a and b have .016 of the cosine in these words; e shares one word only.
    assert candidates(made) == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]


def test_the_tool_tells_how_topics_fare_that_its_weights_have_not_seen() -> None:
    def told(place: str, what: str) -> list[str]:
        return [
            f"{what} at {place}\n\nThe {what} at {place} was told by {who} of {place} on Monday, {where}.\n"
            for who, where in (("Ann Lee", "by the quay"), ("Tom Roy", "in the square"), ("Ida Holm", "at the mill"))
        ]

    rows = [
        {"id": f"{topic}{event}{at}", "text": text, "event": f"{topic}{event}", "topic": topic}
        for topic, what in (("f", "fire"), ("q", "quake"), ("s", "strike"))
        for event, place in (("1", f"{what.title()}ford"), ("2", f"{what.title()}wick"))
        for at, text in enumerate(told(place, what))
    ]
    lines = list(check(rows, ()))
    assert [line.split("\t")[0] for line in lines] == ["left out", "seen"]
    assert all(0.0 <= float(line.split("F1 ")[1]) <= 1.0 for line in lines)
