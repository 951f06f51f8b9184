"""Lazy collections of jobs, processes and models: what EPMT's functions give with `fmt='orm'`."""

import copy
import itertools

from epmt import _bridge, _expressions, _records


class Query:
    """Objects that are asked for when they are used. Each method that narrows it gives another one.

    What the catalog cannot answer (`_tried`, `_sorted`) is done here, on the objects.
    """

    def __init__(self, entity):
        self.entity = entity
        self._choice = {}
        self._orders = []
        self._tried = []
        self._limit = 0
        self._offset = 0
        self._found = None

    def _other(self):
        other = copy.copy(self)
        other._choice = dict(self._choice)
        other._tried = list(self._tried)
        other._found = None
        return other

    # --- narrowing

    def filter(self, *conditions):
        """Only objects that satisfy conditions: expressions, or callables that take an object."""
        other = self._other()
        for one in conditions:
            text, expression = _expressions.condition(one, self.entity)
            other._narrow(text, expression)
        return other

    where = filter
    select = filter

    def filter_by(self, **values):
        """Only objects with these values."""
        return self.filter(*(getattr(self.entity, name) == value for name, value in values.items()))

    def _narrow(self, text, expression):
        if text is not None:
            known = self._choice.get("where")
            self._choice["where"] = text if known is None else f"({known}) AND ({text})"
        elif expression is not None and expression.sent is not None:
            known = self._choice.get("condition")
            sent = expression.sent
            self._choice["condition"] = sent if known is None else {"all": [known, sent]}
        elif expression is not None:
            self._tried.append(expression)

    def order_by(self, *order):
        """Sorted by columns."""
        other = self._other()
        other._orders = _expressions.orders(list(order), self.entity)
        return other

    def limit(self, most):
        """At most so many; 0 or None: all."""
        other = self._other()
        other._limit = most or 0
        return other

    def offset(self, first):
        """Without the first so many."""
        other = self._other()
        other._offset = first or 0
        return other

    def distinct(self):
        """The same: no object comes twice."""
        return self

    def choose(self, **choice):
        """Narrowed as `bellwether api` has it."""
        other = self._other()
        other._choice.update(choice)
        return other

    # --- asking

    def is_known(self):
        """Whether the catalog can answer all of it."""
        return not self._tried and self._is_sorted()

    def request(self):
        """What the catalog is asked for."""
        choice = dict(self._choice)
        orders = [order.sent for order in self._orders]
        if all(orders) and orders:
            choice["order"] = orders
        if self.is_known():
            choice.update(limit=self._limit, offset=self._offset)
        return self._request(choice)

    def _request(self, choice):
        raise NotImplementedError

    def _load(self):
        raise NotImplementedError

    def _count(self):
        return len(self.objects())

    def _ids(self):
        return [one.key for one in self.objects()]

    def objects(self):
        """All of the objects as a list."""
        if self._found is None:
            found = [one for one in self._load() if all(part.matches(one) for part in self._tried)]
            if not self.is_known():
                found = self._cut(_expressions.sort(found, [] if self._is_sorted() else self._orders))
            self._found = found
        return self._found

    def _is_sorted(self):
        """Whether the catalog sorts."""
        return all(order.sent for order in self._orders)

    def _cut(self, found):
        return found[self._offset : self._offset + self._limit if self._limit else None]

    def ids(self):
        """The keys of the objects."""
        if self._found is None and self.is_known():
            return self._ids()
        return [one.key for one in self.objects()]

    def count(self):
        """How many objects there are."""
        if self._found is None and self.is_known():
            return self._count()
        return len(self.objects())

    def all(self):
        """All of the objects as a list."""
        return list(self.objects())

    def first(self):
        """The first object, or None."""
        found = self.objects() if self._found is not None else self._slice(0, 1)
        return found[0] if found else None

    def one(self):
        """The only object."""
        found = self._slice(0, 2)
        if len(found) != 1:
            raise ValueError(f"Expected one object, but found {'several' if found else 'none'}")
        return found[0]

    def _slice(self, first, most):
        """Some of the objects, without asking for the others."""
        if self._found is not None or not self.is_known():
            return self.objects()[first : first + most]
        if self._limit:
            most = min(most, max(0, self._limit - first))
        return self.offset(self._offset + first).limit(most).objects() if most else []

    def __getitem__(self, key):
        if isinstance(key, slice):
            if key.stop is not None and key.stop >= 0 and (key.start or 0) >= 0 and key.step in (None, 1):
                first = key.start or 0
                return self._slice(first, max(0, key.stop - first))
            return self.objects()[key]
        if key >= 0:
            found = self._slice(key, 1)
            if not found:
                raise IndexError(f"Expected fewer than {key + 1} objects before this one, but there are {self.count()}")
            return found[0]
        return self.objects()[key]

    def __iter__(self):
        return iter(self.objects())

    def __len__(self):
        return self.count()

    def __contains__(self, one):
        return any(one == other for other in self.objects())

    def __bool__(self):
        return self.count() > 0

    def __repr__(self):
        return f"<{self.count()} {self.entity.__name__} objects>"

    def __add__(self, other):
        return list(itertools.chain(self, other))


class JobQuery(Query):
    """Jobs, by start."""

    def _request(self, choice):
        return {"jobs": choice}

    def scope(self):
        """What the catalog is asked for, to ask about processes of these jobs."""
        if self.is_known() and self._found is None:
            return self.request()["jobs"]
        return {"ids": self.ids()}

    def _load(self):
        return [self.entity(row) for row in _records.jobs(self.request()["jobs"])]

    def _count(self):
        return _bridge.ask("count_jobs", **self.request())

    def _ids(self):
        return _bridge.ask("job_ids", **self.request())


class ProcessQuery(Query):
    """Processes, by start."""

    def __init__(self, entity, jobs):
        super().__init__(entity)
        self.jobs = jobs

    def _request(self, choice):
        return {"jobs": self.jobs.scope(), "processes": choice}

    def columns(self):
        """The columns as the catalog has them; None where it cannot answer everything."""
        return _records.ask_processes("processes", **self.request()) if self.is_known() and self._found is None else None

    def _load(self):
        return [self.entity(row) for row in _records.processes(_records.ask_processes("processes", **self.request()))]

    def _count(self):
        return _bridge.ask("count_processes", **self.request())

    def _ids(self):
        return _bridge.ask("process_ids", **self.request())


class ListQuery(Query):
    """Objects that are there already, such as reference models or an operation's roots."""

    def __init__(self, entity, load):
        super().__init__(entity)
        self._read = load

    def _narrow(self, text, expression):
        if text is not None:
            raise ValueError(f"Expected an expression or a callable as condition, but found the text {text!r}")
        if expression is not None:
            self._tried.append(expression)

    def is_known(self):
        return False

    def _load(self):
        return _expressions.sort(list(self._read()), self._orders)


class Relatives(ListQuery):
    """A process's children, ancestors or descendants: counted without reading them."""

    def __init__(self, entity, process, of):
        super().__init__(entity, lambda: [entity(row) for row in read_relatives(process, of)])
        self._asked = {"id": process, "of": of}

    def count(self):
        """How many there are."""
        if self._found is None and not self._tried and not self._limit and not self._offset:
            return _bridge.ask("count_relatives", **self._asked)
        return super().count()


def read_relatives(process, of):
    """The rows of a process's relatives."""
    return _records.processes(_records.ask_processes("relatives", id=process, of=of))
