import Core
import MerkleLog

/// A stored entry with all that can be worked out of it alone: leaf, event, and whether its columns say the same.
///
/// Entries are read on all cores, since this is most of the work of a verification; what depends on the entries before
/// is left to ``Replay``.
struct ReadEntry: Sendable {
    enum Reading: Sendable {
        case event(Event, Agreement)
        /// Its main part has lost its key.
        case silent
        case malformed
        case unreadable(LedgerError)
    }

    /// Whether an entry's clear columns and parts are those of its event.
    struct Agreement: Sendable {
        let columns: Bool
        let holders: Bool
    }

    let entry: StoredEntry
    let leaf: Hash
    /// The parts whose keys are gone.
    let missing: [Int]
    let reading: Reading

    init(_ entry: StoredEntry, _ opened: Result<[OpenedPart], LedgerError>, _ names: inout EmployeeNames) {
        self.entry = entry
        leaf = TreeHash.leaf(entry.leaf)
        switch opened {
        case .failure(let error):
            missing = []
            reading = .unreadable(error)
        case .success(let parts):
            missing = entry.missing(of: parts)
            guard missing.first != 0 else {
                reading = .silent
                return
            }
            guard let event = Event(parts: parts) else {
                reading = .malformed
                return
            }
            reading = .event(event, Agreement(event, entry, without: missing, &names))
        }
    }
}

/// The keyed names of employees, who are few and stand in many entries.
struct EmployeeNames {
    private let keys: ControllerKeys
    private var known: [String: [UInt8]] = [:]

    init(keys: ControllerKeys) {
        self.keys = keys
    }

    subscript(name: String?) -> [UInt8]? {
        mutating get {
            guard let name else { return nil }
            if let keyed = known[name] { return keyed }
            let keyed = keys.employee(name)
            known[name] = keyed
            return keyed
        }
    }
}

extension StoredEntry {
    /// The parts that are not among those that opened.
    func missing(of opened: [OpenedPart]) -> [Int] {
        guard opened.count < parts.count else { return [] }
        let holders = Set(opened.map(\.holder))
        return parts.indices.filter { !holders.contains(parts[$0].holder) }
    }
}

extension ReadEntry.Agreement {
    init(_ event: Event, _ entry: StoredEntry, without missing: [Int], _ names: inout EmployeeNames) {
        let columns = event.columns
        self.columns =
            event.id == entry.id && event.at == entry.at && event.type == entry.type
            && columns.purpose == entry.purpose && columns.application == entry.application
            && columns.outcome == entry.outcome && columns.source == entry.source
            && names[columns.employee] == entry.employee
        holders =
            missing.isEmpty
            ? event.holders == entry.parts.map(\.holder)
            : event.holders == entry.parts.indices.filter { !missing.contains($0) }.map { entry.parts[$0].holder }
    }
}

extension Event {
    /// Whose parts the event has, in order, without making them.
    var holders: [PartHolder] {
        var holders = [act.subject.map { PartHolder.subject($0) } ?? .controller]
        holders += act.members.map { .member($0) }
        if act.staffContent != nil { holders.append(.staff) }
        if let representative = act.representative, act.representativeContent != nil {
            holders.append(.representative(representative))
        }
        return holders
    }
}
