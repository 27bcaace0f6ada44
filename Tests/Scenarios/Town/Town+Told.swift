import Core

extension Town {
    /// The clerk takes down at the counter what a citizen tells for a purpose, or tells anew.
    func takeDown(
        _ path: String = "/v1/told", of number: String, for purpose: String, _ members: [String: JSON]
    ) async throws -> Answer {
        let taking: [String: JSON] = [
            "subject": ["ssin": .string(number)], "channel": "counter", "assurance": "eidSeen",
            "identityCheck": "eID read", "proof": ["cardRead": true], "readBack": "printed",
            "noticeHash": .string(try await noticeHash(purpose)), "readAloud": true, "otherWayTold": true,
        ]
        return try await post(path, as: "zonnegem/counter", .object(taking.merging(members) { $1 }))
    }

    /// A citizen tells an account number for the premium, and for nothing else.
    func tellAccount(_ number: String) async throws {
        let answer = try await takeDown(
            of: number, for: "geboortepremie",
            [
                "purpose": "geboortepremie", "attribute": "contact.iban", "value": "BE68 5390 0754 7034",
                "shared": false,
            ])
        guard answer.status == 201 else { throw TownError("not taken down: " + answer.text) }
    }
}
