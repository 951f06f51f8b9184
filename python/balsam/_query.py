"""Questions that are asked as late as possible, and refined before."""

import itertools

from bellwether import Api

API = Api()


class DoesNotExist(LookupError):
    """There is nothing that `get` could answer with."""


class MultipleObjectsReturned(LookupError):
    """There is more than one that `get` could answer with."""


class Record:
    """Something that was read: it has the fields `_fields`, which cannot be changed."""

    _fields = ()
    _command = "bellwether"
    DoesNotExist = DoesNotExist
    MultipleObjectsReturned = MultipleObjectsReturned

    def __init__(self, **values):
        self.__dict__.update((field, values.get(field)) for field in self._fields)

    def __setattr__(self, name, value):
        raise self._refusal("its " + name)

    def __delattr__(self, name):
        raise self._refusal("its " + name)

    @classmethod
    def _refusal(cls, what="it and its like"):
        return AttributeError(f"A {cls.__name__} is only read here: {what} cannot be changed; use {cls._command}")

    def save(self):
        raise self._refusal()

    def delete(self):
        raise self._refusal()

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash((type(self), self.id))

    def __repr__(self):
        fields = ", ".join(f"{field}={getattr(self, field)!r}" for field in self._fields)
        return f"{type(self).__name__}({fields})"


class Manager:
    """All of a kind: what `objects` is. Each method gives a question."""

    def __init__(self, query):
        self._query = query

    def all(self):
        return self._query()

    def filter(self, **filters):
        return self._query().filter(**filters)

    def order_by(self, *orders):
        return self._query().order_by(*orders)

    def get(self, **filters):
        return self._query().get(**filters)

    def count(self):
        return self._query().count()

    def first(self):
        return self._query().first()

    def create(self, *_, **__):
        raise self._query.record._refusal()

    bulk_create = bulk_update = create


class Query:
    """A question for records. Immutable; it is asked when it is first iterated over, counted or cut.

    A loop streams what it finds. What `len`, `list` and slices from behind read is kept, so that they agree.
    """

    record = Record
    ordering = None
    filters = {}

    def __init__(self, chosen=None, order=None):
        self._chosen = chosen or {}
        self._order = order
        self._kept = None

    def all(self):
        return type(self)(self._chosen, self._order)

    def filter(self, **filters):
        """The same with more filters, which must all hold. One that was there before is replaced, or by None lifted."""
        chosen = dict(self._chosen)
        for name, value in filters.items():
            if name not in self.filters:
                known = ", ".join(self.filters)
                raise TypeError(f"There is no filter {name} of {self.record.__name__}; there are: {known}")
            chosen[name] = None if value is None else self.filters[name](name, value)
        return type(self)({name: value for name, value in chosen.items() if value is not None}, self._order)

    def order_by(self, *orders):
        """The same in another order; without one, in the standard order."""
        if len(orders) > 1:
            raise TypeError(f"Expected one order, but found {len(orders)}")
        return type(self)(self._chosen, self.ordering(orders[0]) if orders else None)

    def get(self, **filters):
        """The only one that fits."""
        found = self.filter(**filters)[:2]
        name = self.record.__name__
        if not found:
            raise DoesNotExist(f"Expected one {name}, but found none")
        if len(found) > 1:
            raise MultipleObjectsReturned(f"Expected one {name}, but found more")
        return found[0]

    def count(self):
        return len(self)

    def first(self):
        """The first one, or an IndexError."""
        return self[0]

    def update(self, **_):
        raise self.record._refusal()

    delete = update

    def _records(self, most):
        """Asks; `most` are wanted (None: all), and more may come."""
        raise NotImplementedError

    def _found(self):
        return not any(value in ([], {}) for value in self._chosen.values())

    def _asked(self, most=None):
        return self._records(most) if self._found() else iter(())

    def _all(self):
        if self._kept is None:
            self._kept = list(self._asked())
        return self._kept

    def __iter__(self):
        return iter(self._kept) if self._kept is not None else self._asked()

    def __len__(self):
        return len(self._all())

    def __bool__(self):
        return any(True for _ in (self._asked(1) if self._kept is None else self._kept))

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self._slice(place)
        if self._kept is not None or place < 0:
            return self._all()[place]
        for found in itertools.islice(self._asked(place + 1), place, None):
            return found
        raise IndexError(f"There is no {self.record.__name__} at {place} of what fits")

    def _slice(self, place):
        ends = (place.start, place.stop, place.step)
        if self._kept is not None or place.stop is None or any(end is not None and end < 0 for end in ends):
            return self._all()[place]
        return list(itertools.islice(self._asked(place.stop), *ends))

    def __repr__(self):
        return f"<{self.record.__name__} query {self._chosen}>"
