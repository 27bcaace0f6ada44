import Core
import Crypto
package import MerkleLog

/// Checks a bundle as an outsider can: with the files alone, without the keys of the controller.
///
/// `verify_bundle.py`, which lies in each bundle, does the same and shares no code with this; the tests hold the two
/// against each other.
package struct BundleVerifier: Sendable {
    /// How long a consultation may be without an end, in milliseconds of the log's own time.
    static let patience: Int64 = 3_600_000

    private let key: VerifierKey?
    private let notes: [String]

    /// - Parameters:
    ///   - key: The log's key as the auditor knows it; without it the bundle's own is taken.
    ///   - notes: Signed checkpoints from elsewhere that the log must agree with.
    package init(key: VerifierKey? = nil, against notes: [String] = []) {
        self.key = key
        self.notes = notes
    }

    package func verify(_ bundle: LogBundle) -> Verification {
        guard let log = BundleLog(bundle) else {
            var verification = Verification()
            verification.findings = [Finding(.manifestBroken, "the manifest does not read")]
            return verification
        }
        var check = BundleCheck(log)
        check.signatures(bundle, key: key, against: notes)
        check.payloads()
        check.counts()
        check.law(bundle)
        return check.verification
    }
}

/// One verification of a bundle, under way.
struct BundleCheck {
    private let log: BundleLog
    private let year: Int
    private(set) var verification = Verification()

    init(_ log: BundleLog) {
        self.log = log
        year = log.manifest.origin.split(separator: "/").last.flatMap { Int($0) } ?? 0
        verification.size = log.tiles.size
        verification.root = log.tiles.root(size: log.tiles.size)?.base64 ?? ""
        verification.findings = log.findings
    }

    /// The bundle's own checkpoint, and earlier ones: each signed by the log, each over these very leaves.
    mutating func signatures(_ bundle: LogBundle, key known: VerifierKey?, against notes: [String]) {
        let text = bundle["log.vkey"].map { String(decoding: $0.dropLast(), as: UTF8.self) }
        guard let key = known ?? text.flatMap({ try? VerifierKey(text: $0) }) else {
            return find(.checkpointNotOurs, "there is no key to verify the log with")
        }
        guard let head = open(bundle["checkpoint"] ?? [], key) else { return }
        if head.size > log.tiles.size {
            find(.shorterThanCheckpoint, "the checkpoint speaks of \(head.size) entries, \(log.tiles.size) are here")
        } else if head.size < log.tiles.size {
            find(.behindCheckpoint, "\(log.tiles.size - head.size) entries stand behind the checkpoint")
        } else {
            meet(head)
        }
        let earlier = bundle.paths.filter { $0.hasPrefix("checkpoints/") }.compactMap { bundle[$0] }
        for note in earlier + notes.map({ Array($0.utf8) }) + log.witnessed {
            guard let checkpoint = open(note, key) else { continue }
            if checkpoint.size > log.tiles.size {
                find(
                    .shorterThanCheckpoint,
                    "a checkpoint of size \(checkpoint.size) was given out, but the log has \(log.tiles.size) entries")
            } else {
                meet(checkpoint)
            }
        }
    }

    private mutating func open(_ note: [UInt8], _ key: VerifierKey) -> Checkpoint? {
        verification.checkpoints += 1
        guard let note = try? SignedNote(parsing: note),
            case .signed(let checkpoint, _) = Checkpoint.open(note, log: key, origin: log.manifest.origin)
        else {
            find(.checkpointNotOurs, "a checkpoint is not signed by this log's key")
            return nil
        }
        return checkpoint
    }

    private mutating func meet(_ checkpoint: Checkpoint) {
        if log.tiles.root(size: checkpoint.size) != checkpoint.root {
            find(.otherHistory, "the leaves differ from a checkpoint of size \(checkpoint.size)")
        }
    }

    /// Each opened part is the one that its leaf commits to, and has the header of its entry.
    mutating func payloads() {
        var ids: Set<String> = []
        for line in log.lines {
            let leaf = log.leaves[Int(line.seq)]
            if Commitment.entry(parts: line.commitments) != leaf.commit {
                find(.entryUnreadable, at: line.seq, "the commitments are not those of the leaf")
            }
            for part in line.parts {
                let expected = Commitment.part(salt: part.salt, payload: part.payload.canonicalBytes)
                if expected != line.commitments[part.index] {
                    find(.entryUnreadable, at: line.seq, "a payload does not match its commitment")
                }
                check(part.payload, leaf.entryClass, line)
            }
            if let id = line.parts.first?.payload["id"]?.string, !ids.insert(id).inserted {
                find(.repeatedID, at: line.seq, "an entry of this id stands in the log already")
            }
        }
    }

    private mutating func check(_ payload: JSON, _ entryClass: EntryClass, _ line: BundleEntry) {
        let first = line.parts[0].payload
        if payload["origin"]?.string != log.manifest.origin {
            find(.otherLog, at: line.seq, "the entry belongs to another log")
        }
        let same = ["at", "class", "id", "type"].allSatisfy { payload[$0] != nil && payload[$0] == first[$0] }
        if payload["v"]?.integer != 1 || !same || payload["class"]?.string != entryClass.rawValue {
            find(.malformedPayload, at: line.seq, "the payload has not the header of its entry")
        }
    }

    /// Read, erased and withheld make up the log, as the manifest says.
    mutating func counts() {
        verification.erased = log.lines.count { !$0.erased.isEmpty }
        verification.opened = log.lines.count - verification.erased
        verification.withheld = Int(log.tiles.size) - log.lines.count
        let manifest = log.manifest
        if manifest.read != verification.opened || manifest.erased != verification.erased
            || manifest.withheld != verification.withheld
        {
            find(.miscounted, "read, erased and withheld are not what the manifest counts")
        }
    }

    mutating func law(_ bundle: LogBundle) {
        guard !log.lines.isEmpty else { return }
        var law = BundleLaw(year: year)
        for line in log.lines { law.take(line, log.leaves[Int(line.seq)].entryClass) }
        law.finish()
        for (hash, seq) in law.activated {
            verification.purposes += 1
            guard let bytes = bundle["purposes/" + hash], Hex.encode(SHA256.hash(data: bytes)) == hash else {
                find(.purposeBytesChanged, at: seq, "the bytes of the purpose are not those that were activated")
                continue
            }
        }
        verification.replayed = law.judged
        verification.findings += law.findings
    }

    private mutating func find(_ kind: Finding.Kind, at seq: Int64? = nil, _ what: String) {
        verification.findings.append(Finding(kind, position: seq.map { Position(log: year, seq: $0) }, what))
    }
}
