#!/usr/bin/env python3
"""Checks a bundle of a Sluis log without any of Sluis: Python 3.9 or later and the package `cryptography`.

    python3 verify_bundle.py BUNDLE [--key LOG.VKEY] [--against CHECKPOINT]... [--policy POLICY] [--json]

BUNDLE is a folder or a tar, with a folder for each year's log. Give the log's key and a checkpoint that you got from
elsewhere (a receipt, a witness, an earlier audit): what lies in the bundle alone proves only that the bundle agrees with
itself. A key that replaced yours is believed once an entry under yours says so. With a policy, a checkpoint of the newest
log must bear the signatures that it asks for.

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

    def find(self, kind, what, seq=None, log=None):
        place = {} if seq is None or log is None else {"log": log, "seq": seq}
        self.findings.append({"kind": kind, "what": what, **place})


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

def key_id(name, blob):
    return hashlib.sha256(name.encode() + b"\n" + blob).digest()[:4].hex()


class Key:
    """A verifier key: name+id+base64(type, Ed25519)."""

    def __init__(self, text):
        self.name, self.id, blob = text.strip().split("+", 2)
        blob = unbase64(blob)
        if blob is None or len(blob) != 33 or blob[0] not in (1, 4):
            raise ValueError("no Ed25519 key of a log or a witness")
        self.kind, self.public = blob[0], blob[1:]
        if key_id(self.name, blob) != self.id:
            raise ValueError("the id of a key is another key's")

    def named(self, name):
        """The same key for a log of another name: a log of another year."""
        other = Key.__new__(Key)
        other.name, other.kind, other.public = name, self.kind, self.public
        other.id = key_id(name, bytes([self.kind]) + self.public)
        return other

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


class Policy:
    """C2SP tlog-policy: which logs are believed, and whose signatures make its quorum."""

    def __init__(self, text):
        self.logs, self.rules, self.quorum, known = [], [], None, set()
        for line in text.splitlines():
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0] == "log" and len(words) in (2, 3):
                self.logs.append(Key(words[1]))
            elif words[0] == "witness" and len(words) in (3, 4) and words[1] not in known | {"none"}:
                self.rules.append((words[1], Key(words[2]), None))
                known.add(words[1])
            elif words[0] == "group" and len(words) > 3 and words[1] not in known | {"none"} and known.issuperset(words[3:]):
                needed = {"any": 1, "all": len(words) - 3}.get(words[2]) or int(words[2])
                if not 1 <= needed <= len(words) - 3 or len(set(words[3:])) != len(words) - 3:
                    raise ValueError("a group of a policy needs another number")
                self.rules.append((words[1], needed, words[3:]))
                known.add(words[1])
            elif words[0] == "quorum" and len(words) == 2 and self.quorum is None and words[1] in known | {"none"}:
                self.quorum = words[1]
            else:
                raise ValueError("a line of the policy does not read")
        if self.quorum is None:
            raise ValueError("the policy has no quorum line")

    def knows(self, base, keys):
        """Whether the logs of this name are believed; a policy that names none leaves that to the key."""
        publics = [key.public for key in keys]
        return not self.logs or any(log.name[:-5] == base and log.public in publics for log in self.logs)

    def holds(self, note):
        """Whether the witnesses that signed make the quorum."""
        holds = {"none": True}
        for name, rule, members in self.rules:
            holds[name] = signed_by(note, rule) if members is None else sum(holds[item] for item in members) >= rule
        return holds[self.quorum]


# The bundle

class Log:
    """One year's log in the bundle: its leaves and tree, its checkpoints, and the lines that open entries."""

    def __init__(self, files, claimed, report):
        self.claimed, self.report = claimed, report
        self.origin, self.size, self.pruned = claimed["origin"], claimed["size"], claimed.get("pruned") is True
        self.year, self.folder = int(self.origin[-4:]), self.origin[-4:] + "/"
        self.files = {path[5:]: data for path, data in files.items() if path.startswith(self.folder)}
        self.head = self.files.get("checkpoint", b"")
        self.earlier = [self.files[path] for path in sorted(self.files) if path.startswith("checkpoints/")]
        self.leaves, self.lines, self.sound = [], [], set()
        if self.pruned:
            return
        self.leaves = self.read_leaves()
        self.tree = Tree([data for data, _ in self.leaves])
        self.compare_tiles()
        self.lines = self.read_lines()
        for line in self.lines:
            self.check_payloads(line)

    def find(self, kind, what, seq=None):
        self.report.find(kind, what, seq, self.year)

    def read_leaves(self):
        leaves = []
        for index, width in tiles(self.size):
            data, found = self.files.get(tile_path("entries", index, width), b""), []
            while len(data) >= 2:
                length = int.from_bytes(data[:2], "big")
                found.append(data[2:2 + length])
                whole, data = len(data) >= 2 + length, data[2 + length:]
                if not whole:
                    found = []
                    break
            if len(found) != width or data:
                self.find("entryMissing", "leaves from %d on are missing" % (index * 256))
                return leaves
            for leaf in found:
                leaves.append((leaf, self.read_leaf(leaf, len(leaves))))
        return leaves

    def read_leaf(self, data, seq):
        leaf = parse(data)
        commit = unbase64(member(leaf, "commit")) or b""
        if not isinstance(leaf, dict) or len(leaf) != 4 or leaf.get("v") != 1 or leaf.get("seq") != seq \
                or len(commit) != 32 or leaf.get("class") not in ("consent", "access", "gov"):
            self.find("malformedLeaf", "the leaf has another form or another place", seq)
        return member(leaf, "class"), commit

    def compare_tiles(self):
        if self.tree.size != self.size:
            return
        for level in range(8):
            count = self.tree.size >> (8 * level)
            row = self.tree.levels[8 * level] if count else []
            for index, width in tiles(count):
                path = tile_path(level, index, width)
                if self.files.get(path) != b"".join(row[index * 256:index * 256 + width]):
                    self.find("tileChanged", path + " does not hold the hashes of the leaves")

    def read_lines(self):
        lines, last = [], -1
        for text in self.files.get("entries.jsonl", b"").split(b"\n"):
            if not text:
                continue
            line = Line.read(parse(text))
            if line is None or not last < line.seq < len(self.leaves):
                self.find("malformedPayload", "a line of entries.jsonl does not read")
                continue
            last = line.seq
            lines.append(line)
        return lines

    def check_payloads(self, line):
        """Each opened part is the one that its leaf commits to."""
        sound = hashlib.sha256(b"sluis-entry-v1\x00" + b"".join(line.commitments)).digest() == self.leaves[line.seq][1][1]
        if not sound:
            self.find("entryUnreadable", "the commitments are not those of the leaf", line.seq)
        for part in line.parts:
            data = b"sluis-part-v1\x00" + canonical(part["payload"]).encode()
            whole = len(part["salt"]) == 32
            if not whole or hmac.new(part["salt"], data, hashlib.sha256).digest() != line.commitments[part["index"]]:
                sound = False
                self.find("entryUnreadable", "a payload does not match its commitment", line.seq)
        if sound:
            self.sound.add(line.seq)

    def check_headers(self):
        ids = set()
        for line in self.lines:
            for part in line.parts:
                self.check_header(part, self.leaves[line.seq][1][0], line)
            if line.parts:
                number = member(line.parts[0]["payload"], "id")
                if number is not None and number in ids:
                    self.find("repeatedID", "an entry of this id stands in the log already", line.seq)
                ids.add(number)

    def check_header(self, part, kind, line):
        payload, first = part["payload"], line.parts[0]["payload"]
        if member(payload, "origin") != self.origin:
            self.find("otherLog", "the entry belongs to another log", line.seq)
        names = ("at", "class", "id", "type")
        same = all(member(payload, name) is not None and member(payload, name) == member(first, name) for name in names)
        if member(payload, "v") != 1 or not same or payload["class"] != kind:
            self.find("malformedPayload", "the payload has not the header of its entry", line.seq)

    def counts(self):
        erased = sum(1 for line in self.lines if line.erased)
        return {"read": len(self.lines) - erased, "erased": erased, "withheld": len(self.leaves) - len(self.lines)}

    def line(self, seq):
        return next((line for line in self.lines if line.seq == seq), None)

    def mains(self, kind):
        """The entries of a kind that are what their leaves commit to, with their places."""
        return [(line.main, line.seq) for line in self.lines
                if line.seq in self.sound and member(line.main, "type") == kind]

    @property
    def opening(self):
        """The entry that opens the log, where it can be read."""
        return next((main for main, seq in self.mains("logOpened") if seq == 0), None)

    @property
    def witnessed(self):
        """The checkpoints of this log that witnesses signed, as its own entries keep them."""
        notes = [member(main, "note") for main, _ in self.mains("checkpointWitnessed")]
        return [note.encode() for note in notes if isinstance(note, str) and note.startswith(self.origin + "\n")]

    @property
    def prunings(self):
        """The logs that its entries say were pruned, by how they ended; also where the log that said so is gone too."""
        said = [main for main, _ in self.mains("pruningPerformed") + self.mains("pruningReplayed")]
        for main, _ in self.mains("carried"):
            rows = [member(item, "row", "pruning") for item in member(main, "rows") or []]
            said += [row for row in rows if member(row, "state") == "performed"]
        return [member(item, "scope", "end") for item in said]

    def continues(self, before):
        """Whether its opening cites how that log ended."""
        return (member(self.opening, "previous") or "").startswith(before.origin + "\n")

    @property
    def rotations(self):
        """The keys that its entries rotated to, with their places."""
        found = []
        for main, seq in self.mains("keyRotated"):
            try:
                key = Key(main["verifier"]) if main.get("rotated") == "log" else None
            except (ValueError, KeyError, AttributeError):
                key = None
            if key is not None and key.kind == 1:
                found.append((key, seq))
        return found

    def meet(self, checkpoint):
        if checkpoint[1] > self.tree.size:
            what = "a checkpoint of size %d was given out, but the log has %d entries"
            self.find("shorterThanCheckpoint", what % (checkpoint[1], self.tree.size))
        elif self.tree.root(checkpoint[1]) != checkpoint[2]:
            self.find("otherHistory", "the leaves differ from a checkpoint of size %d" % checkpoint[1])


class Trust:
    """The keys by which the logs are believed: one that is known, and each later one that an entry under a believed key
    rotated to. A key that merely stands in the manifest proves nothing."""

    def __init__(self, known, listed):
        self.believed = [(known, None)]
        publics = [key.public if key else None for key in listed]
        place = publics.index(known.public) if known.public in publics else 0
        self.former = [key for key in listed[:place] if key]

    def follow(self, logs, notes):
        steps = [(log, key, seq) for log in logs for key, seq in log.rotations]
        growing = True
        while growing:
            growing = False
            for log, key, seq in steps:
                if any(other.public == key.public for other, _ in self.believed):
                    continue
                for note in [log.head] + notes(log):
                    checkpoint = self.open(note, log.origin)
                    if checkpoint and seq < checkpoint[1] <= log.tree.size and log.tree.root(checkpoint[1]) == checkpoint[2]:
                        self.believed.append((key, (log.year, seq)))
                        growing = True
                        break

    def open(self, data, origin):
        """The checkpoint in a note that a believed key signed for a log of this name."""
        return open_note(data, origin, [key for key, _ in self.believed])

    def open_former(self, data, origin):
        return open_note(data, origin, self.former)

    def knows(self, key, rotation):
        """Whether a listed key is one of these, by the entry that it names."""
        if key is None:
            return False
        if any(other.public == key.public for other in self.former):
            return True
        for index, (other, place) in enumerate(self.believed):
            if other.public == key.public:
                return index == 0 or place == rotation
        return False


def open_note(data, origin, keys):
    note = parse_note(data)
    for key in keys:
        if note and key.kind == 1 and signed_by(note, key.named(origin)):
            checkpoint = parse_checkpoint(note[0])
            return checkpoint if checkpoint and checkpoint[0] == origin else None
    return None


class Bundle:
    def __init__(self, files, report):
        self.files, self.report, self.logs = files, report, []
        data = files.get("manifest.json", b"")
        self.manifest = parse(data[:-1]) if data.endswith(b"\n") else None
        if not self.reads():
            report.find("manifestBroken", "the manifest does not read")
            self.manifest = None
            return
        self.base = self.manifest["logs"][0]["origin"][:-5]
        self.compare_files()
        self.logs = [Log(files, claimed, report) for claimed in self.manifest["logs"]]

    def reads(self):
        """Whether the manifest is one, of logs of one controller in the order of their years."""
        if member(self.manifest, "v") != 2 or not isinstance(member(self.manifest, "files"), dict):
            return False
        logs, keys = member(self.manifest, "logs"), member(self.manifest, "keys")
        if not isinstance(logs, list) or not isinstance(keys, list) or not logs:
            return False
        origins = [member(log, "origin") for log in logs]
        if any(not isinstance(origin, str) or len(origin) < 6 or origin[-5] != "/" or not origin[-4:].isdecimal()
               or not origin.isascii() for origin in origins):
            return False
        sizes = [member(log, "size") for log in logs]
        years = [int(origin[-4:]) for origin in origins]
        return all(type(size) is int and size >= 0 for size in sizes) and len(set(origin[:-5] for origin in origins)) == 1 \
            and all(left < right for left, right in zip(years, years[1:])) \
            and all(isinstance(member(key, "verifier"), str) for key in keys)

    def compare_files(self):
        listed = self.manifest["files"]
        for path in sorted((set(self.files) | set(listed)) - {"manifest.json"}):
            if path not in self.files or hashlib.sha256(self.files[path]).hexdigest() != listed.get(path):
                self.report.find("manifestBroken", path + " is not the file that the manifest lists")

    def log_of(self, note):
        line = note.split(b"\n")[0].decode("utf-8", "replace")
        return next((log for log in self.logs if log.origin == line), None)

    def check_signatures(self, key, notes, policy):
        if key is None:
            try:
                key = Key(self.files.get("log.vkey", b"").decode())
            except ValueError:
                key = None
        if key is None or key.kind != 1 or key.name[:-5] != self.base:
            self.report.find("checkpointNotOurs", "there is no key to verify these logs with")
            return
        for note in notes:
            if self.log_of(note) is None:
                self.report.find("checkpointNotOurs", "a checkpoint is of a log that is not in the bundle")
        listed = [(read_key(item["verifier"]), item) for item in self.manifest["keys"]]
        trust = Trust(key, [found for found, _ in listed])

        def others(log):
            return log.earlier + [note for note in notes if self.log_of(note) is log] + log.witnessed

        trust.follow(self.logs, others)
        for found, item in listed:
            rotation = (item["log"], item["seq"]) if "log" in item and "seq" in item else None
            if not trust.knows(found, rotation):
                self.report.find("keyNotRotated", "a key is listed that no entry under a known key rotated to")
        cited = None
        for index in reversed(range(len(self.logs))):
            log = self.logs[index]
            believed = self.check_head(log, trust, cited)
            for note in others(log):
                self.check_note(note, log, trust)
            cited = self.citation(log, index, believed)
        if policy is not None:
            self.check_policy(policy, trust, others)

    def check_head(self, log, trust, cited):
        """The log's own checkpoint: by a believed key, or by one before that and taken over by the next log."""
        head = trust.open(log.head, log.origin)
        former = trust.open_former(log.head, log.origin) if head is None else None
        if former is not None and (log.pruned or checkpoint_text(log.head) == cited):
            head = former
        if head is None:
            log.find("checkpointNotOurs", "the checkpoint of %d is not signed by this log's key" % log.year)
            return False
        if cited is not None and cited.startswith(log.origin + "\n") and cited != checkpoint_text(log.head):
            log.find("wrongOpening", "the log after that of %d does not continue it" % log.year)
        size = log.size if log.pruned else log.tree.size
        if head[1] > size:
            log.find("shorterThanCheckpoint", "the checkpoint speaks of %d entries, %d are here" % (head[1], size))
        elif head[1] < size:
            log.find("behindCheckpoint", "%d entries stand behind the checkpoint" % (size - head[1]))
        elif not log.pruned:
            log.meet(head)
        return True

    def check_note(self, note, log, trust):
        """An earlier checkpoint, or one from elsewhere."""
        checkpoint = trust.open(note, log.origin) or trust.open_former(note, log.origin)
        if checkpoint is None:
            log.find("checkpointNotOurs", "a checkpoint is not signed by this log's key")
        elif not log.pruned:
            log.meet(checkpoint)
        else:
            last = trust.open(log.head, log.origin) or trust.open_former(log.head, log.origin)
            if checkpoint[1] > log.size:
                log.find("shorterThanCheckpoint", "a checkpoint of size %d was given out of a pruned log" % checkpoint[1])
            elif last is not None and checkpoint[1] == last[1] and checkpoint[2] != last[2]:
                log.find("otherHistory", "a pruned log ended otherwise than a checkpoint of it says")

    def citation(self, log, index, believed):
        """What a log's opening says of the log before it: the one in the bundle, unless that was left out."""
        opening = log.opening
        if opening is None or index == 0:
            return None
        before, cited = self.logs[index - 1], member(opening, "previous")
        line = cited.split("\n")[0] if isinstance(cited, str) else ""
        year = int(line[-4:]) if line[:-5] == self.base and line[-4:].isdecimal() else None
        if year is None or not before.year <= year < log.year:
            log.find("wrongOpening", "the log does not continue the one before it", 0)
            return None
        return cited if believed else None

    def check_policy(self, policy, trust, others):
        """One checkpoint of the newest log must bear the signatures: it binds the logs before it."""
        log = next((log for log in reversed(self.logs) if not log.pruned), None)
        if log is None:
            return

        def signed(data):
            checkpoint = trust.open(data, log.origin)
            return checkpoint is not None and checkpoint[1] <= log.tree.size \
                and log.tree.root(checkpoint[1]) == checkpoint[2] and policy.holds(parse_note(data))

        named = policy.knows(self.base, [key for key, _ in trust.believed])
        if not named or not any(signed(data) for data in [log.head] + others(log)):
            self.report.find("cosignaturesMissing", "no checkpoint bears the signatures that the policy asks for")

    def check_counts(self):
        total = {"read": 0, "erased": 0, "withheld": 0, "size": 0, "pruned": 0}
        for log in self.logs:
            if log.pruned:
                total["pruned"] += log.size
                continue
            counts = log.counts()
            if counts != log.claimed.get("counts"):
                log.find("miscounted", "read, erased and withheld are not what the manifest counts")
            for name, count in {**counts, "size": len(log.leaves)}.items():
                total[name] += count
        self.report.counts = {**total, "given": 0}

    @property
    def reaches_now(self):
        """Whether the log of the year in which the bundle was made is there: what is said of a log may stand in a later."""
        made = member(self.manifest, "made")
        return not isinstance(made, str) or not made[:4].isdecimal() or int(made[:4]) <= self.logs[-1].year

    def check_prunings(self):
        """A year that is gone needs an entry of a later log that says so, of its very size and root."""
        for index, log in enumerate(self.logs):
            if not log.pruned:
                continue
            end = parse_checkpoint(checkpoint_text(log.head) or "")
            root = base64.b64encode(end[2]).decode() if end else None
            later = self.logs[index + 1:]
            if any((member(said, "origin"), member(said, "size"), member(said, "root")) == (log.origin, log.size, root)
                   for other in later for said in other.prunings):
                continue
            # It may stand in a log that is not here, or not be opened.
            shown = member(self.manifest, "scope", "nothing") is None and self.reaches_now and not self.logs[-1].pruned
            if shown and all(after.pruned or after.continues(before) for before, after in zip(self.logs[index:], later)):
                log.find("prunedWithoutEntry", "the log of %d is gone, and no entry says so" % log.year)
            else:
                self.report.counts["given"] += 1

    def check_law(self):
        law = Law(self)
        for log in self.logs:
            if log.lines:
                law.begin(log)
                for line in log.lines:
                    law.take(line, log.leaves[line.seq][1][0])
        law.finish()
        self.report.counts["given"] += law.given
        for number, log, seq in law.activated:
            if hashlib.sha256(self.files.get("purposes/" + number, b"")).hexdigest() != number:
                log.find("purposeBytesChanged", "the bytes of the purpose are not those that were activated", seq)


def read_key(text):
    try:
        return Key(text)
    except ValueError:
        return None


def checkpoint_text(data):
    note = parse_note(data)
    return note[0] if note else None


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

    def __init__(self, bundle):
        self.logs = {log.year: log for log in bundle.logs}
        self.whole = bundle.reaches_now
        self.log = None
        self.in_force, self.consents, self.open = {}, {}, {}
        self.earlier_in_force, self.earlier_consents = {}, {}
        self.activated, self.erased, self.certified = [], [], set()
        self.consent_erased, self.latest, self.given = False, None, 0

    def find(self, kind, what, seq):
        self.log.find(kind, what, seq)

    def begin(self, log):
        """Goes on with the log of a later year: nothing of the ones before counts before it is carried."""
        cited = member(log.opening, "previous") or ""
        if self.log is not None and not cited.startswith(self.log.origin + "\n"):
            self.settle_open()
        self.earlier_in_force.update(self.in_force)
        self.earlier_consents.update(self.consents)
        self.in_force, self.consents, self.log = {}, {}, log

    def take(self, line, kind):
        if line.erased:
            self.erased += [(self.log.year, line.seq, place) for place in line.erased]
            self.consent_erased = self.consent_erased or kind == "consent"
        main = line.main
        if line.seq == 0 and member(main, "type") != "logOpened":
            self.find("wrongOpening", "the first entry does not open the log", line.seq)
        event, number = member(main, "type"), member(main, "id")
        if event is None or number is None:
            return
        if line.seq > 0 and event == "logOpened":
            self.find("wrongOpening", "opened a second time", line.seq)
        at = moment(member(main, "at")) or self.latest
        self.latest = max(filter(None, (self.latest, at)), default=None)
        consent = member(main, "consent")
        if event == "purposeActivated":
            purpose = main["purpose"]
            self.in_force[purpose["id"]] = (purpose["version"], main["terms"])
            self.activated.append((purpose["hash"], self.log, line.seq))
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
            self.open[number] = (self.log, line.seq, at)
            self.judge(main, line.seq)
        elif event == "closed":
            self.open.pop(member(main, "consultation"), None)
        elif event == "disclosed":
            self.judge(main, line.seq)
        elif event in ("carried", "consentCarried", "accessCarried"):
            for item in member(main, "rows") or []:
                self.carry(item, line.seq)
        elif event in ("erasurePerformed", "erasureReplayed"):
            self.certified.update(tuple(place) for place in member(main, "parts") or [])

    def carry(self, item, seq):
        """A row of an earlier log stands here as it stood there, which the bundle may show."""
        purpose, consent = member(item, "row", "purpose"), member(item, "row", "consent")
        log = self.logs.get(member(item, "log"))
        if log is not None and (log.pruned or not log.lines):
            log = None
        if purpose is not None and purpose["active"]:
            number, carried = purpose["purpose"]["id"], (purpose["purpose"]["version"], purpose["terms"])
            if log is None:
                self.given += 1
            elif self.earlier_in_force.get(number) != carried:
                self.find("carriedOtherwise", "a purpose is carried that the logs before did not have in force", seq)
            self.in_force[number] = carried
        if consent is not None:
            standing = {"given": "runs", "renewed": "runs", "paused": "paused"}.get(consent["state"], "ended")
            self.check_carried(consent["id"], standing, log, member(item, "seq"), seq)
            self.consents[consent["id"]] = standing

    def check_carried(self, number, standing, log, place, seq):
        """A consent must have been there, and not have ended; where its entries are withheld that is taken as given."""
        if self.earlier_consents.get(number) == "ended" and standing != "ended":
            return self.find("carriedOtherwise", "a consent is carried that had ended", seq)
        if log is None or type(place) is not int:
            self.given += 1
            return
        if not 0 <= place < len(log.leaves):
            return self.find("carriedOtherwise", "a consent is carried from an entry that is not there", seq)
        line = log.line(place)
        if line is None or line.main is None or place not in log.sound:
            self.given += self.earlier_consents.get(number) is None
            return
        # A change of number touches the consents of a person without naming them.
        if member(line.main, "type") not in ("identityChanged", "identityDecided") and not mentions(line.main, number):
            self.find("carriedOtherwise", "a consent is carried that its entry does not know", seq)

    def judge(self, main, seq):
        version, terms = self.in_force.get(member(main, "purpose", "id"), (None, None))
        if version is None or version != member(main, "purpose", "version"):
            return self.find("noBasis", "the purpose was not in force", seq)
        titles = [title["number"] for title in terms["titles"]]
        cited = member(main, "basis", "authorisations") or []
        if any(number not in titles for number in cited) or (titles and not cited):
            return self.find("noBasis", "an authorisation is not one of the purpose's", seq)
        if terms["act"] not in ACTS:
            return
        consent = member(main, "basis", "consent")
        if consent is None:
            return self.find("noBasis", "no consent is cited", seq)
        standing = self.consents.get(consent)
        if standing == "ended":
            self.find("afterWithdrawal", "the consent that it cites had ended", seq)
        elif standing == "paused" and member(main, "identity") is None:
            self.find("noBasis", "the consent that it cites was paused", seq)
        elif standing is None and not self.consent_erased:
            self.find("noBasis", "the consent that it cites was never given", seq)

    def settle_open(self):
        for log, seq, at in sorted(self.open.values(), key=lambda item: (item[0].year, item[1])):
            if at is not None and (self.latest - at).total_seconds() > PATIENCE:
                log.find("consultationOpen", "the consultation never ended", seq)
        self.open = {}

    def finish(self):
        self.settle_open()
        # An erasure is an entry of its own day, which may stand in a later log than those that are here.
        for place in self.erased:
            if place in self.certified:
                continue
            if self.whole:
                what = "a part is gone, and no entry says that it was erased"
                self.logs[place[0]].find("erasedWithoutEntry", what, place[1])
            else:
                self.given += 1


def mentions(value, text):
    """Whether a text stands somewhere in a document."""
    if isinstance(value, dict):
        return any(mentions(item, text) for item in value.values())
    if isinstance(value, list):
        return any(mentions(item, text) for item in value)
    return value == text


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
    for log in bundle.logs:
        log.check_headers()
    bundle.check_counts()
    bundle.check_prunings()
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
        policy = Policy(read(arguments.policy).decode()) if arguments.policy else None
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
            place = "%d, entry %d: " % (finding["log"], finding["seq"]) if "seq" in finding else ""
            print("  %s%s (%s)" % (place, finding["what"], finding["kind"]))
        if report.counts.get("given"):
            print("%d times something of a log that is not here was taken as given" % report.counts["given"])
        if key is None:
            print("the key is the bundle's own: compare it with the one that the controller gave you")
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main())
