import Catalogue
import Core
import Crypto
import MerkleLog

/// A log taken in entry by entry: hashes, law and tables.
///
/// Pure.
struct Replay {
    private(set) var verification = Verification()
    private let controller: String
    private let origin: String
    private let keys: ControllerKeys
    private var rows = Rows()
    private var frontier = Frontier()
    /// Checkpoints that are still to be met, by size.
    private var expected: [UInt64: Set<Checkpoint>] = [:]
    /// The latest time of an entry so far; the writer's clock was at most the tolerance behind it, and never stepped back.
    private var latest = Instant(milliseconds: .min)

    var size: UInt64 { frontier.size }

    init(controller: String, origin: String, keys: ControllerKeys) {
        self.controller = controller
        self.origin = origin
        self.keys = keys
    }

    /// A signed checkpoint that the log must agree with when it has that size.
    mutating func expect(_ note: String, signedBy key: VerifierKey) {
        verification.checkpoints += 1
        guard let checkpoint = checkpoint(note, signedBy: key) else {
            find("a checkpoint is not signed by this log's key")
            return
        }
        if checkpoint.size == frontier.size { return meet(checkpoint) }
        expected[checkpoint.size, default: []].insert(checkpoint)
    }

    /// The signed head after the last entry was taken in; `true` when it speaks of entries that came meanwhile.
    mutating func isBehind(_ note: String, signedBy key: VerifierKey) -> Bool {
        guard let head = checkpoint(note, signedBy: key) else {
            find("the log's own checkpoint is not signed by its key")
            return false
        }
        verification.checkpoints += head.size > frontier.size ? 0 : 1
        if head.size < frontier.size {
            find("\(frontier.size - head.size) entries stand behind the last checkpoint, of size \(head.size)")
        } else if head.size == frontier.size {
            meet(head)
        } else {
            expected[head.size, default: []].insert(head)
        }
        return head.size > frontier.size
    }

    private func checkpoint(_ note: String, signedBy key: VerifierKey) -> Checkpoint? {
        guard let signed = try? SignedNote(parsing: Array(note.utf8)),
            case .signed(let checkpoint, _) = Checkpoint.open(signed, log: key, origin: origin)
        else { return nil }
        return checkpoint
    }

    mutating func take(_ entry: StoredEntry, _ opening: Opening) {
        let position = entry.position
        if UInt64(position.seq) != frontier.size {
            find("an entry is missing before this one", at: position)
        }
        frontier.append(TreeHash.leaf(entry.leaf))
        for checkpoint in expected.removeValue(forKey: frontier.size) ?? [] { meet(checkpoint) }
        read(clearColumnsOf: entry)
        switch opening {
        case .unreadable(let error): find("the entry does not open (\(error.detail))", at: position)
        case .opened(let parts):
            guard parts.count == entry.parts.count else {
                verification.erased += 1
                return
            }
            verification.opened += 1
            guard let event = Event(parts: parts) else {
                return find("the payload is no event of its type", at: position)
            }
            compare(event, with: entry)
            judge(event, at: position)
        }
    }

    private mutating func judge(_ event: Event, at position: Position) {
        if case .logOpened(let opening) = event.act {
            if position.seq != 0 { find("the log is opened a second time", at: position) }
            if opening.year != position.log { find("the log is opened for another year", at: position) }
        } else if position.seq == 0 {
            find("the first entry does not open the log", at: position)
        }
        if event.origin != origin { find("the entry belongs to another log", at: position, law: 9) }
        if rows.consultations[event.id] != nil || rows.consents[event.id] != nil || rows.links[event.id] != nil {
            find("an entry of this id stands in the log already", at: position, law: 1)
        }
        let commit = latest.adding(milliseconds: -Judge.clockTolerance)
        if let refusal = Judge.refusal(of: event, in: rows, controller: controller, commit: commit) {
            find("the law did not allow it: \(refusal.rule.rawValue)", at: position, law: refusal.law)
        }
        _ = rows.apply(event, at: position)
        verification.replayed += 1
    }

    /// Entry and sealed payload must say the same: clear columns, and whom the parts concern.
    private mutating func compare(_ event: Event, with entry: StoredEntry) {
        let columns = event.columns
        let matches =
            event.id == entry.id && event.at == entry.at && event.type == entry.type
            && columns.purpose == entry.purpose && columns.application == entry.application
            && columns.outcome == entry.outcome && columns.source == entry.source
            && columns.employee.map({ keys.employee($0) }) == entry.employee
        if !matches { find("a clear column differs from the sealed payload", at: entry.position) }
        if event.parts.map(\.holder) != entry.parts.map(\.holder) {
            find("the parts are not those of the event", at: entry.position)
        }
    }

    /// What can be said of an entry without opening it: times that do not run back, and no national number.
    private mutating func read(clearColumnsOf entry: StoredEntry) {
        if entry.at < latest.adding(milliseconds: -2 * Judge.clockTolerance) {
            find("the time of the entry runs back", at: entry.position)
        }
        latest = max(latest, entry.at)
        let clear = [entry.purpose, entry.application, entry.outcome, entry.source].compactMap { $0 }
        if clear.contains(where: { INSZ.occurs(in: $0) }) {
            find("a clear column holds a national number", at: entry.position, law: 6)
        }
    }

    private mutating func meet(_ checkpoint: Checkpoint) {
        if checkpoint.root != frontier.root {
            find("the log differs from a checkpoint of size \(checkpoint.size) that was given out")
        }
    }

    /// Every projection row, both ways.
    mutating func finish(live: Rows) {
        verification.size = frontier.size
        verification.root = frontier.root.base64
        for checkpoint in expected.values.joined() {
            find("a checkpoint of size \(checkpoint.size) was given out, but the log has \(frontier.size) entries")
        }
        expected = [:]
        compare("purposes", rows.purposes, live.purposes) { "\($0.id)@\($0.version)" }
        compare("applications", rows.applications, live.applications) { $0 }
        compare("consents", rows.consents, live.consents) { $0.text }
        compare("consultations", rows.consultations, live.consultations) { $0.text }
        compare("facts", rows.facts, live.facts) { $0.text }
        compare("links", rows.links, live.links) { $0.text }
        compare("holds", rows.holds, live.holds) { "\($0.fact.text)/\($0.interest.text)" }
    }

    private mutating func compare<Key: Hashable, Row: Hashable>(
        _ table: String, _ replayed: [Key: Row], _ live: [Key: Row], _ name: (Key) -> String
    ) {
        verification.rows += live.count
        for (key, row) in live where replayed[key] != row {
            find("\(table) \(name(key)): " + (replayed[key] == nil ? "no entry made this row" : "the row was changed"))
        }
        for key in replayed.keys where live[key] == nil { find("\(table) \(name(key)): the row is missing") }
    }

    mutating func check(bytes: [UInt8]?, of row: PurposeRow) {
        guard let bytes, Hex.encode(SHA256.hash(data: bytes)) == row.ref.hash else {
            return find("purposes \(row.ref.id)@\(row.ref.version): the stored bytes are not those that were activated")
        }
    }

    private mutating func find(_ what: String, at position: Position? = nil, law: Int? = nil) {
        verification.findings.append(Finding(law: law, position: position, what))
    }
}
