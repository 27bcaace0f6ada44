import ArgumentParser
import Core
import MockRegisters

struct MockFault: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault", abstract: "Let the running mock sources fail for a resident.",
        discussion: """
            Kinds: \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")). `none` takes all away again. \
            `exception` needs an origin and a code.
            """
    )

    @Argument(help: "A resident by slug or first name, or `everyone`.")
    var resident: String
    @Argument(help: "The kind of failure.")
    var kind: String
    @Option(help: "How many times; for ever if absent.")
    var times: Int?
    @Option(help: "Only this source, such as GeefPersoon, ksz, token, mobility, addresses or ocmw.")
    var service: String?
    @Option(help: "How long, for `slow`.")
    var milliseconds: Int?
    @Option(help: "The origin of an exception, such as MAGDA or RR; HTTP at a JSON source.")
    var origin: String?
    @Option(help: "The code of an exception, such as 40006; the status at a JSON source.")
    var code: String?
    @Option(help: "FOUT, WAARSCHUWING or INFORMATIE.")
    var type: String?
    @Option(help: "2 refuses the whole request, 3 speaks of the question.")
    var level: Int?
    @Flag(help: "Send the data beside the exception.")
    var withData = false
    @Option(help: "Where the mock sources are.")
    var url = "http://127.0.0.1:8081"

    func run() async throws {
        let client = try GatewayClient(url: url)
        defer { client.shutdown() }
        if kind == "none" {
            _ = try await client.post("/mock/faults", token: "", ["kind": "none"])
            return print("all failures taken away")
        }
        let body = JSON.compact([
            "kind": .string(kind), "resident": resident == "everyone" ? nil : .string(resident),
            "times": times.map { .integer(Int64($0)) }, "service": service.map { .string($0) },
            "milliseconds": milliseconds.map { .integer(Int64($0)) }, "origin": origin.map { .string($0) },
            "code": code.map { .string($0) }, "type": type.map { .string($0) },
            "level": level.map { .integer(Int64($0)) }, "data": withData ? .boolean(true) : nil,
        ])
        let answer = try await client.post("/mock/faults", token: "", body)
        guard answer.status == 201 else { throw CommandError("the mock sources refused it: \(answer.text)") }
        print("\(resident): \(kind)" + (times.map { ", \($0) times" } ?? ""))
    }
}

struct MockChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Say that something of a resident changed: who inscribed that person gets a notice of it.")

    @Argument(help: "A resident by slug or first name.")
    var resident: String
    @Option(help: "What changed: 020 address, 120 civil status, 140 household, 150 death.")
    var code = "020"
    @Option(help: "Where the mock sources are.")
    var url = "http://127.0.0.1:8081"

    func run() async throws {
        let client = try GatewayClient(url: url)
        defer { client.shutdown() }
        let answer = try await client.post(
            "/mock/changes", token: "", ["resident": .string(resident), "code": .string(code)])
        guard answer.status == 201 else { throw CommandError("the mock sources refused it: \(answer.text)") }
        print("\(resident): \(code)")
    }
}
