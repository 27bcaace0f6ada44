import ArgumentParser
import Core

struct MockCalls: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls", abstract: "List what the running mock sources were asked, for `sluis ledger reconcile`.")

    @Option(help: "Only this service, such as GeefPersoon.")
    var service: String?
    @Option(help: "Where the mock sources are.")
    var url = "http://127.0.0.1:8081"

    func run() async throws {
        let client = try GatewayClient(url: url)
        defer { client.shutdown() }
        let answer = try await client.get("/mock/calls")
        guard answer.status == 200, let calls = answer.json?["calls"]?.array else { throw CommandError(answer.text) }
        let own = calls.filter { call in
            call["reference"] != nil && (service == nil || call["service"]?.string == service)
        }
        let lines = own.map { call in
            JSON.compact(["at": call["at"], "reference": call["reference"], "service": call["service"]])
        }
        print(JSON.array(lines).canonicalText)
    }
}
