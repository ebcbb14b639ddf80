"""`mkdocs serve` on an address that something else uses."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.plugin import ClipbookPlugin

ROOT = Path(__file__).parents[1]


def on_serve(port: int, site: Path) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")
    server = LiveReloadServer(lambda: None, host="127.0.0.1", port=port, root=str(site))
    try:
        ClipbookPlugin().on_serve(server, config, builder=None)
    finally:
        server.server_close()


def test_an_address_in_use_is_told_with_a_cure(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PluginError, match=rf"127.0.0.1:{port} .*dev_addr: 127.0.0.1:{port + 1}"):
            on_serve(port, tmp_path)


def test_a_free_address_is_left_alone(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    on_serve(port, tmp_path)
