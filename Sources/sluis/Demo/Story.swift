import Core
import FoundationEssentials
import MockRegisters

/// The story of Rita, Karim and the others: each step a real HTTP call, each expectation checked.
struct Story {
    let gateway: GatewayClient
    let mock: GatewayClient
    let register: MockRegister
    let folder: DemoFolder
    let installation: Installation
    let narrator: Narrator
    let today: CalendarDate
    var tally = Tally()
    /// What later steps need of earlier ones.
    var consent = ""
    var receiptCheckpoint = ""
    var words = ""

    struct Tally {
        var calls = 0
        var spared = 0
        var papers = 0
        var refusals = 0
        var othersSeen = 0
        var verification = ""
    }

    mutating func tell() async throws {
        try await prepare()
        try await asksWithoutConsent()
        try await givesConsent()
        try await asksAgain()
        try await otherServices()
        try await homeless()
        try await busyAndDown()
        try await withdraws()
        try await officerLooks()
        try await forgery()
        try await table()
    }

    func insz(_ name: String) throws -> String { try register.person(named: name).insz.revealedDigits }

    /// Makes a call as a party, shows it, and gives the answer.
    func call(_ path: String, as party: String, _ body: JSON) async throws -> GatewayClient.Answer {
        narrator.show("POST", gateway.url + path, party: party, body: body)
        let token = try await gateway.token(for: PartyKey.find(party, in: folder.keys))
        return try await gateway.post(path, token: token, body)
    }

    func get(_ path: String, as party: String) async throws -> GatewayClient.Answer {
        narrator.show("GET", gateway.url + path, party: party, body: nil)
        let token = try await gateway.token(for: PartyKey.find(party, in: folder.keys))
        return try await gateway.get(path, token: token)
    }

    /// Asks for a purpose, or for some of its outputs, and tells the outcome.
    mutating func ask(
        _ purpose: String, about person: String, as party: String, employee: String, caseReference: String? = nil,
        outputs: [String]? = nil
    ) async throws -> GatewayClient.Answer {
        let body = JSON.compact([
            "subject": ["ssin": .string(try insz(person))], "purpose": .string(purpose),
            "employee": .string(employee), "case": caseReference.map { .string($0) },
            "attributes": outputs.map { .array($0.map { .string($0) }) },
        ])
        let answer = try await call("/v1/disclosures", as: party, body)
        narrator.answer(answer)
        if answer.status == 403 { tally.refusals += 1 }
        if person == "rita" { tally.papers += papers(answer) }
        return answer
    }

    /// The certificates that would have told the same: one per source.
    private func papers(_ answer: GatewayClient.Answer) -> Int {
        let told = (answer.json?["answers"]?.array ?? []).filter { $0["state"]?.string == "value" }
        return Set(told.flatMap { $0["sources"]?.array ?? [] }.compactMap { $0["source"]?.string }).count
    }

    /// The calls that reached the mock sources since the last time.
    mutating func newCalls() async throws -> [JSON] {
        let all = try await mock.get("/mock/calls").json?["calls"]?.array ?? []
        let new = Array(all.dropFirst(tally.calls))
        tally.calls = all.count
        return new
    }

    func state(_ answer: GatewayClient.Answer, _ name: String) -> JSON? {
        answer.json?["answers"]?.array?.first { $0["name"]?.string == name }
    }
}
