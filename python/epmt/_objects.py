"""Jobs, processes and reference models as objects, with the navigation between them."""

from epmt import _bridge, _records
from epmt._expressions import Column
from epmt._query import JobQuery, ListQuery, ProcessQuery, Relatives, read_relatives
from epmt.epmtlib import tag_dict_to_string


class Name:
    """Somebody or something that only has a name: a user or a host."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, type(self)) and other.name == self.name

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"{type(self).__name__}['{self.name}']"


class User(Name):
    """Whose job it is."""

    @property
    def jobs(self):
        """The user's jobs."""
        return Job.query().filter(Job.user == self.name)


class Host(Name):
    """Where processes ran."""

    @property
    def jobs(self):
        """The jobs that had processes there."""
        return Job.query().choose(hosts=[self.name])

    @property
    def processes(self):
        """The processes that ran there."""
        return Process.query().choose(hosts=[self.name])


class _Entity(type):
    """Gives classes their columns as attributes, and objects by their keys: `Job['629337']`."""

    def __getattribute__(cls, name):
        try:
            found = type.__getattribute__(cls, name)
        except AttributeError:
            if name.startswith("_"):
                raise
            return cls.column(name)
        # What an object computes is a column of its class all the same.
        return cls.column(name) if isinstance(found, property) else found

    def __getitem__(cls, key):
        found = cls.find(key)
        if found is None:
            raise KeyError(f"{cls.__name__}[{key}] could not be found")
        return found


class _Record(metaclass=_Entity):
    """A row as an object: what it has are its attributes."""

    def __init__(self, values):
        self.__dict__["values"] = values
        self.__dict__["_kept"] = {}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        values = self.__dict__["values"]
        return values[name] if name in values else self._more(name)

    def _more(self, name):
        """What is only asked for when it is used."""
        raise AttributeError(f"{type(self).__name__} has no {name}")

    @classmethod
    def get(cls, key):
        """The object of a key, or None."""
        return cls.find(key)

    def __eq__(self, other):
        return isinstance(other, type(self)) and other.key == self.key

    def __hash__(self):
        return hash(self.key)

    def __repr__(self):
        return f"{type(self).__name__}[{self.key!r}]"


class Job(_Record):
    """A job: `processes`, `proc_sums`, `tags`, `hosts`, `ref_models` and EPMT's columns."""

    _UNKNOWN_TO_CATALOG = ("start end submit tags annotations analyses info_dict env_dict env_changes_dict hosts "
                           "proc_sums created_at updated_at processes ref_models").split()
    INNER = ("hosts", "measurement", "zone")
    _LATER = ("env_dict", "env_changes_dict", "created_at", "updated_at")

    @classmethod
    def column(cls, name):
        """A column to write conditions with."""
        if name in ("start", "end", "submit"):
            return _TimeColumn(name, f"{name}_us")
        if name in ("user", "user_id"):
            return Column(name, "user", lambda one: one.values["user"])
        return Column(name, None if name in cls._UNKNOWN_TO_CATALOG else name)

    @staticmethod
    def query():
        """All jobs."""
        return JobQuery(Job)

    @classmethod
    def find(cls, key):
        """The job of an id, or None."""
        return cls.query().choose(ids=[str(key)], last_attempts=True).first()

    @property
    def key(self):
        """The id."""
        return self.jobid

    def _more(self, name):
        if name in self._LATER:
            self.values.update(_records.background(self.values["measurement"]))
            return self.values[name]
        if name == "ref_models":
            return [model for model in ReferenceModel.query() if self.jobid in model.values["jobs"]]
        if name in self.values[_records.SUMS]:
            return self.values[_records.SUMS][name]
        return super()._more(name)

    @property
    def processes(self):
        """Its processes, by start."""
        return Process.query(JobQuery(Job).choose(ids=[self.jobid]))

    @property
    def user(self):
        """Whose job it is."""
        return User(self.values["user"])

    @property
    def hosts(self):
        """Where its processes ran."""
        return [Host(name) for name in self.values["hosts"]]

    def as_dict(self):
        """The columns, with the sums nested."""
        for name in self._LATER:
            getattr(self, name)
        return {name: value for name, value in self.values.items() if name not in self.INNER}


class _TimeColumn(Column):
    """A time, which the catalog can sort by; compared it is here, in the job's local time."""

    def _compare(self, sign, other):
        expression = super()._compare(sign, other)
        expression.sent = None
        return expression


# Columns of processes that refer to something, by what the catalog calls them.
_REFERENCES = {"host": "host", "host_id": "host", "user": "user", "user_id": "user", "job": "jobid"}


class Process(_Record):
    """A process: `job`, `parent`, `children`, `ancestors`, `descendants`, `threads_df` and EPMT's columns."""

    _UNKNOWN_TO_CATALOG = "tags threads_df threads_sums info_dict created_at updated_at gen".split()
    _RELATIVES = ("children", "ancestors", "descendants")

    @classmethod
    def column(cls, name):
        """A column to write conditions with."""
        if name in ("start", "end"):
            return _TimeColumn(name, f"{name}_us")
        if name in _REFERENCES:
            sent = _REFERENCES[name]
            return Column(name, sent, lambda one: one.values[sent])
        if name in ("parent", "parent_id"):
            return Column(name, "parent", lambda one: one.values["parent"])
        return Column(name, None if name in cls._UNKNOWN_TO_CATALOG else name)

    @staticmethod
    def query(jobs=None):
        """All processes of jobs."""
        return ProcessQuery(Process, jobs if jobs is not None else JobQuery(Job))

    @classmethod
    def find(cls, key):
        """The process of an id, or None."""
        return cls.query().choose(ids=[int(key)]).first()

    @property
    def key(self):
        """The id."""
        return self.id

    def _more(self, name):
        if name in self._RELATIVES:
            if name not in self._kept:
                self._kept[name] = Relatives(Process, self.id, name)
            return self._kept[name]
        if name == "threads_df":
            return _threads(self)
        if name in self.threads_sums:
            return self.threads_sums[name]
        return super()._more(name)

    @property
    def parent(self):
        """The process that started it, or None."""
        if self.values["parent"] is None:
            return None
        if "parent" not in self._kept:
            self._kept["parent"] = Process(read_relatives(self.id, "parent")[0])
        return self._kept["parent"]

    @property
    def parent_id(self):
        """The id of the process that started it, or None."""
        return self.values["parent"]

    @property
    def job(self):
        """Its job."""
        return Job[self.jobid]

    @property
    def host(self):
        """Where it ran."""
        return Host(self.values["host"])

    @property
    def user(self):
        """Whose process it was."""
        return User(self.values["user"])

    def as_dict(self):
        """The columns, with the sums nested."""
        return dict(self.values)


_THREAD_NAMES = "process_pk process job jobid attempt thread start end start_us end_us pid exename host".split()


def _threads(process):
    """The threads as EPMT keeps them: the first one also has what its process is."""
    found = _bridge.rows("threads", processes={"ids": [process.id]})
    threads = []
    for place, row in enumerate(found):
        thread = {} if place else _first(process)
        thread.update(tid=row["tid"], start=row["start_us"], end=row["end_us"])
        thread.update((name, value) for name, value in row.items() if name not in _THREAD_NAMES and value is not None)
        threads.append(thread)
    return threads


def _first(process):
    values = process.values
    names = "exename path args exitcode pid ppid pgid sid numtids".split()
    tags = tag_dict_to_string(values["tags"])
    return {"tags": tags, "hostname": values["host"], "generation": 0, **{name: values[name] for name in names}}


class ReferenceModel(_Record):
    """A reference model: `jobs`, `tags`, `op_tags`, `computed`, `info_dict`, `enabled`."""

    @classmethod
    def column(cls, name):
        """A column to write conditions with."""
        return Column(name, None)

    @staticmethod
    def query():
        """All reference models, in the order in which they were made."""
        return ListQuery(
            ReferenceModel, lambda: [ReferenceModel(_records.model(row)) for row in _bridge.rows("models")]
        )

    @classmethod
    def find(cls, key):
        """The model of a number, or None."""
        return next((model for model in cls.query() if model.id == int(key)), None)

    @property
    def key(self):
        """The number."""
        return self.id

    @property
    def jobs(self):
        """The jobs that it learned from, as far as they are still there."""
        ids = self.values["jobs"]
        return JobQuery(Job).choose(ids=ids).all() if ids else []

    def as_dict(self):
        """The columns; its jobs by their ids."""
        return dict(self.values)


class UnprocessedJob(_Record):
    """A job that waits to be post-processed. There are none: an import does it."""

    @classmethod
    def column(cls, name):
        """A column to write conditions with."""
        return Column(name, None)

    @staticmethod
    def query():
        """None."""
        return ListQuery(UnprocessedJob, list)

    @classmethod
    def find(cls, key):
        """None."""
        return None
