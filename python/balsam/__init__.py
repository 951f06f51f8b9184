"""The names of Balsam's event log and analytics for Python programs, answered by Bellwether; docs/balsam.md describes them."""
