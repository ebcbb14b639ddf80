# ruff: noqa: E501  (paragraphs of articles are long lines)
from generator.link.reading import read
from generator.link.sources import shared_sources
from tests.link.made import made

WIRE = """Ferry Aground Off Port Sable

PORT SABLE - A ferry carrying 80 passengers ran aground off Port Sable on Monday after its steering gear failed in heavy fog, the coast guard said.

Two tugboats pulled the vessel off the sandbank before dawn and towed it into the inner harbour with all passengers aboard. The captain, Lena Orlov, had reported a jammed rudder minutes before the accident.

The operator, Sable Lines, withdrew the ship from service and promised to refund every ticket bought for the crossing. Inspectors from the maritime board will examine the steering gear in a dry dock later this week.

Residents of the island have complained for years about cancelled crossings and an ageing fleet that nobody replaces.
"""
REWRITE = """Passengers Safe After Sandbank Scare

Travellers spent an anxious night at sea when their ferry, with 80 passengers on board, ran aground off Port Sable in heavy fog because its steering gear had failed.

Tugboats pulled the vessel off the sandbank before dawn, towing it with all its passengers to the inner harbour. Captain Lena Orlov reported the jammed rudder some minutes before the accident happened.

Sable Lines, the operator, has withdrawn the ship from service, promising refunds for every ticket bought for that crossing. The maritime board's inspectors are to examine the steering gear in dry dock.
"""
INDEPENDENT = """Why the Night Boat Never Came

I was on the quay when the night boat failed to appear. By midnight the fog had swallowed the lamps of Port Sable and the café had sold its last soup.

Some of us telephoned cousins on the ferry. They were singing, they said, and someone had found an accordion. The crew handed out blankets and the children slept.

When the tugboats came in with it at first light, people clapped. Lena Orlov walked down the gangway last and said nothing to anyone.
"""


def test_a_rewrite_is_likely_one_source_and_an_independent_report_is_not():
    entries = (made("a", WIRE), made("b", REWRITE), made("c", INDEPENDENT))
    (group,) = shared_sources(read(entries))
    assert group.articles == ("a", "b")
    (pair,) = group.pairs
    assert sum(passage.close for passage in pair.passages) >= 3
    texts = {entry.article.id: entry.article.text for entry in entries}
    for passage in pair.passages:
        assert passage.shared_first
        assert passage.shared_second
        assert all(span in passage.first.span for span in passage.shared_first)
        assert all(span in passage.second.span for span in passage.shared_second)
    beside = {
        (word in p.first.span.cut(texts["a"]), word in p.second.span.cut(texts["b"]))
        for p in pair.passages
        for word in ("sandbank", "rudder", "refund", "dry dock")
    }
    assert beside == {(True, True), (False, False)}


def test_a_copy_is_called_one():
    entries = (made("a", WIRE), made("b", WIRE.replace("Monday", "Tuesday")), made("c", INDEPENDENT))
    (group,) = shared_sources(read(entries))
    assert [pair.manner for pair in group.pairs] == ["copy"]
    assert group.pairs[0].share > 0.9


BACKGROUND = """
It is not the first accident. In March two tugboats pulled a vessel off the sandbank before dawn and towed it into the inner harbour with all passengers aboard. The captain, Lena Orlov, had reported a jammed rudder minutes before that accident. The operator, Sable Lines, withdrew the ship from service and promised to refund every ticket bought for the crossing.
"""
FIRE = """Fire In The Engine Room

GREY POINT - A blaze in the engine room of a freighter kept firefighters busy through Sunday night, and thick smoke drifted over the holiday homes of Grey Point.

Nobody was hurt. Eleven sailors climbed into two rafts and were picked up by a trawler whose skipper had seen the glow from the fishing grounds.

The freighter was loaded with timber from the north. Its owners, a family firm, bought it only last winter and had the boilers overhauled in a yard across the bay.

Insurance assessors travelled to the scene, and the mayor asked holidaymakers to keep their windows shut until the wind turned.

Environment officers put booms around the wreck. They found no oil on the beaches, but the bathing ban stays in force through the weekend, and lifeguards will patrol.
"""


def test_background_repeated_months_later_is_no_common_source():
    months = (made("a", WIRE, "2021-03-02"), made("b", FIRE + BACKGROUND, "2021-09-12"), made("c", INDEPENDENT))
    assert shared_sources(read(months)) == ()


def test_the_same_quotes_are_not_the_same_source():
    quote = "“Nobody on this island will ever board that rusty boat again until the harbour master has gone”"
    first = f"Anger On The Quay\n\nThe mayor spoke. {quote}, Ann Lee said. {quote.replace('boat', 'ship')}, Ann Lee added.\n"
    second = f"Mayor Speaks\n\nIt rained on Friday. {quote}, said Ann Lee. {quote.replace('boat', 'ship')}, she said again.\n"
    assert shared_sources(read((made("a", first), made("b", second)))) == ()


def test_order_of_entries_does_not_matter():
    entries = (made("a", WIRE), made("b", REWRITE), made("c", INDEPENDENT))
    assert shared_sources(read(entries)) == shared_sources(read(entries[::-1]))
