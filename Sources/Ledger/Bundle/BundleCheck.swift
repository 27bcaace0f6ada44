import Core
import Crypto
import MerkleLog

/// One verification of a bundle, under way.
struct BundleCheck {
    let contents: BundleContents
    var verification = Verification()

    init(_ contents: BundleContents) {
        self.contents = contents
        for log in contents.logs {
            if log.isPruned {
                verification.pruned += Int(log.claimed.size)
                continue
            }
            let root = log.tiles.root(size: log.tiles.size)?.base64 ?? ""
            verification.size += log.tiles.size
            verification.root = root
            verification.logs.append(VerifiedLog(year: log.year, size: log.tiles.size, root: root))
        }
        verification.findings = contents.findings
    }

    /// Each opened part has the header of its entry, and no entry stands there twice.
    mutating func headers() {
        for log in contents.logs {
            var ids: Set<String> = []
            for line in log.lines {
                for part in line.parts { check(part.payload, log, line) }
                if let id = line.parts.first?.payload["id"]?.string, !ids.insert(id).inserted {
                    find(.repeatedID, at: line.seq, of: log, "an entry of this id stands in the log already")
                }
            }
        }
    }

    private mutating func check(_ payload: JSON, _ log: BundleLog, _ line: BundleEntry) {
        let first = line.parts[0].payload
        if payload["origin"]?.string != log.origin {
            find(.otherLog, at: line.seq, of: log, "the entry belongs to another log")
        }
        let same = ["at", "class", "id", "type"].allSatisfy { payload[$0] != nil && payload[$0] == first[$0] }
        let entryClass = log.leaves[Int(line.seq)].entryClass.rawValue
        if payload["v"]?.integer != 1 || !same || payload["class"]?.string != entryClass {
            find(.malformedPayload, at: line.seq, of: log, "the payload has not the header of its entry")
        }
    }

    /// Read, erased and withheld make up each log, as the manifest says.
    mutating func counts() {
        for log in contents.logs where !log.isPruned {
            let erased = log.lines.count { !$0.erased.isEmpty }
            let (read, withheld) = (log.lines.count - erased, Int(log.tiles.size) - log.lines.count)
            verification.opened += read
            verification.erased += erased
            verification.withheld += withheld
            let claimed = log.claimed
            if (claimed.read, claimed.erased, claimed.withheld) != (read, erased, withheld) {
                find(.miscounted, "read, erased and withheld are not what the manifest counts")
            }
        }
    }

    /// A year that is gone needs an entry of a later log that says so, of its very size and root.
    mutating func prunings() {
        let logs = contents.logs
        for (index, log) in logs.enumerated() where log.isPruned {
            let end = (try? SignedNote(parsing: log.head)).flatMap { try? Checkpoint(text: $0.text) }
            let isSaid = logs[(index + 1)...].flatMap(\.prunings).contains { said in
                said["origin"]?.string == log.origin && said["size"]?.integer == log.claimed.size
                    && said["root"]?.string == end?.root.base64
            }
            if isSaid { continue }
            // It may stand in a log that is not here, or not be opened.
            let isShown = contents.manifest.scope["nothing"] == nil && contents.reachesNow
            if isShown, zip(logs[index...], logs[(index + 1)...]).allSatisfy({ $1.isPruned || $1.continues($0) }),
                logs.last?.isPruned == false
            {
                find(.prunedWithoutEntry, "the log of \(log.year) is gone, and no entry says so")
            } else {
                verification.given += 1
            }
        }
    }

    mutating func law(_ bundle: LogBundle) {
        var law = BundleLaw(contents)
        for log in contents.logs where !log.lines.isEmpty {
            law.begin(log)
            for line in log.lines { law.take(line, log.leaves[Int(line.seq)].entryClass) }
        }
        law.finish()
        for (hash, position) in law.activated {
            verification.purposes += 1
            guard let bytes = bundle["purposes/" + hash], Hex.encode(SHA256.hash(data: bytes)) == hash else {
                verification.findings.append(
                    Finding(
                        .purposeBytesChanged, position: position,
                        "the bytes of the purpose are not those that were activated"))
                continue
            }
        }
        verification.replayed = law.judged
        verification.given += law.given
        verification.findings += law.findings
    }

    mutating func find(_ kind: Finding.Kind, at seq: Int64? = nil, of log: BundleLog? = nil, _ what: String) {
        let position = log.flatMap { log in seq.map { Position(log: log.year, seq: $0) } }
        verification.findings.append(Finding(kind, position: position, what))
    }
}
