"""The pages: Django, server-rendered; each folder is an app with the same file names."""
