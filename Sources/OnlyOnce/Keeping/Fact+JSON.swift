import Core

/// A fact as it is sealed; the type of its value comes from the dictionary.
extension Fact {
    var json: JSON {
        var members: JSONMembers = [
            "attribute": .string(attribute.name), "doubtful": isDoubtful ? true : nil,
            "missing": missingSources.isEmpty ? nil : .array(missingSources.map { .string($0) }),
            "delayDays": delayDays > 0 ? .integer(Int64(delayDays)) : nil,
            "validFrom": validFrom.map { .string($0.text) }, "validUntil": validUntil.map { .string($0.text) },
            "provenance": provenance.json,
        ]
        switch content {
        case .value(let value): members["value"] = value.json
        case .absent: members["state"] = "absent"
        case .withheld: members["state"] = "withheld"
        }
        return .compact(members)
    }

    init?(json: JSON, types: [AttributeID: ValueType]) {
        let missing = json["missing"]?.array ?? []
        let missingSources = missing.compactMap(\.string)
        let validFrom = json["validFrom"]?.string.flatMap { PartialDate($0) }
        let validUntil = json["validUntil"]?.string.flatMap { PartialDate($0) }
        let delayDays = json["delayDays"]?.integer.map { Int($0) }
        // What limits a fact must read wherever it stands: dropped, it would make the fact say more.
        guard let attribute = json["attribute"]?.string.map({ AttributeID($0) }),
            let provenance = Provenance(json: json["provenance"]), missingSources.count == missing.count,
            (json["missing"] == nil) == missing.isEmpty, (json["validFrom"] == nil) == (validFrom == nil),
            (json["validUntil"] == nil) == (validUntil == nil),
            (json["doubtful"] == nil) == (json["doubtful"]?.boolean == nil),
            (json["delayDays"] == nil) == (delayDays == nil), delayDays ?? 0 >= 0
        else { return nil }
        let content: Content
        switch (json["value"], json["state"]?.string) {
        case (let value?, nil):
            guard let type = types[attribute], let value = Value(json: value, type: type) else { return nil }
            content = .value(value)
        case (nil, "absent"): content = .absent
        case (nil, "withheld"): content = .withheld
        default: return nil
        }
        self.init(
            attribute: attribute, content: content, missingSources: missingSources,
            isDoubtful: json["doubtful"]?.boolean ?? false, validFrom: validFrom, validUntil: validUntil,
            delayDays: delayDays ?? 0, provenance: provenance)
    }
}

extension Provenance {
    var json: JSON {
        [
            "source": .string(source), "service": .string(service), "mapping": .string(mapping),
            "identification": .string(finality.identification), "hoedanigheid": .string(finality.hoedanigheid),
            "register": .string(finality.register), "reference": .string(reference),
            "retrievedAt": .string(retrievedAt.rfc3339), "referenceDate": .string(referenceDate.text),
        ]
    }

    convenience init?(json: JSON?) {
        guard let json, let source = json["source"]?.string, let service = json["service"]?.string,
            let mapping = json["mapping"]?.string, let identification = json["identification"]?.string,
            let hoedanigheid = json["hoedanigheid"]?.string, let register = json["register"]?.string,
            let reference = json["reference"]?.string,
            let retrievedAt = json["retrievedAt"]?.string.flatMap({ Instant(rfc3339: $0) }),
            let referenceDate = json["referenceDate"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self.init(
            source: source, service: service, mapping: mapping,
            finality: Finality(identification: identification, hoedanigheid: hoedanigheid, register: register),
            reference: reference, retrievedAt: retrievedAt, referenceDate: referenceDate)
    }
}
