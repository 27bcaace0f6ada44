/// What the sources other than the population registers know about a resident.
///
/// A reference, since a crowd of a million shares one that is empty. `nil` means that the source does not know the
/// person, an empty list that it knows there is nothing.
final class Records: Sendable {
    static let keys: Set<String> = [
        "income", "livingWages", "handicap", "vaph", "properties", "enrolments", "childBenefits", "supports", "jobs",
        "plates", "ocmwFiles",
    ]
    static let none = Records()

    let assessments: [TaxAssessment]
    let livingWages: [LivingWage]?
    let handicap: HandicapFile?
    /// The recognition by the VAPH, the Flemish agency for persons with a handicap.
    let vaph: Period?
    let properties: [Property]?
    let enrolments: [Enrolment]
    let childBenefits: [ChildBenefit]
    let supports: [EmploymentSupport]
    let jobs: [Job]?
    let plates: [Plate]
    let welfareFiles: [WelfareFile]

    private init() {
        assessments = []
        livingWages = nil
        handicap = nil
        vaph = nil
        properties = nil
        enrolments = []
        childBenefits = []
        supports = []
        jobs = nil
        plates = []
        welfareFiles = []
    }

    init(record: FileRecord, addresses: [String: Address]) throws(MockRegistersError) {
        assessments = try record.all("income", TaxAssessment.init(record:))
        livingWages = record.has("livingWages") ? try record.all("livingWages", LivingWage.init(record:)) : nil
        handicap = try record.one("handicap", HandicapFile.init(record:))
        vaph = try record.one("vaph") { (record) throws(MockRegistersError) in
            try record.allow(["since", "until"])
            return try Period(record: record)
        }
        let owned = try record.all("properties") { (record) throws(MockRegistersError) in
            try Property(record: record, addresses: addresses)
        }
        properties = record.has("properties") ? owned : nil
        enrolments = try record.all("enrolments", Enrolment.init(record:))
        childBenefits = try record.all("childBenefits", ChildBenefit.init(record:))
        supports = try record.all("supports", EmploymentSupport.init(record:))
        jobs = record.has("jobs") ? try record.all("jobs", Job.init(record:)) : nil
        plates = try record.all("plates", Plate.init(record:))
        welfareFiles = try record.all("ocmwFiles", WelfareFile.init(record:))
    }

    /// The slugs of enterprises that the records name.
    var enterprises: [String] { (jobs ?? []).map(\.employer) }

    /// The slugs of other residents that the records name.
    var residents: [String] {
        (properties ?? []).flatMap(\.coOwners) + childBenefits.map(\.child) + childBenefits.compactMap(\.sharedWith)
            + assessments.compactMap(\.partner)
    }
}
