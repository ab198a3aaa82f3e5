"""Makes the certificates that the hostile server shows, with the `openssl` command."""

import pathlib
import subprocess

CONFIGURATION = """
[ca]
default_ca = ca_default
[ca_default]
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
organizationName = optional
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = keyCertSign
[server]
subjectAltName = DNS:{name}
[fetchable]
subjectAltName = DNS:{name}
authorityInfoAccess = caIssuers;URI:http://certificates.invalid/intermediate.crt
"""


def run(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def make(folder: pathlib.Path) -> None:
    """Fills a folder: `root.crt`, and for each kind of server `KIND.pem` with key and chain."""
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("1000\n")

    def request(name, subject):
        run("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.csr", "-subj", subject)

    def sign(name, issuer, extensions, host, start, end):
        configuration = folder / f"{name}.cnf"
        configuration.write_text(CONFIGURATION.format(folder=folder, name=host))
        own = ["-selfsign", "-keyfile", f"{folder}/{name}.key"] if issuer == name else [
            "-cert", f"{folder}/{issuer}.crt", "-keyfile", f"{folder}/{issuer}.key"]
        run("ca", "-batch", "-notext", "-config", str(configuration), "-extensions", extensions,
            "-startdate", start, "-enddate", end, "-in", f"{folder}/{name}.csr",
            "-out", f"{folder}/{name}.crt", *own)

    always = ("20200101000000Z", "20991231235959Z")
    past = ("20200101000000Z", "20210101000000Z")
    request("root", "/CN=Test Root/O=Gazette Tests")
    sign("root", "root", "authority", "root", *always)
    request("intermediate", "/CN=Test Intermediate/O=Gazette Tests")
    sign("intermediate", "root", "authority", "intermediate", *always)
    request("distrusted", "/CN=HiPKI Test CA/O=Chunghwa Telecom")
    sign("distrusted", "root", "authority", "distrusted", *always)

    def serve(kind, host, issuer, chain, extensions="server", dates=always):
        request(kind, f"/CN={host}")
        sign(kind, issuer, extensions, host, *dates)
        parts = [f"{kind}.key", f"{kind}.crt", *chain]
        (folder / f"{kind}.pem").write_text("".join((folder / part).read_text() for part in parts))

    serve("good", "good.test", "intermediate", ["intermediate.crt"])
    serve("h2", "h2.test", "intermediate", ["intermediate.crt"])
    serve("expired", "expired.test", "intermediate", ["intermediate.crt"], dates=past)
    serve("wrong-name", "other.test", "intermediate", ["intermediate.crt"])
    serve("incomplete", "incomplete.test", "intermediate", [], extensions="fetchable")
    serve("untrusted", "untrusted.test", "intermediate", [])
    serve("self-signed", "self-signed.test", "self-signed", [])
    serve("distrusted-leaf", "distrusted.test", "distrusted", ["distrusted.crt"],
          dates=("20260101000000Z", "20991231235959Z"))
