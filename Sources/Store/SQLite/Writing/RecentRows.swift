import Core
import GRDB
import Ledger

/// Rows that proposals named lately, as they are after the last change: with the folder locked, nobody else changes them.
///
/// Only rows with an id of their own are kept; sets (the consents of a person, the holds of an interest) are read anew.
struct RecentRows: Sendable {
    private var consents = RecentCache<Identifier, ConsentRow>(capacity: 20_000)
    private var consultations = RecentCache<Identifier, ConsultationRow>(capacity: 4_000)
    /// A dozen a person, at some 100 bytes each.
    private var facts = RecentCache<Identifier, FactRow>(capacity: 100_000)

    mutating func load(_ key: RowKey, from reader: RowReader, into rows: inout Rows) throws {
        if let known = known(key) {
            rows.set(known)
        } else {
            try reader.load(key, into: &rows)
            keep(key, of: rows)
        }
        // A consultation is judged with the consent or the follow-up that it rests on.
        guard case .consultation(let id) = key else { return }
        if let consent = rows.consent(behind: id) { try load(.consent(consent), from: reader, into: &rows) }
        if let followUp = rows.followUp(behind: id) { try load(.interest(followUp), from: reader, into: &rows) }
    }

    private mutating func known(_ key: RowKey) -> RowChange? {
        switch key {
        case .consent(let id): consents[id].map { .consent($0) }
        case .consultation(let id): consultations[id].map { .consultation($0) }
        case .fact(let id): facts[id].map { .fact($0) }
        default: nil
        }
    }

    private mutating func keep(_ key: RowKey, of rows: Rows) {
        switch key {
        case .consent(let id): consents[id] = rows.consents[id]
        case .consultation(let id): consultations[id] = rows.consultations[id]
        case .fact(let id): facts[id] = rows.facts[id]
        default: break
        }
    }

    mutating func apply(_ change: RowChange) {
        switch change {
        case .consent(let row): consents[row.id] = row
        case .consultation(let row): consultations[row.id] = row
        case .fact(let row): facts[row.id] = row
        case .dropFact(let id): facts[id] = nil
        case .drop(let name):
            switch name.kind {
            case .consent: consents[name.id] = nil
            case .consultation: consultations[name.id] = nil
            case .fact: facts[name.id] = nil
            case .link, .matter, .telling: break
            }
        default: break
        }
    }
}

extension RowKey {
    var namesOneRow: Bool {
        switch self {
        case .consent, .consultation, .fact, .hold, .telling: true
        default: false
        }
    }
}
