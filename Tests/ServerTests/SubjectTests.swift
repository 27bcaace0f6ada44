import Core
import Ledger
import Testing

@Suite("A question is about a person or an enterprise, by a number that is right")
struct SubjectTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let subject: JSON
        let member: String
    }

    static let cases: [Case] = [
        Case(testDescription: "neither", subject: [:], member: "subject.ssin"),
        Case(
            testDescription: "both", subject: ["ssin": .string(Town.rita), "enterpriseNumber": "0471155031"],
            member: "subject.enterpriseNumber"),
        Case(
            testDescription: "wrong check digits", subject: ["enterpriseNumber": "0471155032"],
            member: "subject.enterpriseNumber"),
        Case(
            testDescription: "with dots", subject: ["enterpriseNumber": "0471.155.031"],
            member: "subject.enterpriseNumber"),
        Case(
            testDescription: "no string", subject: ["enterpriseNumber": 471_155_031],
            member: "subject.enterpriseNumber"),
        Case(
            testDescription: "a national number as one", subject: ["enterpriseNumber": .string(Town.rita)],
            member: "subject.enterpriseNumber"),
        Case(
            testDescription: "another member", subject: ["enterpriseNumber": "0471155031", "name": "a"],
            member: "subject.name"),
    ]

    @Test("what is wrong is told by member, without the number", arguments: cases)
    func wrong(row: Case) async throws {
        let town = try await Town()
        let answer = try await town.ask(
            "POST", "/v1/disclosures", as: .application, ["subject": row.subject, "purpose": "bewonerskaart"])
        #expect(answer.status == 400)
        #expect(answer.json["issues"]?.array?.compactMap { $0["name"]?.string } == [row.member])
        #expect(!answer.text.contains(Town.rita) && !answer.text.contains("0471155031"))
    }

    @Test("an enterprise where the purpose is about persons: refused by rule, and recorded")
    func otherKind() async throws {
        let town = try await Town()
        let answer = try await town.ask(
            "POST", "/v1/disclosures", as: .application,
            ["subject": ["enterpriseNumber": "0471155031"], "purpose": "bewonerskaart"])
        #expect(answer.status == 400 && answer.type.hasSuffix(":wrongKindOfSubject"))
        #expect(answer.json["issues"]?.array?.first?["name"] == "subject")
        #expect(try await town.municipality.ledger.entries(EntryQuery()).first?.type == .refused)
    }

    @Test("only a person gives a consent")
    func consent() async throws {
        let town = try await Town()
        let answer = try await town.ask(
            "POST", "/v1/consents", as: .clerk,
            [
                "subject": ["enterpriseNumber": "0471155031"], "purpose": "uitpas-kansentarief", "decision": "yes",
                "channel": "counter", "assurance": "eidSeen", "identityCheck": "eID read",
                "proof": ["cardRead": true], "readBack": "printed",
                "noticeHash": .string(try town.noticeHash), "readAloud": true, "otherWayTold": true,
            ])
        #expect(answer.status == 400)
        #expect(answer.json["issues"]?.array?.compactMap { $0["name"]?.string } == ["subject.enterpriseNumber"])
    }

    @Test("the list of purposes says whom each is about, and what may follow")
    func listed() async throws {
        let town = try await Town()
        let items = try await town.ask("GET", "/v1/purposes", as: .application).json["items"]?.array ?? []
        #expect(items.count == 3)
        #expect(items.allSatisfy { $0["about"] == "person" && $0["leadsTo"] == "decision" })
    }
}
