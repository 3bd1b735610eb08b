# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the running window through AT-SPI, as a screen reader does. Run by ctest below dbus-run-session and xvfb-run.

usage: accessibility.py PROGRAM; exit status 0: as expected, 1: not, 77: there is no accessibility bus here."""
import os
import subprocess
import sys
import time

SKIP = 77
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def wait_for(what, seconds=30):
    """What `what` returns once it is true; None where it never was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.2)
    return None


def find(root, role, name):
    """The first visible object below root of this role whose name begins so."""
    for child in root or ():
        if child is None:
            continue
        if child.getRoleName() == role and child.name.startswith(name):
            return child
        inside = find(child, role, name)
        if inside:
            return inside
    return None


def check(holds, what):
    if not holds:
        print("FAIL:", what)
        sys.exit(1)
    print("ok:", what)


def inspect(pyatspi):
    """The window's own words for the first sample's heat map."""
    window = wait_for(lambda: find(pyatspi.Registry.getDesktop(0), "frame", ""))
    check(window, "the program is on the bus")
    for role, name in (("menu bar", ""), ("page tab", "Heat map"), ("combo box", "translate-en-fr-zh"), ("push button", "Export")):
        check(wait_for(lambda r=role, n=name: find(window, r, n)), f"there is a {role} {name}")

    headers = inspect_heat_map(window)
    inspect_heads(window)
    inspect_qkv(window)
    inspect_lines(window, headers)


def page(window, title, name):
    """Turns to this page; its table, once something is in it."""
    tab = find(window, "page tab", title)
    tab.queryAction().doAction(0)
    found = wait_for(lambda: find(window, "table", name))
    check(found, f"page {title} is a table")
    table = found.queryTable()
    check(wait_for(lambda: table.nRows > 1 and table.nColumns > 1), "it has rows and columns")
    return table


def inspect_heat_map(window):
    table = page(window, "Heat map", "Heat map")
    headers = [table.getColumnDescription(column) for column in range(table.nColumns)]
    check("red" in headers, f"its columns are the words: {headers}")
    check(any("rouge" in table.getRowDescription(row) for row in range(table.nRows)), "its rows are the words produced")
    for row in range(table.nRows):
        cells = [table.getAccessibleAt(row, column) for column in range(table.nColumns)]
        total = sum(float(cell.name) for cell in cells)
        check(abs(total - 1) < 1e-5, f"row {row} adds up to 1: {total}")
    cell = table.getAccessibleAt(0, 0)
    check(cell.name in cell.description, f"a cell is explained: {cell.description}")
    check(cell.getRoleName() == "table cell", "a cell is a cell")
    return headers


def inspect_heads(window):
    table = page(window, "All heads", "All heads")
    check(table.getColumnDescription(0) == "entropy", "its columns are the measures")
    names = [table.getRowDescription(row) for row in range(table.nRows)]
    for kind in ("Encoder", "Decoder", "Cross"):
        check(any(name.startswith(kind) for name in names), f"there are {kind} heads")
    check(any("trained on word alignments" in name for name in names), "a supervised head says so")
    for row in range(table.nRows):
        cell = table.getAccessibleAt(row, 0)
        check(0 <= float(cell.name) < 10, f"{cell.description}")


def inspect_qkv(window):
    table = page(window, "Q K V", "Queries, keys and values")
    names = [table.getRowDescription(row) for row in range(table.nRows)]
    for kind in ("Query 1 (", "Key 2 (red)", "Value 2 (red)"):
        check(any(name.startswith(kind) for name in names), f"there is a row {kind}")
    cell = table.getAccessibleAt(1, 3)
    check(cell.name != "" and cell.description.endswith(cell.name), f"{cell.description}")


def inspect_lines(window, headers):
    table = page(window, "Lines", "Lines")
    check([table.getColumnDescription(column) for column in range(table.nColumns)] == headers, "its columns are the words")
    total = sum(float(table.getAccessibleAt(0, column).name) for column in range(table.nColumns))
    check(abs(total - 1) < 1e-5, f"row 0 adds up to 1: {total}")


def main():
    launcher = next((path for path in LAUNCHERS if os.path.exists(path)), None)
    try:
        import pyatspi
    except ImportError as error:
        print("SKIP: python3-pyatspi is not here:", error)
        return SKIP
    if launcher is None or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        print("SKIP: there is no accessibility bus: install at-spi2-core and dbus-x11")
        return SKIP
    bus = subprocess.Popen([launcher, "--launch-immediately"])
    wait_for(lambda: pyatspi.Registry.getDesktop(0) is not None)  # a program only looks for the bus when it starts
    time.sleep(1)
    program = subprocess.Popen([sys.argv[1]])
    try:
        inspect(pyatspi)
        return 0
    finally:
        program.terminate()
        program.wait()
        bus.terminate()


sys.exit(main())
