"""Official texts as the United Nations publishes them → folders of documents."""
