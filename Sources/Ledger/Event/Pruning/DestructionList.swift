import Catalogue
package import Core
import Crypto

/// What goes with a year's log, in a form that names nobody: officers sign off its hash, and it outlives the year.
///
/// Pure.
package struct DestructionList: Hashable, Sendable {
    /// Why it may go: what is no longer needed is not kept, and the register's own term is over.
    package static let ground =
        "artikel 5, lid 1, e, AVG; artikel 17 van de wet van 8 augustus 1983 op het Rijksregister"

    package let end: LogEnd
    package let extent: YearExtent
    /// How many years each of its purposes asks to keep, by `controller/id@n`; purposes that ask for nothing are left out.
    package let retention: [String: Int]
    package let termYears: Int

    /// - Parameter termYears: The controller's own term; it is never shorter than what a purpose of the year asks.
    package init(end: LogEnd, extent: YearExtent, rows: Rows, termYears: Int) {
        self.end = end
        self.extent = extent
        var retention: [String: Int] = [:]
        for row in rows.purposes.values where extent.purposes[row.ref.text] != nil {
            retention[row.ref.text] = row.terms.reach?.retentionYears
        }
        self.retention = retention
        self.termYears = max(termYears, retention.values.max() ?? 0, ErasureTerm.registerYears)
    }

    /// The first day on which the log may go.
    package var firstDay: CalendarDate? { PruningTerm.firstDay(of: end.year, termYears: termYears) }

    package var json: JSON {
        .compact([
            "classes": .object(counts { $0.entryClass.rawValue }),
            "first": extent.first.map { .string($0.rfc3339) }, "form": "sluis-destruction-v1",
            "ground": .string(Self.ground), "last": extent.last.map { .string($0.rfc3339) }, "log": end.json,
            "mayGoFrom": firstDay.map { .string($0.text) }, "purposes": .array(purposes),
            "termYears": .integer(Int64(termYears)), "types": .object(counts { $0.rawValue }),
        ])
    }

    /// SHA-256 of the canonical bytes.
    package var hash: [UInt8] { Self.hash(of: json) }

    package static func hash(of list: JSON) -> [UInt8] { Array(SHA256.hash(data: list.canonicalBytes)) }

    private var purposes: [JSON] {
        extent.purposes.sorted { $0.key < $1.key }.map { name, count in
            .compact([
                "entries": .integer(Int64(count)), "purpose": .string(name),
                "retentionYears": retention[name].map { .integer(Int64($0)) },
            ])
        }
    }

    private func counts(by name: (EntryType) -> String) -> [String: JSON] {
        var counts: [String: Int] = [:]
        for (type, count) in extent.types { counts[name(type), default: 0] += count }
        return counts.mapValues { .integer(Int64($0)) }
    }
}
