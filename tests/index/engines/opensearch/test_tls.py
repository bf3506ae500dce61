"""A certificate is believed only when its authority is named, and only for its own host."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from index.engines.opensearch.client.client import Access, Cluster
from index.errors import EngineDownError
from tests.opensearch.liar import Liar, says

WELL = says(200, {"well": True})


def served_as(host: str, folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's side of TLS, and the certificate to trust, which it signed itself."""
    if not shutil.which("openssl"):
        pytest.skip("Certificates are made by openssl, which is not installed.")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=node", "-addext", f"subjectAltName={host}", "-days", "2"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", *made, *names, *files], check=True, capture_output=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate


def test_a_certificate_of_an_authority_that_is_named(tmp_path: Path) -> None:
    context, ca = served_as("IP:127.0.0.1", tmp_path)
    with Liar(WELL, context) as liar:
        assert Cluster(Access(liar.url, ca=str(ca))).call("GET", "/") == {"well": True}


def test_a_certificate_of_an_unknown_authority(tmp_path: Path) -> None:
    context, _ = served_as("IP:127.0.0.1", tmp_path)
    with Liar(WELL, context) as liar:
        with pytest.raises(EngineDownError, match=r"not trusted.*DATELINE_OPENSEARCH_CA"):
            Cluster(Access(liar.url)).call("GET", "/")
        assert liar.asked == []


def test_a_certificate_of_another_host(tmp_path: Path) -> None:
    context, ca = served_as("DNS:elsewhere.example", tmp_path)
    with Liar(WELL, context) as liar:
        with pytest.raises(EngineDownError, match="not trusted"):
            Cluster(Access(liar.url, ca=str(ca))).call("GET", "/")
        assert liar.asked == []
