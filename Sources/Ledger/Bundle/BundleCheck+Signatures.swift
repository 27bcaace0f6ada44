import Core
import MerkleLog

extension BundleCheck {
    /// The checkpoints of each log: signed by a key that is believed, over these very leaves, and cited by the next log.
    mutating func signatures(_ known: VerifierKey, against notes: [[UInt8]], _ policy: WitnessPolicy?) {
        for note in notes where contents.log(of: note) == nil {
            find(.checkpointNotOurs, "a checkpoint is of a log that is not in the bundle")
        }
        var trust = BundleTrust(known: known, listed: contents.manifest.keys)
        let contents = contents
        let others = { (log: BundleLog) in
            log.earlier + notes.filter { contents.log(of: $0)?.year == log.year } + log.witnessed
        }
        trust.follow(contents.logs) { [$0.head] + others($0) }
        for key in contents.manifest.keys where !trust.knows(key) {
            find(.keyNotRotated, "a key is listed that no entry under a known key rotated to")
        }
        var cited: String?
        for (index, log) in contents.logs.enumerated().reversed() {
            let text = head(of: log, trust, cited: cited)
            for note in others(log) { meet(note, log, trust) }
            cited = citation(by: log, index, isBelieved: text != nil)
        }
        if let policy { witnesses(policy, trust, others) }
    }

    /// The log's own checkpoint; `nil` where it is not believed.
    private mutating func head(of log: BundleLog, _ trust: BundleTrust, cited: String?) -> Checkpoint? {
        var head = trust.open(log.head, of: log.origin)
        // A key before the known one: the next log, which is believed, must have taken it over.
        if head == nil, let former = trust.openFormer(log.head, of: log.origin) {
            if log.isPruned || former.text == cited { head = former }
        }
        guard let head else {
            find(.checkpointNotOurs, "the checkpoint of \(log.year) is not signed by this log's key")
            return nil
        }
        verification.checkpoints += 1
        if let cited, cited.hasPrefix(log.origin + "\n"), cited != head.text {
            find(.wrongOpening, "the log after that of \(log.year) does not continue it")
        }
        let size = log.isPruned ? UInt64(log.claimed.size) : log.tiles.size
        if head.size > size {
            find(.shorterThanCheckpoint, "the checkpoint speaks of \(head.size) entries, \(size) are here")
        } else if head.size < size {
            find(.behindCheckpoint, "\(size - head.size) entries stand behind the checkpoint")
        } else if !log.isPruned {
            meet(head, log)
        }
        return head
    }

    /// An earlier checkpoint, or one from elsewhere.
    private mutating func meet(_ note: [UInt8], _ log: BundleLog, _ trust: BundleTrust) {
        let former = trust.openFormer(note, of: log.origin)
        guard let checkpoint = trust.open(note, of: log.origin) ?? former else {
            return find(.checkpointNotOurs, "a checkpoint is not signed by this log's key")
        }
        verification.checkpoints += 1
        guard log.isPruned else { return meet(checkpoint, log) }
        let last = trust.open(log.head, of: log.origin) ?? trust.openFormer(log.head, of: log.origin)
        if checkpoint.size > UInt64(log.claimed.size) {
            find(.shorterThanCheckpoint, "a checkpoint of size \(checkpoint.size) was given out of a pruned log")
        } else if checkpoint.size == last?.size, checkpoint.root != last?.root {
            find(.otherHistory, "a pruned log ended otherwise than a checkpoint of it says")
        }
    }

    private mutating func meet(_ checkpoint: Checkpoint, _ log: BundleLog) {
        if checkpoint.size > log.tiles.size {
            find(
                .shorterThanCheckpoint,
                "a checkpoint of size \(checkpoint.size) was given out, but the log has \(log.tiles.size) entries")
        } else if log.tiles.root(size: checkpoint.size) != checkpoint.root {
            find(.otherHistory, "the leaves differ from a checkpoint of size \(checkpoint.size)")
        }
    }

    /// What a log's opening says of the log before it; it must be the one in the bundle, unless that was left out.
    private mutating func citation(by log: BundleLog, _ index: Int, isBelieved: Bool) -> String? {
        guard let opening = log.opening else { return nil }
        let cited = opening["previous"]?.string
        guard index > 0 else { return nil }
        let before = contents.logs[index - 1]
        let year = cited.flatMap { text in
            text.split(separator: "\n").first.flatMap { line in
                line.dropLast(5) == before.claimed.base ? Int(line.suffix(4)) : nil
            }
        }
        guard let year, year >= before.year, year < log.year else {
            find(.wrongOpening, at: 0, of: log, "the log does not continue the one before it")
            return nil
        }
        return isBelieved ? cited : nil
    }

    /// One checkpoint of the newest log must bear the signatures that the policy asks for: it binds the logs before it.
    private mutating func witnesses(
        _ policy: WitnessPolicy, _ trust: BundleTrust, _ others: (BundleLog) -> [[UInt8]]
    ) {
        guard let log = contents.logs.last(where: { !$0.isPruned }) else { return }
        let keys = trust.verifiers(of: log.origin)
        let isNamed =
            policy.logs.isEmpty
            || policy.logs.contains { named in
                named.key.name.dropLast(5) == log.claimed.base && keys.contains { $0.publicKey == named.key.publicKey }
            }
        let isSigned = ([log.head] + others(log)).contains { note in
            guard let signed = try? SignedNote(parsing: note) else { return false }
            return keys.contains { key in
                guard case .accepted(let checkpoint, _, _) = policy.open(signed, log: key) else { return false }
                return log.tiles.root(size: checkpoint.size) == checkpoint.root
            }
        }
        if !isNamed || !isSigned {
            find(.cosignaturesMissing, "no checkpoint bears the signatures that the policy asks for")
        }
    }
}
