"""EPMT's Python modules, answered by Bellwether.

With the folder python first on PYTHONPATH, `import epmt_query` and `from epmt import epmt_query` are these. The
only requirement is pandas. docs/epmt-functions.md says what differs.
"""

__version__ = "5.0.1"
