"""The one lazy place: modules that cost too much to import for a command that may not use them.

`heavy = on_demand("heavy")` at the head of a file reads like an import and costs nothing until the
first attribute of `heavy` is asked for. Under `TYPE_CHECKING` the same file imports the module plainly,
so that types are checked and the test of the floors sees the import.
"""

from importlib import import_module
from typing import Any


class OnDemand:
    """Stands in for a module and loads it at the first use of one of its names."""

    __slots__ = ("_module_name",)

    def __init__(self, module_name: str) -> None:
        self._module_name = module_name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._module_name), attribute)


def on_demand(module_name: str) -> Any:
    """Return a stand-in for the module `module_name` that imports it at its first use.

    Raises `ImportError` at that first use where the module is not installed.

    >>> calendar = on_demand("calendar")
    >>> calendar.isleap(2024)
    True
    """
    return OnDemand(module_name)
