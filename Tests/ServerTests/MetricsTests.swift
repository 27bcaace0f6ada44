import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("The metrics of savings and lists are sums, of groups, and of each controller by itself")
struct MetricsTests {
    private static let waste = #"controller="zonnegem",year="2026",purpose="zonnegem/huisvuil-sociale-correctie""#
    private static let uitpas = #"controller="zonnegem",year="2026",purpose="zonnegem/uitpas-kansentarief""#

    /// Asks all that the pass is for about so many residents, who agreed.
    private func ask(_ town: Town, _ residents: Range<Int>) async throws {
        for number in residents.map(Town.resident) {
            _ = try await town.consent(number)
            let answer = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question(number))
            try #require(answer.status == 200, "\(answer.text)")
        }
    }

    /// Asks no more than whether so many residents live here.
    private func ask(_ town: Town, _ purpose: String, _ residents: Range<Int>) async throws {
        for number in residents {
            var body = Town.question(Town.resident(number), purpose: purpose).object ?? [:]
            body["attributes"] = ["livesHere"]
            body["case"] = "HV-1"
            let answer = try await town.ask("POST", "/v1/disclosures", as: .application, .object(body))
            try #require(answer.status == 200, "\(answer.text)")
        }
    }

    private func metrics(_ town: Town) async throws -> String { try await town.send("GET", "/metrics").text }

    @Test("a month counts once it is over: questions in fives, answers and what citizens were not asked, by purpose")
    func savings() async throws {
        let town = try await Town()
        try await ask(town, 0..<12)
        try await ask(town, "huisvuil-sociale-correctie", 0..<10)
        #expect(try await !metrics(town).contains("sluis_savings"))
        town.clock.advance(milliseconds: 10 * 86_400_000)
        let text = try await metrics(town)
        for line in [
            #"sluis_savings_source_questions{controller="zonnegem",year="2026",source="RR",outcome="made"} 20"#,
            #"sluis_savings_source_questions{controller="zonnegem",year="2026",source="RR",outcome="spared"} 0"#,
            "sluis_savings_answers{\(Self.uitpas),outcome=\"given\"} 12",
            "sluis_savings_answers{\(Self.uitpas),outcome=\"refused\"} 0",
            "sluis_savings_questions_not_asked{\(Self.uitpas)} 24",
            "sluis_savings_papers_not_asked{\(Self.uitpas)} 12",
            // Who asks a part is answered, and spares nobody a paper.
            "sluis_savings_answers{\(Self.waste),outcome=\"aside\"} 10",
            "sluis_savings_papers_not_asked{\(Self.waste)} 0",
        ] { #expect(text.contains(line + "\n"), "\(line)") }
        #expect(text.contains("# TYPE sluis_savings_answers gauge\n"))
        // What a source costs is not set here, and the OCMW asked nothing.
        #expect(!text.contains("sluis_savings_cents"))
        #expect(!text.contains(#"sluis_savings_answers{controller="ocmw-zonnegem""#))
    }

    @Test("a small count of a purpose is not there, nor what would give it away")
    func smallCounts() async throws {
        let town = try await Town()
        try await ask(town, "huisvuil-sociale-correctie", 0..<12)
        try await ask(town, "bewonerskaart", 20..<23)
        town.clock.advance(milliseconds: 10 * 86_400_000)
        let text = try await metrics(town)
        #expect(!text.contains(#"bewonerskaart",outcome="aside""#))
        // Together they are 15, as the questions say: the larger one would give the smaller away.
        #expect(!text.contains("sluis_savings_answers{\(Self.waste),outcome=\"aside\"}"))
        #expect(text.contains(#"source="RR",outcome="made"} 15"#))
    }

    @Test("what is asked on a day does not change what that day's metrics say of months that are over")
    func onceADay() async throws {
        let town = try await Town()
        try await ask(town, "huisvuil-sociale-correctie", 0..<12)
        town.clock.advance(milliseconds: 10 * 86_400_000)
        let before = try await metrics(town)
        try await ask(town, "huisvuil-sociale-correctie", 0..<12)
        let line = "sluis_savings_answers{\(Self.waste),outcome=\"aside\"} 12\n"
        #expect(before.contains(line))
        #expect(try await metrics(town).contains(line))
    }

    @Test("lists are told by state, lines by what became of them, and a list that is gone is not")
    func tasks() async throws {
        let town = try await Town()
        let first = try await town.task()
        _ = try await town.fill(first, Town.list([Town.rita, Town.luc, Town.rita, "58631400274"]))
        var text = try await metrics(town)
        #expect(text.contains(#"sluis_tasks{controller="zonnegem",state="running"} 1"# + "\n"))
        #expect(text.contains(#"sluis_task_lines{controller="zonnegem",state="waiting"} 2"# + "\n"))
        #expect(await town.municipality.runner.turn())
        _ = try await town.task()
        text = try await metrics(town)
        for (state, count) in [("open", 1), ("running", 0), ("paused", 0), ("done", 1)] {
            #expect(text.contains("sluis_tasks{controller=\"zonnegem\",state=\"\(state)\"} \(count)\n"), "\(state)")
        }
        for (state, count) in [("waiting", 0), ("answered", 2), ("refused", 0), ("bad", 1), ("duplicate", 1)] {
            let line = "sluis_task_lines{controller=\"zonnegem\",state=\"\(state)\"} \(count)\n"
            #expect(text.contains(line), "\(state)")
        }
        #expect(text.contains(#"sluis_tasks{controller="ocmw-zonnegem",state="done"} 0"# + "\n"))
        _ = try await town.ask("DELETE", "/v1/tasks/" + first, as: .application)
        text = try await metrics(town)
        #expect(text.contains(#"sluis_tasks{controller="zonnegem",state="done"} 0"# + "\n"))
        #expect(text.contains(#"sluis_task_lines{controller="zonnegem",state="answered"} 0"# + "\n"))
    }
}
