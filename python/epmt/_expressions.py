"""Conditions over columns, as SQLAlchemy has them: `Job.exitcode != 0`, `desc(Job.duration)`.

An expression that the catalog can answer is sent to it; others (times, parts of JSON, Python callables) are tried on
each object.
"""

import fnmatch
import operator

_OPERATORS = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Expression:
    """Something that is true or false of an object. `sent` is what the catalog takes, or None."""

    def __init__(self, sent, matches):
        self.sent = sent
        self.matches = matches

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)

    def __invert__(self):
        return not_(self)

    def __bool__(self):
        raise TypeError("Expected & and | between conditions, but found and, or, not")


def and_(*parts):
    """All of some conditions."""
    return _joined("all", parts, all)


def or_(*parts):
    """At least one of some conditions."""
    return _joined("any", parts, any)


def not_(part):
    """The contrary of a condition."""
    sent = None if part.sent is None else {"not": part.sent}
    return Expression(sent, lambda one: not part.matches(one))


def _joined(word, parts, join):
    sent = None if any(part.sent is None for part in parts) else {word: [part.sent for part in parts]}
    return Expression(sent, lambda one: join(part.matches(one) for part in parts))


class Order:
    """A column to sort by."""

    def __init__(self, column, descending):
        self.column = column
        self.descending = descending

    @property
    def sent(self):
        """What the catalog takes, or None."""
        name = self.column.sent
        return None if name is None else [name, "desc" if self.descending else "asc"]


def desc(column):
    """Largest first."""
    return Order(column, True)


def asc(column):
    """Smallest first."""
    return Order(column, False)


class Column:
    """A column of jobs or processes. `sent` is its name in the catalog; None: only objects have it."""

    __hash__ = object.__hash__

    def __init__(self, name, sent, value=None):
        self.name = name
        self.sent = sent
        self._value = value or (lambda one: getattr(one, name))

    def value(self, one):
        """What an object has there."""
        return self._value(one)

    def __getitem__(self, key):
        def inner(one):
            values = self.value(one)
            return values.get(key) if isinstance(values, dict) else values[key]

        return Column(f"{self.name}[{key!r}]", None, inner)

    def as_string(self):
        """The same as text; null stays null."""
        return Column(self.name, None, lambda one: None if self.value(one) is None else str(self.value(one)))

    def _compare(self, sign, other):
        if isinstance(other, Column):
            return Expression(None, lambda one: _both(sign, self.value(one), other.value(one)))
        if other is None:
            missing = self._missing()
            return missing if sign == "=" else not_(missing)
        plain = self.sent is not None and isinstance(other, (str, int, float)) and not isinstance(other, bool)
        sent = {"column": self.sent, "is": sign, "value": other} if plain else None

        return Expression(sent, lambda one: _both(sign, self.value(one), other))

    def _missing(self):
        sent = None if self.sent is None else {"column": self.sent, "missing": True}
        return Expression(sent, lambda one: self.value(one) is None)

    def _computed(self, other, operation):
        second = other.value if isinstance(other, Column) else lambda one: other
        return Column(self.name, None, lambda one: operation(self.value(one), second(one)))

    def __add__(self, other):
        return self._computed(other, operator.add)

    def __sub__(self, other):
        return self._computed(other, operator.sub)

    def __mul__(self, other):
        return self._computed(other, operator.mul)

    def __truediv__(self, other):
        return self._computed(other, operator.truediv)

    def any(self, value):
        """Whether a list has a value: by its name, or as an object that has one."""
        wanted = getattr(value, "name", value)
        return Expression(None, lambda one: any(getattr(part, "name", part) == wanted for part in self.value(one)))

    def __eq__(self, other):
        return self._compare("=", other)

    def __ne__(self, other):
        return self._compare("!=", other)

    def __lt__(self, other):
        return self._compare("<", other)

    def __le__(self, other):
        return self._compare("<=", other)

    def __gt__(self, other):
        return self._compare(">", other)

    def __ge__(self, other):
        return self._compare(">=", other)

    def in_(self, values):
        """Any of some values."""
        values = list(values)
        plain = self.sent is not None and all(isinstance(value, (str, int, float)) for value in values)
        sent = {"column": self.sent, "in": values} if plain else None
        return Expression(sent, lambda one: self.value(one) in values)

    def notin_(self, values):
        """None of some values."""
        return not_(self.in_(values))

    not_in = notin_

    def like(self, pattern):
        """A pattern of SQL: % any text, _ any character."""
        glob = pattern.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]").replace("%", "*").replace("_", "?")
        sent = None if self.sent is None else {"column": self.sent, "like": pattern}
        return Expression(sent, lambda one: fnmatch.fnmatchcase(str(self.value(one)), glob))

    def contains(self, text):
        """Text inside of it."""
        return self.like(f"%{text}%")

    def startswith(self, text):
        """Text at its start."""
        return self.like(f"{text}%")

    def endswith(self, text):
        """Text at its end."""
        return self.like(f"%{text}")

    def between(self, low, high):
        """From low to high, both included."""
        return and_(self >= low, self <= high)

    def is_(self, value):
        """Null, or a value."""
        return self == value

    def isnot(self, value):
        """Not null, or another value."""
        return self != value

    is_not = isnot

    def desc(self):
        """Largest first."""
        return desc(self)

    def asc(self):
        """Smallest first."""
        return asc(self)


def _both(sign, value, other):
    if value is None or other is None:
        return False
    try:
        return _OPERATORS[sign](value, other)
    except TypeError:
        raise ValueError(f"Expected something like {value!r} beside {sign}, but found {other!r}") from None


def condition(fltr, entity):
    """What a filter of EPMT's functions means: (SQL text, expression); each may be None."""
    if fltr is None or (isinstance(fltr, str) and not fltr.strip()):
        return None, None
    if isinstance(fltr, str):
        return fltr, None
    if isinstance(fltr, Expression):
        return None, fltr
    if callable(fltr):
        return None, _of_callable(fltr, entity)
    raise ValueError(f"Expected a condition, a text or a callable as fltr, but found {fltr!r}")


def _of_callable(call, entity):
    """A lambda over columns gives an expression; one that needs values is tried on each object."""
    try:
        found = call(entity)
    except (AttributeError, TypeError):
        found = None
    return found if isinstance(found, Expression) else Expression(None, lambda one: bool(call(one)))


def orders(order, entity):
    """What an order of EPMT's functions means: a list of orders."""
    if order is None or (isinstance(order, str) and not order.strip()):
        return []
    parts = order if isinstance(order, (list, tuple)) else [order]
    return [_order(part, entity) for part in parts]


def _order(part, entity):
    if isinstance(part, Order):
        return part
    if isinstance(part, Column):
        return asc(part)
    if isinstance(part, str):
        name, _, direction = part.strip().partition(" ")
        name = name.rpartition(".")[2]
        return Order(getattr(entity, name), direction.strip().lower() == "desc")
    raise ValueError(f"Expected a column such as Job.start as order, but found {part!r}")


def sort(objects, given):
    """Objects in the order of columns; those without a value come first, as in SQLite."""
    for order in reversed(given):
        objects.sort(key=lambda one: _key(order.column.value(one)), reverse=order.descending)
    return objects


def _key(value):
    if isinstance(value, (dict, list)):
        value = str(value)
    return (value is not None, 0 if value is None else value)
