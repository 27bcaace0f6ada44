import FoundationEssentials

/// A purpose that no municipality has: twelve attributes of two sources, all of which may be kept.
struct TwelvePurpose: Sendable {
    static let name = "bench-twaalf"
    static let party = "zonnegem/bench-twaalf"
    static let attributes = register + security
    private static let register = [
        "person.birthDate", "person.civilStatus", "person.nationalities", "residence.municipality", "residence.kind",
        "residence.postalCode", "residence.street", "residence.houseNumber", "household.size", "household.birthDates",
    ]
    private static let security = ["status.BIM_BVT", "status.BIM_BVT_IN_FAMILY"]

    /// Lets the officer put it into force and register who asks it; before the gateway's first question.
    static func activate(in town: Town) async throws {
        let folder = town.folder + "/purposes"
        try FileManager.default.createDirectory(atPath: folder + "/zonnegem", withIntermediateDirectories: true)
        let (template, adoption) = (folder + "/\(name).yaml", folder + "/zonnegem/\(name).yaml")
        try Data(self.template.utf8).write(to: URL(filePath: template))
        try Data(self.adoption.utf8).write(to: URL(filePath: adoption))
        for words in [
            ["party", "register", name, "--purposes", name, "--as", "zonnegem/privacy"],
            ["purpose", "activate", adoption, "--as", "zonnegem/privacy"],
        ] {
            let tool = try await Tool.run(Binaries.sluis, words + ["--settings", town.settings])
            guard tool.status == 0 else { throw BenchError("\(words[0]) \(words[1]): \(tool.output)\(tool.errors)") }
        }
    }

    private static var template: String {
        """
        purpose: \(name)
        product: Twaalf gegevens om te meten
        gdprArticle: 6(1)(e)
        specialCategoryGround: 9(2)(g), reglement van de meting
        act: none
        population:
          requiresCase: true
        reads: []
        answers: {}
        gives:
        \(attributes.map { "  - {attribute: \($0), reason: \"om te meten\"}" }.joined(separator: "\n"))
        referenceDate: today
        freshness:
        \(attributes.map { "  \($0): {maximumAgeDays: 31, keep: true}" }.joined(separator: "\n"))
        answerValidDays: 1
        caseDays: 400
        notice:
          id: \(name)-1
          title: Wat meet de gemeente?
          lines:
            - We meten hoe snel onze computer antwoordt.
        alternative: U vraagt het aan het loket.
        retentionYears: 10

        """
    }

    private static var adoption: String {
        """
        controller: zonnegem
        purpose: \(name)
        version: 1
        norm: Reglement van de meting
        recipients:
          - de meting
        authorisations:
        \(title("RR", "rrAuthorisation", register))
        \(title("KSZ", "deliberation", security))

        """
    }

    private static func title(_ source: String, _ kind: String, _ attributes: [String]) -> String {
        """
          - source: \(source)
            kind: \(kind)
            number: \(source) 099/2026
            attributes: [\(attributes.joined(separator: ", "))]
            finality: {identification: zonnegem.be/sluis/meting, hoedanigheid: meting, register: \(source)}
            mayKeep: true
            until: 2035-12-31
        """
    }
}
