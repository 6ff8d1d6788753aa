"""Breaking a label into lines, which SVG cannot do by itself."""

import textwrap


def wrapped(label: str, letters: int) -> list[str]:
    """Return the label in lines of at most ``letters``, as few as can be and about equally long."""
    fewest = len(textwrap.wrap(label, letters, break_long_words=False))
    longest_word = max(map(len, label.split()), default=1)
    for width in range(longest_word, letters + 1):
        lines = textwrap.wrap(label, width, break_long_words=False)
        if len(lines) <= fewest:
            return lines
    return textwrap.wrap(label, letters, break_long_words=False)
