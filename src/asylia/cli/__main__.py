"""`python -m asylia.cli` is the command `asylia`."""

import sys

from asylia.cli import main

sys.exit(main())
