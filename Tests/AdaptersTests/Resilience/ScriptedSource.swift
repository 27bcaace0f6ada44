import Core
import OnlyOnce
import Synchronization

/// A source that answers each attempt as a test says, and retries as long as it may.
final class ScriptedSource: SourceCaller {
    let services: [SourceService]
    private let script: @Sendable (SourceCall, Int) async -> Outcome.Status
    private let seen = Mutex<[String]>([])

    init(
        _ services: [(name: String, source: String)] = [
            ("GeefPersoon-02.02", "RR"), ("GeefSociaalStatuut-03.00", "KSZ"),
        ],
        _ script: @escaping @Sendable (SourceCall, Int) async -> Outcome.Status
    ) {
        self.services = services.map { name, source in
            SourceService(
                name: name, source: source, delivers: [], mapping: "", asksByAttribute: false, isDated: false)
        }
        self.script = script
    }

    /// The services asked, one for each message.
    var messages: [String] { seen.withLock { $0 } }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        var attempt = 1
        while true {
            let number = seen.withLock { seen in
                seen.append(call.service)
                return seen.count
            }
            let status = await script(call, number)
            let mayPass = status == .busy || status == .unavailable
            guard mayPass, attempt < 4, await mayRetry(attempt + 1) else {
                let accepted: AttributeID = "registration.accepted"
                let isInscription = call.attributes == [accepted] && status == .ok
                return SourceReply(
                    status: status, code: status == .ok ? "" : "X:1", attempts: attempt,
                    told: isInscription ? [accepted: SourceReply.Told(content: .value(.boolean(true)))] : [:],
                    members: [], retrievedAt: Sample.now, retryAt: nil)
            }
            attempt += 1
        }
    }
}
