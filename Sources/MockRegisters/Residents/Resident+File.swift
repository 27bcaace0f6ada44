import Core

extension Resident {
    private static let keys: Set<String> = [
        "story", "insz", "given", "family", "sex", "born", "nationalities", "civilStates", "fileStates", "died", "home",
        "referenceAddress", "kszHome", "abroad", "withheldAddress", "household", "cohabitation", "administrator",
        "statuses", "faults", "formerNumber",
    ]

    /// Reads a file of `mocks/residents`.
    ///
    /// The date of birth is the number's unless the file gives another.
    init(slug: String, record: FileRecord, addresses: [String: Address]) throws(MockRegistersError) {
        try record.allow(Self.keys.union(Records.keys))
        guard let insz = INSZ(try record.required("insz")), insz.isTestNumber else {
            throw record.failure(.notATestNumber, "insz")
        }
        guard let sex = Sex(rawValue: try record.text("sex") ?? "unknown") else {
            throw record.failure(.wrongKind, "sex")
        }
        self.slug = slug
        self.insz = insz
        self.sex = sex
        crowd = nil
        story = try record.required("story")
        givenNames = try record.list("given")
        familyNames = try record.list("family")
        birthDate = try record.date("born") ?? insz.birthDate
        nationalities = try Dated.list(record, "nationalities")
        civilStates = try Dated.list(record, "civilStates")
        fileStates = try Dated.list(record, "fileStates")
        death = try record.date("died")
        home = try Self.home(record, addresses)
        kszHome = try Self.residence(record, "kszHome", addresses)
        foreignHome = try record.record("abroad").map { (record) throws(MockRegistersError) in
            try ForeignResidence(record: record)
        }
        withheldAddress = try record.record("withheldAddress").map { (record) throws(MockRegistersError) in
            try WithheldAddress(record: record)
        }
        membership = try record.record("household").map { (record) throws(MockRegistersError) in
            try Membership(record: record)
        }
        cohabitation = try record.record("cohabitation").map { (record) throws(MockRegistersError) in
            try Dated(record: record, code: "")
        }
        administrator = try record.text("administrator")
        var statuses: [SocialStatus] = []
        for status in try record.records("statuses") { statuses.append(try SocialStatus(record: status)) }
        self.statuses = statuses
        var faults: [Fault] = []
        for fault in try record.records("faults") { faults.append(try Fault(record: fault)) }
        self.faults = faults
        formerNumber = try record.text("formerNumber").map { (digits) throws(MockRegistersError) in
            guard let number = INSZ(digits), number.isTestNumber else {
                throw record.failure(.notATestNumber, "formerNumber")
            }
            return number
        }
        records = try Records(record: record, addresses: addresses)
    }

    /// Where the person lives, or else the reference address.
    static func home(_ record: FileRecord, _ addresses: [String: Address]) throws(MockRegistersError) -> Residence? {
        if let home = try residence(record, "home", addresses) { return home }
        return try residence(record, "referenceAddress", addresses)
    }

    private static func residence(
        _ record: FileRecord, _ key: String, _ addresses: [String: Address]
    ) throws(MockRegistersError) -> Residence? {
        guard let nested = try record.record(key) else { return nil }
        return try Residence(record: nested, addresses: addresses, isReference: key == "referenceAddress")
    }
}

extension Dated {
    init(record: FileRecord, code: String? = nil) throws(MockRegistersError) {
        try record.allow(code == nil ? ["code", "since", "partner"] : ["since", "partner"])
        if let code {
            self.code = code
        } else {
            self.code = try record.required("code")
        }
        since = try record.date("since")
        partner = try record.text("partner")
    }

    static func list(_ record: FileRecord, _ key: String) throws(MockRegistersError) -> [Dated] {
        var list: [Dated] = []
        for item in try record.records(key) { list.append(try Dated(record: item)) }
        return list
    }
}
