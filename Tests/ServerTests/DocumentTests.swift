import Catalogue
import Core
import Disclosure
import Foundation
import Ledger
import Server
import Testing

@Suite("The documentation says what the server does")
struct DocumentTests {
    @Test("each route stands in it with its roles, and nothing else does")
    func routes() throws {
        let document = try Document()
        let written = document.operations.map { "\($0.method) \($0.path) \($0.roles.sorted())" }
        let table = Route.allCases.map { route in
            "\(route.row.methodName) \(route.row.path) \((route.row.roles ?? []).map(\.rawValue).sorted())"
        }
        #expect(written.sorted() == table.sorted())
        #expect(document.version.hasPrefix("3.0."))
        #expect(document.brokenReferences == [])
        #expect(Set(document.operations.map(\.id)).count == table.count)
        for operation in document.operations {
            #expect(operation.isSecured == !operation.roles.isEmpty)
            let bare = ["pauseTask", "resumeTask", "redeliverEvent"]
            let hasBody = operation.method == "POST" && !bare.contains(operation.id)
            #expect(operation.requires == (hasBody ? true : nil))
        }
    }

    @Test("it is served as it stands in the repository")
    func served() async throws {
        let town = try await Town()
        let answer = try await town.send("GET", "/doc/openapi.yaml")
        #expect(answer.text.hasPrefix("openapi: 3.0"))
        #expect(answer.header("Content-Type") == "application/yaml")
    }

    /// The order in which the examples make one story; each is named by operation and example.
    static let story = [
        "getToken.token", "getToken.notAToken", "getToken.otherGrant", "listPurposes.purposes",
        "listAttributes.attributes", "disclose.noActiveConsent", "disclose.unknownPurpose", "disclose.invalidNumber",
        "disclose.unknownMember", "disclose.wrongKindOfSubject", "check.refused", "requestConsent.asked",
        "answerConsent.notKnown", "answerConsent.answered", "withdrawConsent.withdrawn", "takeConsent.otherWords",
        "takeConsent.given", "getNotice.shown", "getReceipt.printed", "queryConsents.listed", "renewConsent.renewed",
        "tellOnce.noAccount", "tellOnce.told", "tellOnce.twice",
        "queryTold.listed", "correctTold.corrected", "withdrawTold.takenBack", "withdrawTold.gone",
        "pauseConsent.paused", "resumeConsent.resumed", "assentConsent.notAwaited", "contestConsent.noParent",
        "checkMandate.noMandate", "check.permitted", "disclose.answered", "getDisclosure.recorded", "proveEntry.proof",
        "decideIdentity.notOpen", "decideIdentity.decided", "decideConsent.revoked", "readEvents.read",
        "readEventsAfter.none", "readEventsAfter.gone", "redeliverEvent.noWebhook", "getWebhookKey.key",
        "queryLog.person",
        "queryLog.purpose", "verifyLedger.verified", "verifyLedger.started", "listCalls.listed",
        "makeTask.caseMissing", "makeTask.made", "sendPersons.begun", "pauseTask.paused", "resumeTask.resumed",
        "getTask.done", "getTaskResults.lines", "raiseDoubt.citizen", "confirmDoubt.case", "endDoubt.corrected",
        "listErasableClasses.classes", "planErasure.mustStay", "approveErasure.notPlanned", "listErasures.none",
        "rotateKey.staff", "endCase.ended", "runRetention.dry", "disclose.stalerNotAllowed",
        "listPrunings.none", "planPruning.noLog", "approvePruning.notPlanned", "performPruning.notAgreed",
        "activatePurpose.unreadable", "activatePurpose.activated", "registerParty.sharedSecret", "registerParty.party",
        "getRegister.register", "countConsents.year", "countSavings.year", "listSources.sources", "getHealth.health",
    ]

    @Test("each example, sent to the server, gets the answer that stands beside it")
    func examples() async throws {
        let town = try await Town()
        var operations: [String: (Document.Operation, Document.Example)] = [:]
        for operation in try Document().operations {
            for example in operation.examples { operations["\(operation.id).\(example.name)"] = (operation, example) }
        }
        #expect(Set(operations.keys) == Set(Self.story))
        var made: [String: String] = [
            "noticeHash": try town.noticeHash,
            "assertion": try #require(
                try town.municipality.keys[.application]?.sign(["alg": "ES256"], .object(town.claims()))),
        ]
        for name in Self.story {
            guard let (operation, example) = operations[name] else { continue }
            if name == "decideIdentity.decided" { made["identity"] = try await town.changeNumber().text }
            if name == "tellOnce.noAccount" { made["premiumHash"] = try await town.openPremium() }
            if name == "getTask.done" { #expect(await town.municipality.runner.turn()) }
            let answer = try await ask(town, operation, example, made)
            #expect(answer.status == example.status, "\(name): \(answer.text)")
            let flaws = Self.differences(documented: example.answer, found: answer.json, at: name)
            #expect(flaws == [])
            let gives = ["answerConsent.answered", "takeConsent.given", "renewConsent.renewed"]
            if gives.contains(name) { made["consent"] = answer.json["consent"]?.string }
            if name == "requestConsent.asked" { made["answerCode"] = answer.json["answerCode"]?.string }
            if name == "raiseDoubt.citizen" { made["doubt"] = answer.json["id"]?.string }
            if name == "readEvents.read" { made["event"] = answer.json["items"]?.array?.last?["id"]?.string }
            if name == "tellOnce.told" { made["telling"] = answer.json["id"]?.string }
            if name == "makeTask.made" { made["task"] = answer.json["id"]?.string }
            if name == "disclose.answered" { made["disclosure"] = answer.json["id"]?.string }
        }
    }

    private func ask(
        _ town: Town, _ operation: Document.Operation, _ example: Document.Example, _ made: [String: String]
    ) async throws -> Answer {
        var members = example.request?.object ?? [:]
        if operation.id == "getToken" {
            if example.name == "token" { members["client_assertion"] = made["assertion"].map { .string($0) } }
            let form = members.map { $0.key + "=" + ($0.value.string ?? "").replacing(":", with: "%3A") }
            return try await town.send(
                "POST", operation.path, headers: ["content-type": "application/x-www-form-urlencoded"],
                body: Array(form.joined(separator: "&").utf8))
        }
        if operation.id == "sendPersons" {
            return try await town.fill(made["task"] ?? "", example.request?.string ?? "")
        }
        if members["noticeHash"] == "noticeHash", operation.path.hasPrefix("/v1/told") {
            members["noticeHash"] = made["premiumHash"].map { .string($0) }
        }
        if members["noticeHash"] == "noticeHash" { members["noticeHash"] = made["noticeHash"].map { .string($0) } }
        if members["code"] == "answerCode" { members["code"] = made["answerCode"].map { .string($0) } }
        if operation.id == "proveEntry" { members["entry"] = made["disclosure"].map { .string($0) } }
        if example.name == "activated" {
            let files = try JSON(parsing: Town.files("zonnegem", "bewonerskaart").bytes)
            members = files.object ?? [:]
        }
        let id =
            switch operation.id {
            case let name where name.contains("Told"): made["telling"]
            case let name where name.contains("Task") || name == "sendPersons": made["task"]
            case let name where name.contains("Event"): example.name == "gone" ? made["disclosure"] : made["event"]
            case let name where name.contains("Consent"): made["consent"]
            case let name where name.contains("Doubt"): made["doubt"]
            case "getReceipt", "checkMandate": made["consent"]
            case "decideIdentity": made["identity"] ?? made["disclosure"]
            default: made["disclosure"]
            }
        let path = operation.path.replacing("{id}", with: id ?? "").replacing("{controller}", with: "zonnegem")
            .replacing("{hash}", with: made["noticeHash"] ?? "")
        guard
            let role = operation.roles.first(where: { $0 != "application" || operation.id != "proveEntry" })
                .flatMap({ Role(rawValue: $0) })
        else { return try await town.send(operation.method, path) }
        return try await town.ask(
            operation.method, path, as: role, operation.method == "POST" ? .object(members) : nil)
    }

    /// Where the members of an answer are others than the documented ones.
    ///
    /// An empty object stands for any.
    private static func differences(documented: JSON?, found: JSON?, at path: String) -> [String] {
        switch (documented, found) {
        case (.members(let left), .members(let right)):
            guard !left.isEmpty else { return [] }
            return Set(left.names).union(right.names).sorted().flatMap { name in
                differences(documented: left[name], found: right[name], at: path + "." + name)
            }
        case (.array(let left), .array(let right)):
            guard let example = left.first else { return right.isEmpty ? [] : [path] }
            guard let first = right.first else { return [path] }
            return differences(documented: example, found: first, at: path + "[]")
        case (.string, .string), (.integer, .integer), (.boolean, .boolean): return []
        default: return [path]
        }
    }
}
