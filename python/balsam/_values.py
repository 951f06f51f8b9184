"""Reads what filters are given; what cannot be understood is an error that names the filter."""

import enum

def several(value):
    """One value, or each of a list."""
    return list(value) if isinstance(value, (list, tuple, set, frozenset, range)) else [value]


def numbers(name, value):
    return [_number(name, one) for one in several(value)]


def _number(name, value):
    text = str(value)
    if isinstance(value, bool) or not text.isdecimal() or not text.isascii():
        raise _wrong(name, "a number or a list of such", value)
    return int(text)


def texts(name, value):
    """Texts or numbers, as texts."""
    for one in several(value):
        if isinstance(one, bool) or not isinstance(one, (str, int)):
            raise _wrong(name, "a text, a number or a list of such", one)
    return [str(one) for one in several(value)]


def pairs(name, value):
    """A dictionary, or a list of `KEY:VALUE`, as a dictionary."""
    if isinstance(value, dict):
        return {str(key): one for key, one in value.items()}
    found = {}
    for one in several(value):
        key, colon, text = one.partition(":") if isinstance(one, str) else ("", "", "")
        if not key or not colon:
            raise _wrong(name, "a dictionary or a list of KEY:VALUE", one)
        found[key] = text
    return found


def words(kind, name, value):
    """Texts, or members of an enumeration, as members of it."""
    found = []
    for one in several(value):
        try:
            found.append(kind(one.value if isinstance(one, enum.Enum) else one))
        except ValueError:
            raise _wrong(name, "one of " + ", ".join(word.value for word in kind), one) from None
    return found


def _wrong(name, expected, found):
    return ValueError(f"Expected {expected} for {name}, but found {found!r}")
