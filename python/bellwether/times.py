"""Times as Python has them, and as the catalog does: microseconds since 1970."""

import datetime

_EPOCH = datetime.datetime(1970, 1, 1)
_MICROSECOND = datetime.timedelta(microseconds=1)


def of(micros):
    """Microseconds since 1970 as a naive time in UTC."""
    return None if micros is None else _EPOCH + datetime.timedelta(microseconds=micros)


def micros(name, value):
    """A naive time (in UTC), an aware one, or a text in ISO format as microseconds since 1970; `name` is for the error."""
    time = value
    if isinstance(time, str):
        try:
            time = datetime.datetime.fromisoformat(time.replace("Z", "+00:00"))
        except ValueError:
            pass
    if not isinstance(time, datetime.datetime):
        raise ValueError(f"Expected a time such as 2026-11-23T10:00:00 for {name}, but found {value!r}")
    if time.tzinfo is not None:
        time = time.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return (time - _EPOCH) // _MICROSECOND
