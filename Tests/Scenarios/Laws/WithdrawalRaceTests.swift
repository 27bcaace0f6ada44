import Core
import Glibc
import Testing

extension BuiltBinary {
    @Suite("Law 2: no basis, no record — the race with a withdrawal")
    struct WithdrawalRaceTests {
        private static let rounds = 100
        private static let asks = 200
        private static let connections = 32

        @Test("200 asks, half of them cold, and a withdrawal among them: nothing stands after it; 100 rounds")
        func race() async throws {
            let database = try await Town.with { town in
                let people = Resident.all.filter { !["luc-maes", "wim-de-backer"].contains($0.slug) }
                var withBothSides = 0
                for number in 0..<Self.rounds {
                    let round = try await play(town, about: people[number % people.count].number)
                    #expect(round.findings == [])
                    if !round.answered.isEmpty, !round.refused.isEmpty { withBothSides += 1 }
                }
                #expect(withBothSides >= 30)
                #expect(try await town.verify() == [])
                await town.gateway?.end(SIGTERM)
                return try TableReader(town.data + "/zonnegem/ledger.sqlite").rows(of: "facts")
            }
            // Every consent was withdrawn, and nothing else held a fact.
            #expect(database.isEmpty)
        }

        private func play(_ town: Town, about number: String) async throws -> RaceRound {
            let consent = try await town.consent(number)
            let warming = try await ask(town, about: number, cold: nil)
            #expect(warming.status == 200, "\(warming.text)")
            let order = (0..<Self.asks).shuffled()
            let moment = Int.random(in: 0..<Self.asks * 3 / 4)
            let turn = Guarded(0)
            let answers = Guarded<[Answer]>([])
            let withdrawal = Guarded<Int64?>(nil)
            try await withThrowingTaskGroup { group in
                for _ in 0..<Self.connections {
                    group.addTask {
                        while true {
                            let place = turn.change { turn in
                                defer { turn += 1 }
                                return turn
                            }
                            guard place < Self.asks else { return }
                            if place == moment {
                                try await Task.sleep(for: .microseconds(Int.random(in: 0..<3_000)))
                                let answer = try await town.withdraw(consent.id, of: number)
                                #expect(answer.status == 200, "\(answer.text)")
                                withdrawal.change { $0 = answer.index }
                            }
                            let item = order[place]
                            let answer = try await ask(town, about: number, cold: item.isMultiple(of: 2) ? item : nil)
                            answers.change { $0.append(answer) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let all = [warming] + answers.value
            #expect(all.allSatisfy { $0.status == 200 || $0.status == 403 && $0.problem == "noActiveConsent" })
            #expect(all.count == Self.asks + 1)
            return RaceRound(
                consent: consent.id, withdrawal: try #require(withdrawal.value),
                answered: all.filter { $0.status == 200 }.compactMap(\.index),
                refused: all.filter { $0.status == 403 }.compactMap(\.index),
                lines: try await town.audit(["subject": ["ssin": .string(number)], "from": .string(consent.at)]))
        }

        /// A cold ask is about a day that nobody asked before, for a status that is never kept.
        private func ask(_ town: Town, about number: String, cold item: Int?) async throws -> Answer {
            var changes: [String: JSON] = ["attributes": ["livesHere"]]
            if let item {
                let day = "2021-" + Self.digits(1 + item / 28) + "-" + Self.digits(1 + item % 28)
                changes = ["attributes": ["increasedReimbursement"], "referenceDate": .string(day)]
            }
            return try await town.ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure", changes)
        }

        private static func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

        @Test("an act, a kept fact or a lost refusal after the withdrawal is seen")
        func planted() {
            func line(_ index: Int64, _ type: String, _ content: JSON) -> JSON {
                ["log": ["index": .integer(index)], "type": .string(type), "content": content]
            }
            let disclosed: JSON = ["basis": ["consent": "c"]]
            let lawful = [line(1, "disclosed", disclosed), line(3, "closed", ["kept": []]), line(4, "refused", [:])]
            func findings(_ lines: [JSON], answered: [Int64] = [1]) -> [String] {
                RaceRound(consent: "c", withdrawal: 2, answered: answered, refused: [4], lines: lines).findings
            }
            #expect(findings(lawful) == [])
            #expect(findings(lawful + [line(5, "consulted", disclosed)]) == ["1 acts stand after the withdrawal"])
            #expect(findings(lawful + [line(5, "closed", ["kept": [["id": "f"]]])]) == ["1 facts were kept after it"])
            #expect(findings(lawful.dropLast()) == ["answers and refusals differ from their entries"])
            #expect(findings(lawful + [line(5, "disclosed", disclosed)], answered: [1, 5]).count == 2)
        }
    }
}
