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
authorityInfoAccess = OCSP;URI:http://ocsp.invalid/,caIssuers;URI:{address}
[fetchable_authority]
basicConstraints = critical,CA:TRUE
keyUsage = keyCertSign
authorityInfoAccess = caIssuers;URI:{address}
"""


def run(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def make(folder: pathlib.Path, root_address: str) -> list[str]:
    """Fills a folder: `root.crt`, for each kind of server `KIND.pem` with key and chain, and what they
    leave out, to be had beneath an address. Returns the kinds."""
    kinds = []
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("1000\n")

    def request(name, subject):
        run("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.csr", "-subj", subject)

    def sign(name, issuer, extensions, host, start, end, at="intermediate.der"):
        configuration = folder / f"{name}.cnf"
        configuration.write_text(
            CONFIGURATION.format(folder=folder, name=host, address=f"{root_address}/{at}"))
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

    request("lower", "/CN=Test Lower/O=Gazette Tests")
    sign("lower", "intermediate", "fetchable_authority", "lower", *always)
    request("old", "/CN=Test Old/O=Gazette Tests")
    sign("old", "root", "authority", "old", *past)
    # Nobody trusts these.
    request("private", "/CN=Own Root/O=Somebody")
    sign("private", "private", "authority", "private", *always)
    request("private-lower", "/CN=Own Lower/O=Somebody")
    sign("private-lower", "private", "fetchable_authority", "private-lower", *always,
         at="private.der")
    for name in ["intermediate", "lower", "old", "private", "private-lower"]:
        run("x509", "-in", f"{folder}/{name}.crt", "-outform", "DER", "-out", f"{folder}/{name}.der")
    run("crl2pkcs7", "-nocrl", "-certfile", f"{folder}/root.crt", "-certfile",
        f"{folder}/intermediate.crt", "-outform", "DER", "-out", f"{folder}/issuers.p7b")

    def serve(kind, host, issuer, chain, extensions="server", dates=always, at="intermediate.der"):
        request(kind, f"/CN={host}")
        sign(kind, issuer, extensions, host, *dates, at=at)
        parts = [f"{kind}.key", f"{kind}.crt", *chain]
        kinds.append(kind)
        (folder / f"{kind}.pem").write_text("".join((folder / part).read_text() for part in parts))

    serve("good", "good.test", "intermediate", ["intermediate.crt"])
    serve("h2", "h2.test", "intermediate", ["intermediate.crt"])
    serve("expired", "expired.test", "intermediate", ["intermediate.crt"], dates=past)
    serve("wrong-name", "other.test", "intermediate", ["intermediate.crt"])
    serve("incomplete", "incomplete.test", "intermediate", [], extensions="fetchable")
    serve("incomplete-bundle", "incomplete.test", "intermediate", [], "fetchable", at="issuers.p7b")
    serve("incomplete-pem", "incomplete.test", "intermediate", [], "fetchable", at="intermediate.crt")
    serve("incomplete-twice", "incomplete.test", "lower", [], "fetchable", at="lower.der")
    serve("incomplete-gone", "incomplete.test", "intermediate", [], "fetchable", at="gone.der")
    serve("incomplete-noise", "incomplete.test", "intermediate", [], "fetchable", at="noise.der")
    serve("incomplete-old", "incomplete.test", "old", [], "fetchable", at="old.der")
    serve("expired-fetchable", "expired.test", "intermediate", [], "fetchable", dates=past)
    serve("private-fetchable", "private.test", "private", [], "fetchable", at="private.der")
    serve("private-twice", "private.test", "private-lower", [], "fetchable", at="private-lower.der")
    serve("private-expired", "private.test", "private", [], "fetchable", dates=past, at="private.der")
    serve("untrusted", "untrusted.test", "intermediate", [])
    serve("self-signed", "self-signed.test", "self-signed", [])
    serve("distrusted-leaf", "distrusted.test", "distrusted", ["distrusted.crt"],
          dates=("20260101000000Z", "20991231235959Z"))
    return kinds
