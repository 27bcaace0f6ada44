import Catalogue
import Core
import Crypto
import MerkleLog

/// Logs taken in entry by entry, one year after the other: hashes, law and tables.
///
/// Pure.
struct Replay {
    private(set) var verification = Verification()
    private(set) var rows = Rows()
    private let controller: String
    private var origin: String
    private var frontier = Frontier()
    /// What the first entry must cite of the log before; `nil` where it is not known whether there was one.
    private var citation: Citation?
    /// What erasures explain of what cannot be read.
    private var cover: ErasureCover
    private var prunings = PruningCover()
    /// Checkpoints that are still to be met, by size.
    private var expected: [UInt64: Set<Checkpoint>] = [:]
    /// The latest time of an entry so far; the writer's clock was at most the tolerance behind it, and never stepped back.
    private var latest = Instant(milliseconds: .min)

    var size: UInt64 { frontier.size }

    /// `keyID` names a person's key as entries on erasure do; without it rows of people whose entries are gone cannot
    /// be told from others.
    init(
        controller: String, origin: String, keyID: (@Sendable (SubjectRef, KeyClass) -> [UInt8])? = nil
    ) {
        self.controller = controller
        self.origin = origin
        cover = ErasureCover(keyID: keyID)
    }

    /// An erasure that another log of the controller records: it may reach into this one.
    mutating func take(_ outcome: ErasureOutcome) { cover.take(outcome) }

    /// A pruning that another log of the controller records.
    mutating func take(_ scope: PruningScope) { prunings.take(scope) }

    private enum Citation {
        /// Nothing: no log was before it.
        case first
        case text(String)
    }

    /// Goes on with the log of another year: from here on only rows count that it makes, changes or carries.
    ///
    /// - Parameter previous: The log before it, where there is one.
    mutating func begin(log year: Int, origin: String, after previous: ClosedLog?) {
        self.origin = origin
        cover.begin(log: year)
        frontier = Frontier()
        rows.turn()
        if verification.logs.isEmpty { rows.firstLog = previous == nil ? 0 : year }
        citation = previous.map { .text((try? SignedNote(parsing: Array($0.checkpoint.utf8)))?.text ?? "") } ?? .first
    }

    /// A signed checkpoint that the log must agree with when it has that size.
    mutating func expect(_ note: String, signedBy keys: [VerifierKey]) {
        verification.checkpoints += 1
        guard let checkpoint = checkpoint(note, signedBy: keys) else {
            find(.checkpointNotOurs, "a checkpoint is not signed by this log's key")
            return
        }
        if checkpoint.size == frontier.size { return meet(checkpoint) }
        expected[checkpoint.size, default: []].insert(checkpoint)
    }

    /// The signed head of the log while it is read: the entries must come to it.
    mutating func follow(_ note: String, signedBy keys: [VerifierKey]) {
        guard let head = checkpoint(note, signedBy: keys), head.size >= frontier.size else { return }
        if head.size == frontier.size { meet(head) } else { expected[head.size, default: []].insert(head) }
    }

    /// The signed head after the last entry was taken in; of a log that is written it may speak of some that came since.
    mutating func end(at note: String, signedBy keys: [VerifierKey], isWritten: Bool) {
        guard let head = checkpoint(note, signedBy: keys) else {
            return find(.checkpointNotOurs, "the log's own checkpoint is not signed by its key")
        }
        verification.checkpoints += 1
        if head.size < frontier.size {
            let count = frontier.size - head.size
            find(.behindCheckpoint, "\(count) entries stand behind the last checkpoint, of size \(head.size)")
        } else if head.size == frontier.size {
            meet(head)
        } else if !isWritten {
            expected[head.size, default: []].insert(head)
        }
    }

    private func checkpoint(_ note: String, signedBy keys: [VerifierKey]) -> Checkpoint? {
        guard let signed = try? SignedNote(parsing: Array(note.utf8)),
            let checkpoint = Checkpoint(signed, ofLog: keys, origin: origin)
        else { return nil }
        return checkpoint
    }

    mutating func take(_ read: ReadEntry) {
        let entry = read.entry
        let position = entry.position
        if UInt64(position.seq) != frontier.size {
            find(.entryMissing, at: position, "an entry is missing before this one")
        }
        frontier.append(read.leaf)
        for checkpoint in expected.removeValue(forKey: frontier.size) ?? [] { meet(checkpoint) }
        check(clearColumnsOf: entry)
        cover.miss(read.missing, of: entry)
        switch read.reading {
        case .unreadable(let error): find(.entryUnreadable, at: position, "the entry does not open (\(error.detail))")
        case .silent: break
        case .malformed:
            verification.opened += 1
            find(.malformedPayload, at: position, "the payload is no event of its type")
        case .event(let event, let agreement):
            verification.opened += 1
            if !agreement.columns {
                find(.columnChanged, at: position, "a clear column differs from the sealed payload")
            }
            if !agreement.holders { find(.partsChanged, at: position, "the parts are not those of the event") }
            judge(event, at: position)
        }
    }

    private mutating func judge(_ event: Event, at position: Position) {
        if case .logOpened(let opening) = event.act {
            check(opening, at: position)
            if position.seq != 0 { find(.wrongOpening, at: position, "the log is opened a second time") }
            if opening.year != position.log {
                find(.wrongOpening, at: position, "the log is opened for another year")
            }
        } else if position.seq == 0 {
            find(.wrongOpening, at: position, "the first entry does not open the log")
        }
        if event.origin != origin { find(.otherLog, at: position, law: 9, "the entry belongs to another log") }
        if rows.consultations[event.id] != nil || rows.consents[event.id] != nil || rows.links[event.id] != nil {
            find(.repeatedID, at: position, law: 1, "an entry of this id stands in the log already")
        }
        let commit = latest.adding(milliseconds: -Judge.clockTolerance)
        if let refusal = Judge.refusal(of: event, in: rows, controller: controller, commit: commit) {
            let finding = Finding(
                .lawBroken, law: refusal.law, position: position, rule: refusal.rule,
                "the law did not allow it: \(refusal.rule.rawValue)")
            if !cover.doubts(finding, of: event) { verification.findings.append(finding) }
        }
        if let outcome = event.act.erasure { cover.take(outcome) }
        if let pruning = event.act.pruning { cover.prune(pruning.scope.year) }
        _ = rows.apply(event, at: position)
        verification.replayed += 1
    }

    private mutating func check(_ opening: LogOpening, at position: Position) {
        switch (citation, opening.previousCheckpoint) {
        case (nil, .some): rows.firstLog = position.log
        case (nil, nil), (.first, nil): break
        case (.first, _?): find(.yearMissing, at: position, "the log that it continues is not there")
        case (.text(let text), let cited):
            if text != cited { find(.wrongOpening, at: position, "the log does not continue the one before it") }
        }
    }

    /// What can be said of an entry without opening it: times that do not run back, and no national number.
    private mutating func check(clearColumnsOf entry: StoredEntry) {
        if entry.at < latest.adding(milliseconds: -2 * Judge.clockTolerance) {
            find(.timeRunsBack, at: entry.position, "the time of the entry runs back")
        }
        latest = max(latest, entry.at)
        let clear = [entry.purpose, entry.application, entry.outcome, entry.source].compactMap { $0 }
        if clear.contains(where: { INSZ.occurs(in: $0) }) {
            find(.numberInClear, at: entry.position, law: 6, "a clear column holds a national number")
        }
    }

    private mutating func meet(_ checkpoint: Checkpoint) {
        if checkpoint.root != frontier.root {
            find(.otherHistory, "the log differs from a checkpoint of size \(checkpoint.size) that was given out")
        }
    }

    /// What remains when the last entry of a log was taken in: checkpoints that speak of more.
    mutating func close(log year: Int) {
        rows.know(LogEnd(origin: origin, year: year, size: frontier.size, root: frontier.root))
        verification.logs.append(VerifiedLog(year: year, size: frontier.size, root: frontier.root.base64))
        verification.size += frontier.size
        verification.root = frontier.root.base64
        for checkpoint in expected.values.joined() {
            find(
                .shorterThanCheckpoint,
                "a checkpoint of size \(checkpoint.size) was given out, but the log has \(frontier.size) entries")
        }
        expected = [:]
    }

    /// Parts that were read, and that an entry says were erased.
    var readAndErased: [PartPlace] { cover.readAndErased }

    /// A part that cannot be read any more.
    mutating func miss(_ place: PartPlace) { cover.miss(place) }

    /// What cannot be read, held against what the logs say was erased or pruned; when the last entry of all was taken in.
    mutating func settleErasures() {
        let settled = cover.settled()
        verification.erased = settled.entries
        verification.erasedParts = settled.parts
        verification.restOnErased += settled.rests
        verification.findings += settled.findings
        verification.findings += prunings.findings(rows, read: verification.logs.map(\.year))
    }

    /// A log of which the entries went after their term: the checkpoint stays, and the entry that says so.
    mutating func skip(_ log: ClosedLog, isThere: Bool, notes: [String], signedBy keys: [VerifierKey]) {
        verification.pruned += Int(log.size)
        cover.skip(log: log.year)
        prunings.skip(log, isThere: isThere)
        rows.know(LogEnd(log, origin: origin))
        for note in [log.checkpoint] + notes {
            verification.checkpoints += 1
            guard let checkpoint = checkpoint(note, signedBy: keys) else {
                find(.checkpointNotOurs, "a checkpoint of the log of \(log.year) is not signed by its key")
                continue
            }
            if checkpoint.size > log.size {
                find(.shorterThanCheckpoint, "a checkpoint of size \(checkpoint.size) was given out of a pruned log")
            } else if checkpoint.size == log.size, checkpoint.root != log.root {
                find(.otherHistory, "a pruned log ended otherwise than a checkpoint of it says")
            }
        }
    }

    mutating func miss(log year: Int) { find(.yearMissing, "there is no log of \(year)") }

    /// All rows, those that this year's log has not carried included.
    mutating func settle() { rows = rows.settled }

    mutating func compare(with live: Rows, isWhole: Bool = true) {
        forgetLeftovers(besides: live)
        let (rows, findings) = RowComparison.of(replayed: rows, live: live, isWhole: isWhole)
        verification.rows += rows
        verification.findings += findings
    }

    /// Facts of a person whose entries are erased may have gone by one of these: the copy of a source's answer, and
    /// nothing that anyone can be shown.
    private mutating func forgetLeftovers(besides live: Rows) {
        let left = rows.facts.values.filter { live.facts[$0.id] == nil && cover.rests(on: $0.person) }
        for fact in left {
            for hold in rows.holds(on: fact.id) { rows.set(.dropHold(hold)) }
            rows.set(.dropFact(fact.id))
        }
        verification.restOnErased += left.count
        // That an erasure of a pruned year was done stays known, though its entry went with the year.
        for row in live.erasures.values where row.state == .performed && rows.erasures[row.id] == nil {
            guard let made = live.marks[.erasure(row.id)], prunings.isSkipped(made.log) else { continue }
            rows.set(.erasure(row), made: made)
        }
    }

    mutating func check(bytes: [UInt8]?, of row: PurposeRow) {
        verification.purposes += 1
        guard let bytes, Hex.encode(SHA256.hash(data: bytes)) == row.ref.hash else {
            let name = "purposes \(row.ref.id)@\(row.ref.version)"
            return find(.purposeBytesChanged, "\(name): the stored bytes are not those that were activated")
        }
    }

    private mutating func find(
        _ kind: Finding.Kind, at position: Position? = nil, law: Int? = nil, _ what: String
    ) {
        verification.findings.append(Finding(kind, law: law, position: position, what))
    }
}
