#!/usr/bin/env python3
"""Checks a bundle of a Sluis log without any of Sluis: Python 3.9 or later and the package `cryptography`.

    python3 verify_bundle.py BUNDLE [--key LOG.VKEY] [--against CHECKPOINT]... [--policy POLICY] [--json]

BUNDLE is a folder or a tar. Give the log's key and a checkpoint that you got from elsewhere (a receipt, a witness, an
earlier audit): what lies in the bundle alone proves only that the bundle agrees with itself.

It proves that nothing changed since it was written, for the entries that are opened also what was written and that the
core of the law was kept; not that an event was true, nor that the gateway was the only way to the source.

Status 0: it holds. 1: it does not. 2: it cannot be checked.
Standards: C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-policy; RFC 6962; RFC 8785.
"""

import argparse
import base64
import datetime
import hashlib
import hmac
import json
import os
import sys
import tarfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PATIENCE = 3600  # seconds of the log's own time that a consultation may be without an end
ACTS = ("legalBasis", "safeguard", "explicitRequest")
ENDINGS = ("consentWithdrawn", "consentRevoked", "consentInvalidated", "consentExpired", "consentSuperseded")


class Report:
    """What was counted, and what was found wrong: a kind that stays, a place, a sentence."""

    def __init__(self):
        self.findings = []
        self.counts = {}

    def find(self, kind, what, seq=None):
        self.findings.append({"kind": kind, "what": what, **({} if seq is None else {"seq": seq})})


# Bytes

def canonical(value):
    """RFC 8785 for integers, strings, booleans, arrays and objects; anything else is refused."""
    if isinstance(value, bool) or isinstance(value, int):
        return json.dumps(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    raise ValueError("no value of this form stands in a log")


def parse(data):
    """One document in canonical form; None for any other spelling."""
    def refuse(_):
        raise ValueError("no floating point stands in a log")

    try:
        value = json.loads(data.decode("utf-8"), parse_float=refuse, parse_constant=refuse)
        return value if canonical(value).encode("utf-8") == data else None
    except (ValueError, RecursionError):
        return None


def member(value, *names):
    """A member of a member; None where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def unbase64(text):
    """The bytes of a text that is their one padded spelling; None for another."""
    try:
        data = base64.b64decode(text, validate=True)
        return data if base64.b64encode(data).decode() == text else None
    except (ValueError, TypeError):
        return None


def load(path):
    """The files of a bundle, by path."""
    files = {}
    if os.path.isdir(path):
        for folder, _, names in os.walk(path):
            for name in names:
                full = os.path.join(folder, name)
                with open(full, "rb") as file:
                    files[os.path.relpath(full, path).replace(os.sep, "/")] = file.read()
    else:
        with tarfile.open(path) as archive:
            for item in archive.getmembers():
                if item.isfile():
                    files[item.name] = archive.extractfile(item).read()
    return files


# The tree of RFC 6962, and the tiles it is published in

def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The hashes of all full subtrees, level by level."""

    def __init__(self, leaves):
        self.size = len(leaves)
        self.levels = [[leaf_hash(leaf) for leaf in leaves]]
        while len(self.levels[-1]) > 1:
            row = self.levels[-1]
            self.levels.append([node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])

    def root(self, size):
        """The root of the first leaves."""
        if size == 0:
            return hashlib.sha256(b"").digest()
        start, parts = 0, []
        while start < size:
            level = (size - start).bit_length() - 1
            parts.append(self.levels[level][start >> level])
            start += 1 << level
        root = parts.pop()
        while parts:
            root = node_hash(parts.pop(), root)
        return root


def tile_path(layer, index, width):
    groups = []
    while True:
        groups.insert(0, "%03d" % (index % 1000))
        index //= 1000
        if index == 0:
            break
    name = "/".join(["x" + group for group in groups[:-1]] + [groups[-1]])
    return "tile/%s/%s%s" % (layer, name, "" if width == 256 else ".p/%d" % width)


def tiles(count):
    """Index and width of the tiles that hold `count` hashes or entries."""
    return [(first // 256, min(256, count - first)) for first in range(0, count, 256)]


# Signed notes

class Key:
    """A verifier key: name+id+base64(type, Ed25519)."""

    def __init__(self, text):
        self.name, self.id, blob = text.strip().split("+", 2)
        blob = unbase64(blob)
        if blob is None or len(blob) != 33 or blob[0] not in (1, 4):
            raise ValueError("no Ed25519 key of a log or a witness")
        self.kind, self.public = blob[0], blob[1:]
        if hashlib.sha256(self.name.encode() + b"\n" + blob).digest()[:4].hex() != self.id:
            raise ValueError("the id of a key is another key's")

    def verifies(self, text, signature):
        message = text.encode()
        if self.kind == 4:
            if len(signature) != 72:
                return False
            message = b"cosignature/v1\ntime %d\n" % int.from_bytes(signature[:8], "big") + message
            signature = signature[8:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
            return True
        except InvalidSignature:
            return False


def parse_note(data):
    """Text and signatures [(name, key id, bytes)] of a note; None where it is none."""
    try:
        text, _, tail = data.decode("utf-8").rpartition("\n\n")
        text += "\n"
        signatures = []
        for line in tail.removesuffix("\n").split("\n"):
            dash, name, blob = line.split(" ")
            blob = unbase64(blob)
            if dash != "\u2014" or blob is None or len(blob) < 5 or not tail.endswith("\n"):
                return None
            signatures.append((name, blob[:4].hex(), blob[4:]))
        return text, signatures
    except (UnicodeDecodeError, ValueError):
        return None


def signed_by(note, key):
    """Whether the key signed, and every signature in its name holds."""
    mine = [blob for name, number, blob in note[1] if (name, number) == (key.name, key.id)]
    return bool(mine) and all(key.verifies(note[0], blob) for blob in mine)


def parse_checkpoint(text):
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or not lines[1].isdigit() or str(int(lines[1])) != lines[1]:
        return None
    root = unbase64(lines[2])
    return (lines[0], int(lines[1]), root) if root is not None and len(root) == 32 else None


def policy_holds(text, note):
    """C2SP tlog-policy: whether the witnesses that signed make its quorum."""
    if note is None:
        return False
    holds, quorum = {}, "none"
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        if words[0] == "witness":
            holds[words[1]] = signed_by(note, Key(words[2]))
        elif words[0] == "group":
            members = [holds[name] for name in words[3:]]
            needed = {"any": 1, "all": len(members)}.get(words[2]) or int(words[2])
            holds[words[1]] = sum(members) >= needed
        elif words[0] == "quorum":
            quorum = words[1]
    return quorum == "none" or holds.get(quorum, False)


# The bundle

class Bundle:
    def __init__(self, files, report):
        self.files, self.report = files, report
        data = files.get("manifest.json", b"")
        self.manifest = parse(data[:-1]) if data.endswith(b"\n") else None
        if member(self.manifest, "v") != 1 or not isinstance(member(self.manifest, "size"), int):
            report.find("manifestBroken", "the manifest does not read")
            self.manifest = None
            return
        self.origin = self.manifest["origin"]
        self.compare_files()
        self.leaves = self.read_leaves()
        self.tree = Tree([data for data, _ in self.leaves])
        self.compare_tiles()
        self.lines = self.read_lines()

    def compare_files(self):
        listed = self.manifest["files"]
        for path in sorted((set(self.files) | set(listed)) - {"manifest.json"}):
            if path not in self.files or hashlib.sha256(self.files[path]).hexdigest() != listed.get(path):
                self.report.find("manifestBroken", path + " is not the file that the manifest lists")

    def read_leaves(self):
        leaves = []
        for index, width in tiles(self.manifest["size"]):
            data, found = self.files.get(tile_path("entries", index, width), b""), []
            while len(data) >= 2:
                length = int.from_bytes(data[:2], "big")
                found.append(data[2:2 + length])
                whole, data = len(data) >= 2 + length, data[2 + length:]
                if not whole:
                    found = []
                    break
            if len(found) != width or data:
                self.report.find("entryMissing", "leaves from %d on are missing" % (index * 256))
                return leaves
            for leaf in found:
                leaves.append((leaf, self.read_leaf(leaf, len(leaves))))
        return leaves

    def read_leaf(self, data, seq):
        leaf = parse(data)
        commit = unbase64(member(leaf, "commit")) or b""
        if not isinstance(leaf, dict) or len(leaf) != 4 or leaf.get("v") != 1 or leaf.get("seq") != seq \
                or len(commit) != 32 or leaf.get("class") not in ("consent", "access", "gov"):
            self.report.find("malformedLeaf", "the leaf has another form or another place", seq)
        return member(leaf, "class"), commit

    def compare_tiles(self):
        if self.tree.size != self.manifest["size"]:
            return
        for level in range(8):
            count = self.tree.size >> (8 * level)
            row = self.tree.levels[8 * level] if count else []
            for index, width in tiles(count):
                path = tile_path(level, index, width)
                if self.files.get(path) != b"".join(row[index * 256:index * 256 + width]):
                    self.report.find("tileChanged", path + " does not hold the hashes of the leaves")

    def read_lines(self):
        lines, last = [], -1
        for text in self.files.get("entries.jsonl", b"").split(b"\n"):
            if not text:
                continue
            line = Line.read(parse(text))
            if line is None or not last < line.seq < len(self.leaves):
                self.report.find("malformedPayload", "a line of entries.jsonl does not read")
                continue
            last = line.seq
            lines.append(line)
        return lines

    def check_signatures(self, key, notes, policy):
        if key is None:
            text = self.files.get("log.vkey", b"")
            try:
                key = Key(text.decode())
            except ValueError:
                self.report.find("checkpointNotOurs", "there is no key to verify the log with")
                return
        head = self.open_note(self.files.get("checkpoint", b""), key)
        size = self.tree.size
        if head is not None:
            if head[1] > size:
                self.report.find("shorterThanCheckpoint", "the checkpoint speaks of %d entries, %d are here" % (head[1], size))
            elif head[1] < size:
                self.report.find("behindCheckpoint", "%d entries stand behind the checkpoint" % (size - head[1]))
            else:
                self.meet(head)
        earlier = [self.files[path] for path in sorted(self.files) if path.startswith("checkpoints/")]
        witnessed = [self.files.get("checkpoint", b"")]
        for data in earlier + notes + self.witnessed():
            checkpoint = self.open_note(data, key)
            if checkpoint is None:
                continue
            witnessed.append(data)
            if checkpoint[1] > size:
                self.report.find("shorterThanCheckpoint", "a checkpoint of size %d was given out, but the log has %d entries" % (checkpoint[1], size))
            else:
                self.meet(checkpoint)

        if policy is not None and not any(policy_holds(policy, parse_note(data)) for data in witnessed):
            self.report.find("cosignaturesMissing", "no checkpoint bears the signatures that the policy asks for")

    def witnessed(self):
        """The checkpoints of this log that witnesses signed, as its own entries keep them."""
        mains = [line.main for line in self.lines if member(line.main, "type") == "checkpointWitnessed"]
        notes = [member(main, "note") for main in mains]
        return [note.encode() for note in notes if isinstance(note, str) and note.startswith(self.origin + "\n")]

    def open_note(self, data, key):
        note = parse_note(data)
        checkpoint = parse_checkpoint(note[0]) if note and key.kind == 1 and signed_by(note, key) else None
        if checkpoint is None or checkpoint[0] != self.origin:
            self.report.find("checkpointNotOurs", "a checkpoint is not signed by this log's key")
            return None
        return checkpoint

    def meet(self, checkpoint):
        if self.tree.root(checkpoint[1]) != checkpoint[2]:
            self.report.find("otherHistory", "the leaves differ from a checkpoint of size %d" % checkpoint[1])

    def check_payloads(self):
        ids = set()
        for line in self.lines:
            kind, commit = self.leaves[line.seq][1]
            if hashlib.sha256(b"sluis-entry-v1\x00" + b"".join(line.commitments)).digest() != commit:
                self.report.find("entryUnreadable", "the commitments are not those of the leaf", line.seq)
            for part in line.parts:
                data = b"sluis-part-v1\x00" + canonical(part["payload"]).encode()
                whole = len(part["salt"]) == 32
                if not whole or hmac.new(part["salt"], data, hashlib.sha256).digest() != line.commitments[part["index"]]:
                    self.report.find("entryUnreadable", "a payload does not match its commitment", line.seq)
                self.check_header(part, kind, line)
            if line.parts:
                number = member(line.parts[0]["payload"], "id")
                if number is not None and number in ids:
                    self.report.find("repeatedID", "an entry of this id stands in the log already", line.seq)
                ids.add(number)

    def check_header(self, part, kind, line):
        payload, first = part["payload"], line.parts[0]["payload"]
        if member(payload, "origin") != self.origin:
            self.report.find("otherLog", "the entry belongs to another log", line.seq)
        names = ("at", "class", "id", "type")
        same = all(member(payload, name) is not None and member(payload, name) == member(first, name) for name in names)
        if member(payload, "v") != 1 or not same or payload["class"] != kind:
            self.report.find("malformedPayload", "the payload has not the header of its entry", line.seq)

    def check_counts(self):
        erased = sum(1 for line in self.lines if line.erased)
        counts = {"read": len(self.lines) - erased, "erased": erased, "withheld": len(self.leaves) - len(self.lines)}
        if counts != self.manifest["counts"]:
            self.report.find("miscounted", "read, erased and withheld are not what the manifest counts")
        self.report.counts = {"size": len(self.leaves), **counts}

    def check_law(self):
        if not self.lines:
            return
        law = Law(self.report, int(self.origin.rpartition("/")[2]))
        for line in self.lines:
            law.take(line, self.leaves[line.seq][1][0])
        law.finish()
        for number, seq in law.activated:
            if hashlib.sha256(self.files.get("purposes/" + number, b"")).hexdigest() != number:
                self.report.find("purposeBytesChanged", "the bytes of the purpose are not those that were activated", seq)


class Line:
    """What a bundle opens of one entry: parts that are neither opened nor erased are withheld."""

    def __init__(self, seq, commitments, parts, erased):
        self.seq, self.commitments, self.parts, self.erased = seq, commitments, parts, erased

    @property
    def main(self):
        """The payload that says what happened."""
        return next((part["payload"] for part in self.parts if part["index"] == 0), None)

    @staticmethod
    def read(value):
        try:
            commitments = [unbase64(text) for text in value["commitments"]]
            parts = [
                {"index": part["index"], "payload": part["payload"], "salt": unbase64(part["salt"])}
                for part in value["parts"]]
            erased, seq = value.get("erased", []), value["seq"]
            places = [part["index"] for part in parts] + erased
            whole = all(text is not None and len(text) == 32 for text in commitments) and commitments \
                and all(part["salt"] is not None for part in parts) and len(set(places)) == len(places) \
                and all(type(place) is int and 0 <= place < len(commitments) for place in places)
            return Line(seq, commitments, parts, erased) if whole and type(seq) is int and seq >= 0 else None
        except (TypeError, KeyError):
            return None


class Law:
    """The core of the law: purposes in force, consents that stand, ends of consultations, an entry for each erasure."""

    def __init__(self, report, year):
        self.report, self.year = report, year
        self.in_force, self.consents, self.open = {}, {}, {}
        self.activated, self.erased, self.certified = [], [], set()
        self.consent_erased, self.latest = False, None

    def take(self, line, kind):
        if line.erased:
            self.erased += [(line.seq, place) for place in line.erased]
            self.consent_erased = self.consent_erased or kind == "consent"
        main = line.main
        if line.seq == 0 and member(main, "type") != "logOpened":
            self.report.find("wrongOpening", "the first entry does not open the log", line.seq)
        event, number = member(main, "type"), member(main, "id")
        if event is None or number is None:
            return
        if line.seq > 0 and event == "logOpened":
            self.report.find("wrongOpening", "opened a second time", line.seq)
        at = moment(member(main, "at")) or self.latest
        self.latest = max(filter(None, (self.latest, at)), default=None)
        consent = member(main, "consent")
        if event == "purposeActivated":
            purpose = main["purpose"]
            self.in_force[purpose["id"]] = (purpose["version"], main["terms"])
            self.activated.append((purpose["hash"], line.seq))
        elif event == "purposeRetired":
            purpose = main["purpose"]
            if self.in_force.get(purpose["id"], (None,))[0] == purpose["version"]:
                del self.in_force[purpose["id"]]
        elif event == "consentGiven":
            self.consents[number] = "runs"
        elif event == "consentRenewed":
            self.consents[number] = "runs"
            self.consents[member(main, "renews")] = "ended"
        elif event in ("consentPaused", "consentContested"):
            self.consents[consent] = "paused"
        elif event in ("consentResumed", "consentAssented"):
            self.consents[consent] = "runs"
        elif event in ENDINGS:
            self.consents[consent] = "ended"
        elif event == "consulted":
            self.open[number] = (line.seq, at)
            self.judge(main, line.seq)
        elif event == "closed":
            self.open.pop(member(main, "consultation"), None)
        elif event == "disclosed":
            self.judge(main, line.seq)
        elif event == "carried":
            for row in member(main, "rows") or []:
                self.carry(member(row, "row"))
        elif event in ("erasurePerformed", "erasureReplayed"):
            for log, seq, place in member(main, "parts") or []:
                if log == self.year:
                    self.certified.add((seq, place))

    def carry(self, row):
        """A row of an earlier year's log stands here as it stood there."""
        purpose, consent = member(row, "purpose"), member(row, "consent")
        if purpose is not None and purpose["active"]:
            self.in_force[purpose["purpose"]["id"]] = (purpose["purpose"]["version"], purpose["terms"])
        if consent is not None:
            standing = {"given": "runs", "renewed": "runs", "paused": "paused"}
            self.consents[consent["id"]] = standing.get(consent["state"], "ended")

    def judge(self, main, seq):
        version, terms = self.in_force.get(member(main, "purpose", "id"), (None, None))
        if version is None or version != member(main, "purpose", "version"):
            return self.report.find("noBasis", "the purpose was not in force", seq)
        titles = [title["number"] for title in terms["titles"]]
        cited = member(main, "basis", "authorisations") or []
        if any(number not in titles for number in cited) or (titles and not cited):
            return self.report.find("noBasis", "an authorisation is not one of the purpose's", seq)
        if terms["act"] not in ACTS:
            return
        consent = member(main, "basis", "consent")
        if consent is None:
            return self.report.find("noBasis", "no consent is cited", seq)
        standing = self.consents.get(consent)
        if standing == "ended":
            self.report.find("afterWithdrawal", "the consent that it cites had ended", seq)
        elif standing == "paused" and member(main, "identity") is None:
            self.report.find("noBasis", "the consent that it cites was paused", seq)
        elif standing is None and not self.consent_erased:
            self.report.find("noBasis", "the consent that it cites was never given", seq)

    def finish(self):
        for seq, at in sorted(self.open.values()):
            if at is not None and (self.latest - at).total_seconds() > PATIENCE:
                self.report.find("consultationOpen", "the consultation never ended", seq)
        for seq, place in self.erased:
            if (seq, place) not in self.certified:
                self.report.find("erasedWithoutEntry", "a part is gone, and no entry says that it was erased", seq)


def moment(text):
    """A moment in UTC as the log writes it, with milliseconds or without."""
    try:
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (AttributeError, ValueError):
        return None


def verify(files, key=None, notes=(), policy=None):
    report = Report()
    bundle = Bundle(files, report)
    if bundle.manifest is None:
        return report
    bundle.check_signatures(key, list(notes), policy)
    bundle.check_payloads()
    bundle.check_counts()
    bundle.check_law()
    return report


def main():
    parser = argparse.ArgumentParser(description="Checks a bundle of a Sluis log without Sluis.")
    parser.add_argument("bundle", help="a folder or a tar")
    parser.add_argument("--key", help="a file with the log's verifier key, as you got it")
    parser.add_argument("--against", action="append", default=[], help="a signed checkpoint from elsewhere")
    parser.add_argument("--policy", help="a file that says whose signatures are needed")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()

    def read(path):
        with open(path, "rb") as file:
            return file.read()

    try:
        key = Key(read(arguments.key).decode()) if arguments.key else None
        policy = read(arguments.policy).decode() if arguments.policy else None
        notes = [read(path) for path in arguments.against]
        report = verify(load(arguments.bundle), key, notes, policy)
    except (OSError, ValueError, KeyError, TypeError, tarfile.TarError) as error:
        print("cannot be checked: %s" % type(error).__name__, file=sys.stderr)
        return 2
    if arguments.json:
        print(canonical({"counts": report.counts, "findings": report.findings, "holds": not report.findings}))
    else:
        print("holds" if not report.findings else "DOES NOT HOLD", report.counts)
        for finding in report.findings:
            place = "entry %d: " % finding["seq"] if "seq" in finding else ""
            print("  %s%s (%s)" % (place, finding["what"], finding["kind"]))
        if key is None:
            print("the key is the bundle's own: compare it with the one that the controller gave you")
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main())
