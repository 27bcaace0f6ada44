import Core

extension Town {
    private static let officers = ["zonnegem/privacy", "zonnegem/deputy"]

    /// A second officer, without whom nothing is erased.
    func appointDeputy() async throws {
        try await register("zonnegem/deputy", role: "officer", purposes: [])
    }

    /// Two officers erase a class of a person's data; gives the certificate.
    func erase(_ keyClass: String, of number: String) async throws -> JSON {
        let plan = try await post(
            "/v1/erasures", as: Self.officers[0],
            ["subject": ["ssin": .string(number)], "class": .string(keyClass), "ground": "17(1)(a)"])
        guard let id = plan.json?["id"]?.string else { throw TownError("not planned: " + plan.text) }
        var answer = plan
        for officer in Self.officers { answer = try await approve(id, as: officer) }
        guard let certificate = answer.json?["certificate"] else { throw TownError("not erased: " + answer.text) }
        return certificate
    }

    func approve(_ erasure: String, as officer: String) async throws -> Answer {
        try await post("/v1/erasures/\(erasure)/approval", as: officer, [:])
    }
}
