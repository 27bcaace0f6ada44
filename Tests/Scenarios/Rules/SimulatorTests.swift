import Core
import Support
import Testing

extension BuiltBinary {
    @Suite("The gateway runs against a folder of kept MAGDA answers", .enabled(if: SharedData.isPresent))
    struct SimulatorTests {
        /// What the register's record of each number comes to; the folder's other services know none of them.
        private static let rows: [(number: String, birthDate: String?, state: String, reason: String?)] = [
            ("00600099536", "2000-00-00", "value", nil), ("63661643101", "1963-06-16", "value", nil),
            ("91610100176", nil, "unavailable", "sourceBusy"), ("74612515806", nil, "unavailable", "sourceHasNoRecord"),
        ]

        @Test("a record, one with a warning, one that is busy, one that is not there")
        func asked() async throws {
            var plan = Town.Plan()
            plan.attempts = 1
            plan.simulator = SharedData.root.map { $0 + "/magda" }
            try await Town.with(plan) { town in
                for row in Self.rows {
                    let answer = try await town.ask(
                        "leefloon-sociaal-onderzoek", about: row.number, as: "ocmw-zonnegem/socialwork",
                        ["case": "L-1"])
                    let output = try #require(answer.output("person.birthDate"), "\(answer.text)")
                    #expect(output["state"]?.string == row.state && output["reason"]?.string == row.reason)
                    #expect(output["value"]?.string == row.birthDate)
                    let household = try #require(answer.output("household.size"))
                    #expect(household["reason"] == "sourceHasNoRecord")
                }
            }
        }
    }
}
