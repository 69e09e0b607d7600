"""Writes configparser.json: what Python's own configparser, set up as ParallelCluster 2.x does, reads."""

import configparser
import json
import pathlib

TEXTS = [
    "[a]\nx = 1\ny: 2\n",
    "[a]\nx = 1 ; comment\ny = 2 # comment\nz = a;b#c\n",
    "# first\n; second\n[a]\n# x = 1\nx = 1\n",
    "[a]\nx = one\n  two\n  three\ny = 1\n",
    "[a]\nx =\n  one,\n  two\n",
    "[a]\nx = one\n\n  two\n\ny = 1\n",
    "[a]\nx = one\n  # comment\n  two\n",
    "[a]\n  x = 1\n  y = 2\n",
    "[a]\n  x = 1\n    more\n  y = 2\n[b]\nz = 3\n",
    "[a]\nX_Y = Mixed Case\n",
    "[a b]\nx = { \"cluster\" : { \"k\" : \"v\" } }\n",
    "[a] trailing\nx = 1\n",
    "[a]\r\nx = 1\r\n  two\r\n",
    "[a]\nx = \n",
    "[a]\nx=1=2\ny: a=b\n",
    "[a]\nx = 'quoted' \"too\"\n",
    "[__proto__]\nconstructor = 1\n__proto__ = 2\n",
    "[a]\nx = 100%% sure\n",
    "[a]\n\tx = 1\n\ty = 2\n",
    "[a]\nx = 1\n[a.b]\nx = 2\n[c]\nx[] = 3\n",
    "[a]\nx = 1\n   [b]\ny = 2\n",
    "",
    "# nothing\n",
    "[a]\nx = 1\nx = 2\n",
    "[a]\nx = 1\n[a]\ny = 2\n",
    "x = 1\n[a]\n",
    "[a]\nno setting\n",
    "[a]\n= 1\n",
    "[a]\nx = 100%\n",
]


def read(text):
    """Answer with the sections, or with nothing where Python refuses the text."""
    parser = configparser.ConfigParser(inline_comment_prefixes=("#", ";"))
    try:
        parser.read_file(text.splitlines(keepends=True))
        return [[name, [[key, parser.get(name, key)] for key in parser.options(name)]] for name in parser.sections()]
    except configparser.Error:
        return None


here = pathlib.Path(__file__).parent
cases = [{"text": text, "sections": read(text)} for text in TEXTS]
(here / "configparser.json").write_text(json.dumps(cases, indent=2) + "\n")
