"""The names of early Jobmon for Python programs, carried out by Bellwether; docs/jobmon.md describes them."""
