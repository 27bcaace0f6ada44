import Core
import GRDB
import Ledger

/// Rows that proposals named lately, as they are after the last change: with the folder locked, nobody else changes them.
///
/// Only rows with an id of their own are kept; sets (the consents of a person, the holds of an interest) are read anew.
struct RecentRows: Sendable {
    /// At some 300 bytes each.
    private var known = RecentCache<RowKey, RowChange>(capacity: 20_000)

    mutating func load(_ key: RowKey, from reader: RowReader, into rows: inout Rows) throws {
        guard key.namesOneRow else { return try reader.load(key, into: &rows) }
        if let row = known[key] {
            rows.set(row)
        } else {
            try reader.load(key, into: &rows)
            known[key] = rows.change(key)
        }
        // A consultation is judged with the consent it rests on.
        if case .consultation(let id) = key, let consent = rows.consultations[id]?.consent {
            try load(.consent(consent.id), from: reader, into: &rows)
        }
    }

    mutating func apply(_ change: RowChange) {
        switch change {
        case .consent(let row): known[.consent(row.id)] = change
        case .consultation(let row): known[.consultation(row.id)] = change
        case .fact(let row): known[.fact(row.id)] = change
        case .dropFact(let id): known[.fact(id)] = nil
        case .purpose, .application, .hold, .dropHold: break
        }
    }
}

extension RowKey {
    var namesOneRow: Bool {
        switch self {
        case .consent, .consultation, .fact: true
        case .purpose, .activePurpose, .application, .consents, .interest: false
        }
    }
}

extension Rows {
    /// The row behind a key that names one.
    fileprivate func change(_ key: RowKey) -> RowChange? {
        switch key {
        case .consent(let id): consents[id].map { .consent($0) }
        case .consultation(let id): consultations[id].map { .consultation($0) }
        case .fact(let id): facts[id].map { .fact($0) }
        case .purpose, .activePurpose, .application, .consents, .interest: nil
        }
    }
}
