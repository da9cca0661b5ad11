from sejajar.formats.seeds import SOURCE_NAME, TARGET_NAME, seed_paths
from sejajar.text.document import Document


def test_the_seeds_are_an_article_in_both_languages():
    paths = seed_paths()
    assert [path.name for path in paths] == [SOURCE_NAME, TARGET_NAME]
    documents = [Document.from_text(path.read_text(encoding="utf-8")) for path in paths]
    assert [document.language for document in documents] == ["id", "ar"]
    assert [len(document.paragraphs) for document in documents] == [10, 10]
