"""EPMT's times: without a zone, in the local time of the job."""

import datetime as dt
import zoneinfo

EPOCH = dt.datetime(1970, 1, 1)
UTC = dt.timezone.utc
_FORMAT = "%m/%d/%Y %H:%M"
_US = {"Eastern": "New_York", "Central": "Chicago", "Mountain": "Denver", "Pacific": "Los_Angeles"}
# Python 3 metadata keep only an abbreviation; these are the zones that EPMT's sites mean by them. The old names of the
# American zones are not installed everywhere.
_NAMES = {
    **{f"US/{old}": f"America/{city}" for old, city in _US.items()},
    **{f"{old[0]}{kind}T": f"America/{city}" for old, city in _US.items() for kind in "SD"},
    "IST": "Asia/Kolkata",
    "BST": "Europe/London",
    "CEST": "Europe/Berlin",
    "CET": "Europe/Berlin",
    "JST": "Asia/Tokyo",
}
_zones = {}


def zone(name):
    """The zone of a name, an abbreviation or an offset such as UTC+05:30; UTC where nobody knows it."""
    if name not in _zones:
        _zones[name] = _found(name)
    return _zones[name]


def _found(name):
    if name.startswith("UTC") and len(name) == 9:
        sign = -1 if name[3] == "-" else 1
        return dt.timezone(sign * dt.timedelta(hours=int(name[4:6]), minutes=int(name[7:9])))
    try:
        return zoneinfo.ZoneInfo(_NAMES.get(name, name))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return UTC


def local(micros, name):
    """A time in microseconds since 1970 as the local time of a zone, without the zone."""
    if micros is None:
        return None
    moment = (EPOCH + dt.timedelta(microseconds=micros)).replace(tzinfo=UTC)
    return moment.astimezone(zone(name)).replace(tzinfo=None)


def locals_of(micros, zones):
    """The same for a list of times, each with its own zone's name. One offset serves all times of an hour."""
    offsets = {}
    answer = []
    for value, name in zip(micros, zones):
        key = (value // 3_600_000_000, name)
        if key not in offsets:
            base = key[0] * 3_600_000_000
            offsets[key] = local(base, name) - EPOCH - dt.timedelta(microseconds=base)
        answer.append(EPOCH + dt.timedelta(microseconds=value) + offsets[key])
    return answer


def micros(moment, name):
    """The contrary of `local`."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone(name))
    return (aware - EPOCH.replace(tzinfo=UTC)) // dt.timedelta(microseconds=1)


def here(micros_):
    """A time in microseconds since 1970 in the local time of this machine, without the zone."""
    return None if micros_ is None else dt.datetime.fromtimestamp(micros_ / 1_000_000)


def moment(value):
    """What EPMT takes for a time: a datetime, seconds since 1970, days before now (0 or less), or mm/dd/YYYY HH:MM."""
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    if isinstance(value, (int, float)):
        if value > 0:
            return dt.datetime.fromtimestamp(value)
        return dt.datetime.now() + dt.timedelta(days=value)
    try:
        return dt.datetime.strptime(value, _FORMAT)
    except (TypeError, ValueError):
        raise ValueError(f"Expected a time such as 06/15/2019 08:22, but found {value!r}") from None
