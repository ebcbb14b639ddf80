"""Who is who across articles."""

from __future__ import annotations

from generator.extract.names import NameOptions, find_names
from generator.link.people import Entity, canonical_names, link_entities
from generator.model import Article, Block, Entry, Extracts, Metadata, Source, Span
from tests.properties.texts import understood
from tests.timing import seconds


def entry(key: str, text: str) -> Entry:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(at, at + len(line)), (Span(at, at + len(line)),), "test"))
        at += len(line) + 1
    article = Article(key, Source(f"{key}.txt", ""), text, Metadata(), tuple(blocks))
    found = tuple(item for item in find_names(article, Extracts(), NameOptions()))
    return Entry(article, Extracts().having(found))  # type: ignore[arg-type]  # names make no problems


def linked(*texts: str) -> dict[str, Entity]:
    """By name; article ids a, b, c."""
    entities = link_entities(tuple(entry(chr(97 + at), text) for at, text in enumerate(texts)))
    return {entity.name: entity for entity in entities}


def articles(entity: Entity) -> list[str]:
    return sorted({mention.article for mention in entity.mentions})


def test_full_names_join() -> None:
    made = linked("Lena Brandt spoke.", "Mayor Lena Brandt left. Brandt was tired.", "Oslo slept.")
    assert articles(made["Lena Brandt"]) == ["a", "b"]
    assert made["Lena Brandt"].aliases == ("Brandt",)
    assert made["Lena Brandt"].slug == "lena-brandt"
    assert made["Lena Brandt"].has_page


def test_initials_and_short_forms_join() -> None:
    made = linked("Thomas K. Velden spoke.", "Thomas Velden left.", "Tom Velden slept.")
    assert len(made) == 1


def test_one_surname_two_people() -> None:
    made = linked("Lena Brandt spoke.", "Otto Brandt left.", "President Brandt slept.")
    assert articles(made["Lena Brandt"]) == ["a"]
    assert articles(made["Otto Brandt"]) == ["b"]
    assert articles(made["Brandt"]) == ["c"]
    assert not made["Brandt"].has_page


def test_a_title_tells_two_people_apart() -> None:
    made = linked("President Lena Brandt spoke.", "Otto Brandt, a poet, left.", "President Brandt slept.")
    assert articles(made["Lena Brandt"]) == ["a", "c"]


def test_a_form_of_address_tells_them_apart_only_with_more_to_say_so() -> None:
    made = linked("Lena Zwingli spoke.", "Otto Zwingli left.", "Mrs. Zwingli slept.")
    assert articles(made["Lena Zwingli"]) == ["a", "c"]


def test_a_rare_surname_alone_is_the_one_person_known() -> None:
    made = linked("Norwegian Foreign Minister Lena Zwingli spoke.", "Foreign Minister Zwingli left.")
    assert articles(made["Lena Zwingli"]) == ["a", "b"]


def test_a_common_surname_alone_stays_apart() -> None:
    made = linked("Lena Miller spoke.", "Mr. Miller left.")
    assert articles(made["Lena Miller"]) == ["a"]


def test_a_junior_is_not_his_father() -> None:
    made = linked("Otto Zwingli Jr. spoke.", "Otto Zwingli left.")
    assert len(made) == 2


def test_initials_that_two_fit() -> None:
    made = linked("J. Zwingli spoke.", "John Zwingli left.", "James Zwingli slept.")
    assert len(made) == 3


def test_names_of_one_country_and_one_organisation() -> None:
    made = linked("The U.S. agreed with the United Nations.", "The US and the UN met.", "The United States left.")
    assert articles(made["United States"]) == ["a", "b", "c"]
    assert articles(made["United Nations"]) == ["a", "b"]


def test_an_abbreviation_of_another_article() -> None:
    made = linked(
        "The Northern Rail Union (NRU) struck.", "The Northern Rail Union met.", "Members of the NRU said no."
    )
    assert articles(made["Northern Rail Union"])[:2] == ["a", "b"]


def test_companies_with_and_without_their_form() -> None:
    made = linked("Harrow Foods Inc. grew.", "Harrow Foods shrank.")
    assert len(made) == 1


def test_roles_as_each_article_states_them() -> None:
    one = linked("Mayor Lena Brandt spoke. Mayor Brandt left.", "Lena Brandt, a poet from Oslo, slept.")["Lena Brandt"]
    texts = {"a": "Mayor Lena Brandt spoke. Mayor Brandt left.", "b": "Lena Brandt, a poet from Oslo, slept."}
    assert [role.span.cut(texts[role.article]) for role in one.roles] == ["Mayor", "a poet from Oslo"]


def test_a_page_needs_two_articles_or_two_quotes() -> None:
    made = linked("Lena Brandt saw Ida Holm. Brandt saw that Brandt was late.", "Ida Holm slept.")
    assert {name for name, entity in made.items() if entity.has_page} == {"Ida Holm"}
    text = "Fire\n\n“We left,” Otto Velden said. “It rained,” Velden said. “I waited all night,” Lena Brandt said.\n"
    entities = link_entities((understood(text, "a.txt"),))
    assert {entity.name: entity.has_page for entity in entities} == {"Otto Velden": True, "Lena Brandt": False}


def test_order_of_entries_does_not_matter() -> None:
    entries = [
        entry("a", "Lena Brandt spoke in Oslo."),
        entry("b", "Otto Brandt left."),
        entry("c", "Lena Brandt slept."),
    ]
    assert link_entities(tuple(entries)) == link_entities(tuple(reversed(entries)))


def test_canonical_names() -> None:
    entities = link_entities((entry("a", "President Lena Zwingli spoke."), entry("b", "President Zwingli left.")))
    assert canonical_names(entities)["b", "person", "Zwingli"] == "Lena Zwingli"


def test_every_name_has_one_entity() -> None:
    entries = (entry("a", "Lena Brandt of Oslo met Otto Brandt. Brandt smiled."), entry("b", "Brandt left Oslo."))
    entities = link_entities(entries)
    assert sum(len(entity.mentions) for entity in entities) == sum(len(one.extracts.items) for one in entries)
    assert len({(entity.kind, entity.slug) for entity in entities}) == len(entities)


def test_time_grows_with_the_articles_only() -> None:
    made = [
        entry(f"a{at}", f"Lena B{chr(97 + at % 26)}rk met Otto Z{chr(97 + at // 26)}rn in Oslo.") for at in range(600)
    ]
    few, many = (seconds(lambda count=count: link_entities(tuple(made[:count]))) for count in (150, 600))
    assert many < 8 * few + 0.2


def test_initials_that_differ() -> None:
    made = linked("George W. Zwingli spoke.", "George W.H. Zwingli left.", "George H.W. Zwingli slept.")
    assert len(made) == 3


def test_a_ministry_without_its_country_stays_in_its_article() -> None:
    entities = link_entities((entry("a", "The foreign ministry spoke."), entry("b", "The foreign ministry left.")))
    assert len(entities) == 2


def test_the_owner_renames_and_merges() -> None:
    given = (entry("a", "Mr Sisi spoke."), entry("b", "Gamal Sisi and Hosni Sisi left. Ann Lee stayed."))
    assert {one.name for one in link_entities(given)} >= {"Sisi", "Gamal Sisi", "Hosni Sisi", "Ann Lee"}
    renames = {"Sisi": "Sisi the Elder", "Gamal Sisi": "Sisi the Elder", "Ann Lee": "Ann"}
    made = {one.name: one for one in link_entities(given, renames)}
    assert articles(made["Sisi the Elder"]) == ["a", "b"]
    assert made["Ann"].aliases == ("Ann Lee",)
    assert made["Hosni Sisi"]
    assert "Gamal Sisi" not in made


def test_the_fullest_and_most_stated_role_comes_first() -> None:
    texts = {
        "a": "Lena Brandt, a poet, spoke. Mayor Lena Brandt left.",
        "b": "Lena Brandt, mayor of Velden, left. Senators Lena Brandt and Otto Ray met.",
        "c": "Mayor Brandt slept.",
    }
    made = linked(*texts.values())["Lena Brandt"]
    assert [role.span.cut(texts[role.article]) for role in made.roles] == [
        "mayor of Velden",
        "Mayor",
        "Mayor",
        "a poet",
    ]


def test_where_somebody_belongs_comes_after_what_somebody_is() -> None:
    text = "Lena Brandt of the Rail Union left. Lena Brandt of the Rail Union slept. Lena Brandt, a poet, spoke."
    made = linked(text)["Lena Brandt"]
    assert [role.span.cut(text) for role in made.roles] == ["a poet", "of the Rail Union"]


def test_the_owner_says_what_somebody_is() -> None:
    entries = (entry("a", "Lena Brandt, a poet, spoke."),)
    assert link_entities(entries, roles={"Lena Brandt": "mayor of Velden"})[0].editors_role == "mayor of Velden"
    assert link_entities(entries)[0].editors_role == ""


def test_a_relative_by_first_name_joins_the_full_name_used_elsewhere() -> None:
    made = linked("Otto Zwingli came with his son Erik.", "Erik Zwingli slept.", "Erik Velden left.")
    assert articles(made["Erik Zwingli"]) == ["a", "b"]


def test_a_first_name_alone_is_no_person_of_the_story() -> None:
    made = linked("We met Erik there. Lena Brandt left.")
    assert "Erik" not in made
