"""Compares two JSON texts byte by byte, but for the arrays in which services have their tags."""

import re

KEYS = {
    re.sub("[^a-z]", "", key.lower())
    for key in ("attributes", "service_taxonomys", "taxonomies", "categories", "subjects")
}
_SPACE = re.compile(rb"[ \t\r\n]*")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.S)
_SCALAR = re.compile(rb"[^\s,\]}]+")


def _value(data, at, cuts, depth, is_record):
    """Reads over a value and notes where tags stand in it; returns where it ends."""
    at = _SPACE.match(data, at).end()
    opening = data[at : at + 1]
    if opening == b'"':
        return _STRING.match(data, at).end()
    if opening not in (b"{", b"["):
        return _SCALAR.match(data, at).end()
    closing = b"}" if opening == b"{" else b"]"
    at = _SPACE.match(data, at + 1).end()
    end_of_last = at
    while data[at : at + 1] != closing:
        if opening == b"{":
            key_end = _STRING.match(data, at).end()
            key = re.sub("[^a-z]", "", data[at + 1 : key_end - 1].decode().lower())
            colon = _SPACE.match(data, key_end).end()
            start = _SPACE.match(data, colon + 1).end()
            # The records of an envelope are records, what stands inside of records is not.
            is_list = depth == 0 and key in ("contents", "content")
            end = _value(data, start, cuts if is_list else [], depth + 1, is_list)
            if is_record and key in KEYS:
                cuts.append((end_of_last, end))
        else:
            start = at
            end = _value(data, start, cuts, depth + (not is_record), depth <= 1)
        end_of_last = end
        at = _SPACE.match(data, end).end()
        if data[at : at + 1] == b",":
            at = _SPACE.match(data, at + 1).end()
    return at + 1


def _without_tags(data):
    """The text without the members that hold tags, with the comma before or after each."""
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    cuts = []
    while True:
        at = _SPACE.match(data, at).end()
        if at >= len(data):
            break
        at = _value(data, at, cuts, 0, True)
    result, start = bytearray(), 0
    for begin, end in cuts:
        result += data[start:begin]
        start = end
    return bytes(result + data[start:])


def difference(before, after):
    """The number of bytes by which two texts differ outside of tag arrays."""
    first, second = _without_tags(before), _without_tags(after)
    if first == second:
        return 0
    same = sum(one == other for one, other in zip(first, second))
    return max(len(first), len(second)) - same
