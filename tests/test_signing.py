"""Signing: what others can check, with this program or with other tools, and every way to change a signed site."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.owner.config import ConfigError
from generator.program import signing
from generator.program.signing import SIGNATURE, SUMS, Key, new_key, read_key, sign
from generator.verify.signature import NoKeyError, Signed, check_signature


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "data").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Ferry sinks</p>", "utf-8")
    (folder / "data" / "häfen.json").write_text("{}", "utf-8")
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return new_key(tmp_path / "a.key")


def codes(signed: Signed) -> list[tuple[str, str]]:
    return [(problem.where, problem.code) for problem in signed.findings]


def test_a_signed_site_holds(site: Path, key: Key) -> None:
    assert sign(site, key) == 2
    signed = check_signature(site, key.public)
    assert (signed.files, signed.findings) == (2, ())
    assert signed.comment.startswith("clipbook ")


def test_the_same_site_and_key_give_the_same_bytes(site: Path, key: Key) -> None:
    sign(site, key)
    first = (site / SUMS).read_bytes(), (site / SIGNATURE).read_bytes()
    sign(site, key)
    assert first == ((site / SUMS).read_bytes(), (site / SIGNATURE).read_bytes())


def _swap(site: Path) -> None:
    lines = (site / SIGNATURE).read_text("utf-8").split("\n")
    lines[2] = "trusted comment: clipbook 99"
    (site / SIGNATURE).write_text("\n".join(lines), "utf-8")


CHANGES: tuple[tuple[Callable[[Path], object], tuple[str, str]], ...] = (
    (lambda site: (site / "index.html").write_text("<p>Ferry sink</p>", "utf-8"), ("index.html", "signed-changed")),
    (lambda site: (site / "index.html").unlink(), ("index.html", "signed-missing")),
    (lambda site: (site / "new.html").write_text("", "utf-8"), ("new.html", "signed-added")),
    (lambda site: (site / SIGNATURE).unlink(), (SIGNATURE, "signature-missing")),
    (lambda site: (site / SUMS).unlink(), (SUMS, "signature-missing")),
    (lambda site: (site / SUMS).write_text("", "utf-8"), (SUMS, "signature-wrong")),
    (lambda site: (site / SIGNATURE).write_text("a\nb\nc\nd", "utf-8"), (SIGNATURE, "signature-wrong")),
    (lambda site: (site / SIGNATURE).write_text("", "utf-8"), (SIGNATURE, "signature-wrong")),
    (_swap, (SIGNATURE, "signature-wrong")),
)


@pytest.mark.parametrize(("change", "told"), CHANGES)
def test_what_was_changed_is_named(
    site: Path, key: Key, change: Callable[[Path], object], told: tuple[str, str]
) -> None:
    sign(site, key)
    change(site)
    assert codes(check_signature(site, key.public)) == [told]


def test_a_link_in_place_of_a_file_is_none(site: Path, key: Key, tmp_path: Path) -> None:
    sign(site, key)
    shutil.copy(site / "index.html", tmp_path / "outside.html")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "outside.html")
    assert codes(check_signature(site, key.public)) == [("index.html", "signed-missing")]
    with pytest.raises(ConfigError, match="a link"):
        sign(site, key)


def test_another_key_is_told(site: Path, key: Key, tmp_path: Path) -> None:
    sign(site, key)
    other = new_key(tmp_path / "b.key")
    assert codes(check_signature(site, other.public)) == [(SIGNATURE, "signature-wrong")]
    forged = Key(key.number, other.pair)  # claims the number, lacks the key
    sign(site, forged)
    assert codes(check_signature(site, key.public)) == [(SUMS, "signature-wrong")]


def test_keys_are_read_back_and_never_overwritten(tmp_path: Path, key: Key) -> None:
    path = tmp_path / "a.key"
    assert path.stat().st_mode & 0o077 == 0
    assert read_key(path.read_text("utf-8"), "a.key") == key
    with pytest.raises(ConfigError, match="there already"):
        new_key(path)
    with pytest.raises(ConfigError, match="no secret key"):
        read_key((tmp_path / "a.key.pub").read_text("utf-8"), "a.key.pub")
    with pytest.raises(ConfigError, match="no secret key"):
        read_key("", "CLIPBOOK_KEY")
    comment, held = path.read_text("utf-8").split("\n")[:2]
    at = 100  # within the key itself
    damaged = held[:at] + ("A" if held[at] != "A" else "B") + held[at + 1 :]
    with pytest.raises(ConfigError, match="damaged"):
        read_key(f"{comment}\n{damaged}\n", "a.key")
    opened = base64.b64decode(held)
    locked = base64.b64encode(opened[:2] + b"Sc" + opened[4:]).decode()
    with pytest.raises(ConfigError, match="password"):
        read_key(f"{comment}\n{locked}\n", "a.key")


@pytest.mark.parametrize("given", ["", "nothing", "RWS", "untrusted comment: a\n!!"])
def test_what_is_no_public_key(site: Path, given: str) -> None:
    with pytest.raises(NoKeyError):
        check_signature(site, given)


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")
def test_minisign_agrees(site: Path, key: Key, tmp_path: Path) -> None:
    sign(site, key)
    checked = ["minisign", "-Vm", str(site / SUMS), "-p", str(tmp_path / "a.key.pub")]
    assert "verified" in subprocess.run(checked, check=True, capture_output=True, text=True).stdout
    (site / SUMS).write_text("other", "utf-8")
    assert subprocess.run(checked, check=False, capture_output=True).returncode == 1


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sha256sum_agrees(site: Path, key: Key) -> None:
    sign(site, key)
    subprocess.run(["sha256sum", "--strict", "--quiet", "-c", SUMS], cwd=site, check=True, capture_output=True)


def test_commands(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, arguments)
        return done.exit_code, done.output

    assert run("sign", "--new-key", str(tmp_path / "k"))[0] == 0
    public = (tmp_path / "k.pub").read_text("utf-8")
    sign(site, read_key((tmp_path / "k").read_text("utf-8"), "k"))
    told = run("verify", "--site", str(site), "--signature", str(tmp_path / "k.pub"))
    assert told[0] == 0
    assert "2 files as they were signed" in told[1]
    assert run("verify", "--site", str(site), "--signature", public.split("\n")[1])[0] == 0
    (site / "index.html").unlink()
    assert run("verify", "--site", str(site), "--signature", str(tmp_path / "k.pub"))[0] == 1
    assert run("verify", "--site", str(site), "--signature", "none")[0] == 2
    monkeypatch.delenv("CLIPBOOK_KEY", raising=False)
    assert run("sign", "--site", str(site))[0] == 2


def test_what_is_not_proved_is_not_signed(tmp_path: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("Ferry sinks\n\nThe ferry sank at noon.\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Nothing of ours</p>", "utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["sign", "--key", str(tmp_path / "a.key")])
    assert done.exit_code == 2  # a site without its list of pages can't be proved at all
    assert not (tmp_path / "site" / SUMS).exists()
    assert signing.SUMS == SUMS
    assert key.public
