import Core

/// A page of the address register's change feed, read into what changed.
///
/// Pure. Events are CloudEvents; one of a type that is not known says that something changed and not what, so it is an
/// error: a feed that is half understood must not be acknowledged.
package struct AddressFeed: Hashable, Sendable {
    package let changes: [AddressChange]
    /// The identifier of the page's last event, from which the next page begins.
    package let last: String?

    package init(_ bytes: [UInt8]) throws(AdapterError) {
        guard let document = try? JSON(parsing: bytes, allowingNull: true) else { throw AdapterError(.feedNotJSON) }
        guard let events = document.array ?? (document.object == nil ? nil : [document]) else {
            throw AdapterError(.feedNotEvents)
        }
        var changes: [AddressChange] = []
        for event in events { changes.append(contentsOf: try Self.changes(event)) }
        self.changes = changes
        last = events.last?["id"].flatMap { $0.string ?? $0.integer.map { String($0) } }
    }

    private static func changes(_ event: JSON) throws(AdapterError) -> [AddressChange] {
        // `basisregisters.address.update.v1`
        let parts = event["type"]?.string?.split(separator: ".") ?? []
        guard parts.count == 4, parts[0] == "basisregisters", parts[1] == "address", parts[3] == "v1",
            let kind = AddressChange.Kind(rawValue: String(parts[2]))
        else { throw AdapterError(.feedUnknownType) }
        guard let data = event["data"], let codes = texts(data["nisCodes"]) else { throw AdapterError(.feedIncomplete) }
        if kind == .transform { return try transformations(data, codes) }
        guard let id = data["objectId"]?.string, !id.isEmpty, let attributes = data["attributen"]?.array else {
            throw AdapterError(.feedIncomplete)
        }
        let names = attributes.compactMap { $0["naam"]?.string }
        guard names.count == attributes.count else { throw AdapterError(.feedIncomplete) }
        return [AddressChange(kind: kind, id: id, successor: nil, municipalities: codes, attributes: names)]
    }

    private static func transformations(_ data: JSON, _ codes: [String]) throws(AdapterError) -> [AddressChange] {
        guard let rows = data["transformaties"]?.array else { throw AdapterError(.feedIncomplete) }
        var changes: [AddressChange] = []
        for row in rows {
            guard let from = row["vanId"]?.string, let to = row["naarId"]?.string, !from.isEmpty, !to.isEmpty else {
                throw AdapterError(.feedIncomplete)
            }
            changes.append(
                AddressChange(
                    kind: .transform, id: number(from), successor: number(to), municipalities: codes, attributes: []))
        }
        return changes
    }

    /// `2550151`, also of `https://data.vlaanderen.be/id/adres/2550151`.
    private static func number(_ id: String) -> String { id.split(separator: "/").last.map(String.init) ?? id }

    private static func texts(_ json: JSON?) -> [String]? {
        guard let items = json?.array else { return nil }
        let texts = items.compactMap(\.string)
        return texts.count == items.count ? texts : nil
    }
}
