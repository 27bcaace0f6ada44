import Core
import Synchronization
import Testing

@testable import Server

@Suite("Sources are shown to those who run the gateway; their messages to developers only")
struct DeveloperTests {
    private static let number = "58631400273"

    private static func tools(_ set: @escaping @Sendable (JSON) -> String? = { _ in nil }) -> DeveloperTools {
        let message = DeveloperCall.Message(
            method: "POST", address: Redacted("http://127.0.0.1/x?nationalNr=" + number),
            question: Redacted("<INSZ>\(number)</INSZ>"), result: "200",
            answer: Redacted("<Naam>58.63.14-002.73</Naam>"))
        let call = DeveloperCall(
            number: 7, connection: "magda", at: Instant(milliseconds: 0), source: "RR", service: "GeefPersoon-02.02",
            outcome: "ok", attempts: 1, messages: [message],
            facts: [("person.familyName", Redacted("<Peeters> " + number))])
        return DeveloperTools(faultKinds: ["slow", "99996"], calls: { [call] }, faults: { ["faults": []] }) { set($0) }
    }

    private static let form = ["content-type": "application/x-www-form-urlencoded"]

    @Test("only in the environment mock", arguments: [ServerSettings.Environment.mock, .production])
    func environments(_ environment: ServerSettings.Environment) async throws {
        let town = try await Town(environment: environment, developer: Self.tools())
        for path in ["/dev", "/dev.json"] {
            let answer = try await town.send("GET", path)
            #expect(answer.status == (environment == .mock ? 200 : 404), "\(path)")
        }
        let shown = try await town.send(
            "POST", "/dev/calls", headers: Self.form, body: Array("connection=magda&number=7".utf8))
        #expect(shown.status == (environment == .mock ? 200 : 404))
        #expect(shown.text.contains(Self.number) == (environment == .mock))
    }

    @Test("not without tools either")
    func without() async throws {
        let town = try await Town()
        #expect(try await town.send("GET", "/dev").status == 404)
    }

    @Test("numbers are covered, however they are written, until one call is shown on purpose")
    func masked() async throws {
        let town = try await Town(developer: Self.tools())
        for path in ["/dev", "/dev.json"] {
            let text = try await town.send("GET", path).text
            #expect(!INSZ.occurs(in: text) && !text.contains(Self.number), "\(path)")
            #expect(text.contains("nationalNr=***********") && text.contains("**.**.**-***.**"))
            #expect(text.contains("GeefPersoon-02.02") && text.contains("person.familyName"))
        }
        let other = try await town.send(
            "POST", "/dev/calls", headers: Self.form, body: Array("connection=magda&number=8".utf8))
        #expect(other.status == 200 && !other.text.contains(Self.number))
    }

    @Test("what sources send is text, not HTML")
    func escaped() async throws {
        let text = try await Town(developer: Self.tools()).send("GET", "/dev").text
        #expect(text.contains("&lt;INSZ&gt;") && !text.contains("<INSZ>") && !text.contains("<Peeters>"))
        #expect(!text.contains("<script"))
    }

    @Test("a switch is handed on, with numbers as numbers and without what was left empty")
    func faults() async throws {
        let set = Mutex<[JSON]>([])
        let tools = Self.tools { fault in
            set.withLock { $0.append(fault) }
            return fault["kind"] == "odd" ? "no such kind" : nil
        }
        let town = try await Town(developer: tools)
        let answer = try await town.send(
            "POST", "/dev/faults", headers: Self.form, body: Array("kind=99996&resident=luc&times=2&service=".utf8))
        #expect(answer.status == 200 && answer.text.contains("Set."))
        #expect(set.withLock { $0 } == [["kind": "99996", "resident": "luc", "times": 2]])
        let refused = try await town.send("POST", "/dev/faults", headers: Self.form, body: Array("kind=odd".utf8))
        #expect(refused.text.contains("no such kind"))
        #expect(try await town.send("POST", "/dev/faults", body: []).status == 415)
    }

    @Test("the metrics tell of each source: breaker, calls, errors, days of its certificate")
    func metrics() async throws {
        let text = try await Town().send("GET", "/metrics").text
        let labels = "connection=\"magda\",source=\"RR\""
        for line in [
            "sluis_source_calls_total{\(labels)} 12", "sluis_source_errors_total{\(labels),status=\"busy\"} 1",
            "sluis_source_breaker{\(labels),state=\"closed\"} 1", "sluis_source_breaker{\(labels),state=\"open\"} 0",
            "sluis_source_certificate_days{\(labels)} 211", "sluis_source_seconds_sum{\(labels)} 0.900",
            "sluis_source_quota_left{\(labels)} 586",
        ] { #expect(text.contains(line + "\n"), "\(line)") }
    }

    @Test(
        "a mask covers whole numbers and nothing else",
        arguments: [
            ("58631400273", "***********"), ("x58631400273y", "x***********y"), ("158631400273", "158631400273"),
            ("58631400274", "58631400274"), ("0999990024", "0999990024"), ("58 63 14 002 73", "** ** ** *** **"),
            ("58631400273 58631400273", "*********** ***********"),
            ("2026-11-21T10:00:00.000Z", "2026-11-21T10:00:00.000Z"),
        ])
    func mask(_ text: String, _ expected: String) { #expect(NumberMask.masked(text) == expected) }
}
