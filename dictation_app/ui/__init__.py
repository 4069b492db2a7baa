"""What the user sees. Everything shown comes from one `AppStatus`; nothing here decides anything."""
