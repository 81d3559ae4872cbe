"""From the sources of the corpus to a site in which every paragraph has its address."""

import sys

# Said before anything is imported that an older Python cannot even read.
if sys.version_info < (3, 11):  # noqa: UP036 - nobody has installed this
    sys.exit(
        "Python 3.11 or later is needed. Hint: name one, as in `make serve PYTHON=python3.11`\n"
        "需要 Python 3.11 或更新的版本。提示：指明一个，例如 `make serve PYTHON=python3.11`"
    )
