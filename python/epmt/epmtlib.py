"""Small helpers of EPMT that scripts import: tags and dictionaries."""

import json
from logging import getLogger

logger = getLogger(__name__)


def tag_from_string(text, delim=";", sep=":", tag_default_value="1"):
    """A tag such as `op:cp;op_instance:4` as a dictionary; a dictionary passes unchanged."""
    if text is None or isinstance(text, dict):
        return text
    if not isinstance(text, str):
        raise ValueError(f"Expected a tag such as op:cp or a dictionary, but found {text!r}")
    tag = {}
    for part in text.split(delim):
        part = part.strip()
        if not part:
            continue
        name, *values = part.split(sep)
        if len(values) > 1:
            logger.warning("ignoring key/value pair %s: it has more than one %s", part, sep)
            continue
        tag[name.strip()] = values[0].strip() if values else tag_default_value
    return tag


def tags_list(tags):
    """One tag or several, as text or dictionaries, as a list of dictionaries."""
    if not isinstance(tags, (list, tuple, set)):
        tags = [tags]
    return [tag_from_string(tag) for tag in tags]


def tag_dict_to_string(tag):
    """The contrary of `tag_from_string`, with the names in order."""
    return ";".join(f"{name}:{tag[name]}" for name in sorted(tag))


def tag_text(tag):
    """A tag as JSON with the names in order: what models and partitions are keyed by."""
    return json.dumps(tag, sort_keys=True)


def str_dict(values):
    """The same dictionary with names and values as text."""
    return {str(name): str(value) for name, value in values.items()}


def fold_dicts(dicts):
    """Each name with its only value, or with the list of its different values."""
    folded = {}
    for one in dicts:
        for name, value in one.items():
            known = folded.setdefault(name, [])
            if value not in known:
                known.append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in folded.items()}


def unique_dicts(dicts, exclude=None):
    """The dictionaries that differ, in the order in which they come first, without some names and without empty ones."""
    left_out = set(exclude or ())
    seen = {}
    for one in dicts:
        kept = {name: value for name, value in one.items() if name not in left_out}
        if kept or not left_out:
            seen.setdefault(json.dumps(kept, sort_keys=True, default=str), kept)
    return list(seen.values())


def conv_to_datetime(value):
    """What EPMT takes for a time as a datetime."""
    from epmt._times import moment

    return moment(value)


def isString(value):
    """Whether something is text."""
    return isinstance(value, str)
