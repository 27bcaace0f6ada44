import Core

/// A request that must be refused: how it reads, and what its sender hears.
struct BadRequest: Sendable {
    let name: String
    let status: Int
    let problem: String
    /// The member that the problem names.
    var member: String?
    /// Whether the refusal is an entry: only what is well formed, by who may come, makes one.
    var isRecorded = false
    var clientID = "zonnegem/parking"
    var path = "/v1/disclosures"
    let body: [UInt8]

    init(
        _ name: String, _ status: Int, _ problem: String, member: String? = nil, isRecorded: Bool = false,
        as clientID: String = "zonnegem/parking", path: String = "/v1/disclosures", _ body: [UInt8]
    ) {
        self.name = name
        self.status = status
        self.problem = problem
        self.member = member
        self.isRecorded = isRecorded
        self.clientID = clientID
        self.path = path
        self.body = body
    }

    func sent(to town: Town) async throws -> Answer { try await town.post(path, as: clientID, bytes: body) }

    private static func ask(_ changes: [String: JSON] = [:], about number: String = Resident.number("eva")) -> [UInt8] {
        let body: [String: JSON] = ["subject": ["ssin": .string(number)], "purpose": "bewonerskaart"]
        return JSON.object(body.merging(changes) { $1 }).canonicalBytes
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A valid number that no one has, since serials begin at 001, but of the series that real people have.
    private static let noTestNumber = Resident.withCheck("550101000")

    static let all: [BadRequest] = [
        BadRequest("wrong check digits", 400, "badRequest", member: "subject.ssin", ask(about: "88622015078")),
        BadRequest("ten digits", 400, "badRequest", member: "subject.ssin", ask(about: "8862201507")),
        BadRequest("no test number", 400, "badRequest", member: "subject.ssin", ask(about: noTestNumber)),
        BadRequest("no subject", 400, "badRequest", member: "subject", text(#"{"purpose":"bewonerskaart"}"#)),
        BadRequest("an unknown member", 400, "badRequest", member: "income", ask(["income": true])),
        BadRequest("a number as employee", 400, "badRequest", member: "employee", ask(["employee": "88622015077"])),
        BadRequest(
            "a day that does not exist", 400, "badRequest", member: "referenceDate",
            ask(["referenceDate": "2026-02-30"])),
        BadRequest(
            "employee and process", 400, "badRequest", member: "process", ask(["employee": "a", "process": "b"])),
        BadRequest("not JSON", 400, "badRequest", text("ssin=88622015077")),
        BadRequest("truncated JSON", 400, "badRequest", Array(ask().dropLast(3))),
        BadRequest("a name twice", 400, "badRequest", text(#"{"purpose":"a","purpose":"b"}"#)),
        BadRequest("an array", 400, "badRequest", text("[]")),
        BadRequest("no UTF-8", 400, "badRequest", [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]),
        BadRequest("ten thousand brackets", 400, "badRequest", [UInt8](repeating: 0x5B, count: 10_000)),
        BadRequest("nothing", 400, "badRequest", []),
        BadRequest("oversized", 413, "payloadTooLarge", [UInt8](repeating: 0x20, count: 70_000) + ask()),
        BadRequest("unknown purpose", 404, "unknownPurpose", isRecorded: true, ask(["purpose": "gouden-sleutel"])),
        BadRequest(
            "an attribute outside it", 400, "unknownAttribute", member: "attributes", isRecorded: true,
            ask(["attributes": ["householdSize"]])),
        BadRequest(
            "a person outside its population", 400, "outsidePopulation", member: "subject.ssin", isRecorded: true,
            ask(about: Resident.number("noor"))),
        BadRequest(
            "a day to come", 400, "dateNotAllowed", member: "referenceDate", isRecorded: true,
            ask(["referenceDate": "2999-01-01"])),
        BadRequest(
            "another application's purpose", 403, "applicationNotPermitted", isRecorded: true,
            ask(["purpose": "uitpas-kansentarief"])),
        BadRequest(
            "no case", 400, "caseMissing", member: "case", isRecorded: true, as: "zonnegem/waste",
            ask(["purpose": "huisvuil-sociale-correctie"])),
        BadRequest("another role", 403, "missingPermission", as: "zonnegem/counter", ask()),
        BadRequest("no such place", 404, "resourceNotFound", path: "/v1/citizens", ask()),
        BadRequest("another method", 405, "methodNotAllowed", path: "/v1/purposes", ask()),
        BadRequest("a query", 400, "badRequest", path: "/v1/disclosures?dry=1", ask()),
    ]
}
