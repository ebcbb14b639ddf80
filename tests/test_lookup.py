"""The indexes of a site are made once and handed on."""

from generator.link import Changes
from generator.model import File
from generator.show.lookup import Lookup
from tests.small_site import small_site


def test_what_is_known_late_keeps_every_index_made_before() -> None:
    first = Lookup(small_site())
    places, labels = first.places, first.labels
    later = first.knowing(Changes(first_build=False), (File("data/x.json", b"{}"),))
    assert later.places is places
    assert later.labels is labels
    assert [file.path for file in later.site.files] == ["data/x.json"]
    assert first.site.files == small_site().files


def test_a_list_of_some_articles_is_in_its_own_order_and_shares_the_rest() -> None:
    whole = Lookup(small_site())
    assert len(whole.latest_first) == len(whole.rank) > 1
    places = whole.places
    some = whole.showing(whole.latest_first[1:])
    assert some.places is places
    assert some.latest_first == whole.latest_first[1:]
    assert [some.rank[entry.article.id] for entry in some.latest_first] == list(range(len(some.latest_first)))
    assert len(whole.latest_first) == len(whole.site.entries)
