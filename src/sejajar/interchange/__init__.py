"""Every reader and writer of aligned texts and of what was put on them: TSV, JSON, TMX, HTML, Anki, Markdown."""
