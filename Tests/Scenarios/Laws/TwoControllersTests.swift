import Core
import Foundation
import Testing

extension BuiltBinary {
    @Suite("Law 9: controllers never mix")
    struct TwoControllersTests {
        private static let files = ["ledger.sqlite", "keys.sqlite"]

        @Test("of a person whom both know, neither holds a byte of the other's")
        func bytes() async throws {
            try await town { town in
                #expect(try await town.verify() == [])
                #expect(try await town.verify(at: "ocmw-zonnegem") == [])
                await town.gateway?.end(SIGTERM)
                let controllers = Town.controllers.map(\.0)
                let values = try controllers.map { try Self.values(town.data + "/" + $0) }
                #expect(values.allSatisfy { $0.count > 50 })
                #expect(values[0].isDisjoint(with: values[1]), "a value stands in both")
                for (index, other) in controllers.reversed().enumerated() {
                    // `zonnegem/x@1` ends the name of the same template at the OCMW, `ocmw-zonnegem/x@1`.
                    let names = values[1 - index].filter { $0.starts(with: Array("ocmw-".utf8)) }
                    let own = values[index].filter { value in
                        !names.contains { $0.dropFirst(5).elementsEqual(value) }
                    }
                    #expect(own.count > 50)
                    let files = try Self.bytes(of: town.data + "/" + other)
                    #expect(files.count > 100_000)
                    #expect(ByteSearch(own).found(in: files).isEmpty, "\(other) holds something of the other")
                }
                // The search itself sees what is there.
                let own = try Self.bytes(of: town.data + "/" + controllers[0])
                #expect(ByteSearch(values[0]).found(in: own).count > 50)
            }
        }

        @Test("the officer of one finds nothing of the other, and is not let in there")
        func officers() async throws {
            try await town { town in
                let number = Resident.number("sofie")
                for controller in Town.controllers.map(\.0) {
                    let lines = try await town.audit(["subject": ["ssin": .string(number)]], at: controller)
                    #expect(lines.contains { $0.type == "disclosed" })
                    #expect(lines.allSatisfy { $0["log"]?["origin"]?.string?.hasPrefix("log.\(controller).") == true })
                    #expect(lines.compactMap { $0["purpose"]?.string }.allSatisfy { $0.hasPrefix(controller + "/") })
                }
                let karim = ["subject": ["ssin": .string(Resident.number("karim"))] as JSON]
                #expect(try await town.audit(karim).isEmpty)
                #expect(try await town.audit(karim, at: "ocmw-zonnegem").contains { $0.type == "disclosed" })
            }
        }

        @Test("a token of one opens nothing at the other")
        func tokens() async throws {
            try await town { town in
                let number = Resident.number("sofie")
                let crossed = [
                    ("leefloon-sociaal-onderzoek", "zonnegem/waste"), ("bewonerskaart", "ocmw-zonnegem/socialwork"),
                ]
                for (purpose, party) in crossed {
                    let answer = try await town.ask(purpose, about: number, as: party, ["case": "C-9"])
                    #expect(answer.status == 404 && answer.problem == "unknownPurpose", "\(answer.text)")
                }
                let own = try await town.askWaste(about: number, case: "C-10")
                let id = try #require(own.json?["id"]?.string)
                #expect(try await town.get("/v1/disclosures/" + id, as: "ocmw-zonnegem/socialwork").status == 404)
                let shown = try await town.audit(["entry": .string(id)], at: "ocmw-zonnegem")
                #expect(shown.isEmpty)
                let proof = try await town.post(
                    "/v1/log/proof", as: "ocmw-zonnegem/privacy", ["entry": .string(id), "reason": "curious"])
                #expect(proof.status == 404)
            }
        }

        /// A town in which both controllers have asked about the same person, and the OCMW about one more.
        private func town(_ body: (Town) async throws -> Void) async throws {
            try await Town.with { town in
                for name in ["sofie", "rita"] {
                    let number = Resident.number(name)
                    #expect(try await town.askWaste(about: number, case: "C-1").status == 200)
                    #expect(try await socialWork(town, about: number).status == 200)
                }
                #expect(try await socialWork(town, about: Resident.number("karim")).status == 200)
                try await body(town)
            }
        }

        private func socialWork(_ town: Town, about number: String) async throws -> Answer {
            try await town.ask(
                "leefloon-sociaal-onderzoek", about: number, as: "ocmw-zonnegem/socialwork", ["case": "C-1"])
        }

        /// Every text and blob of 16 bytes or more in every table.
        private static func values(_ folder: String) throws -> Set<[UInt8]> {
            var values: Set<[UInt8]> = []
            for file in files {
                let reader = try TableReader(folder + "/" + file)
                for table in try reader.tables() {
                    values.formUnion(try reader.rows(of: table).joined().filter { $0.count >= 16 })
                }
            }
            return values
        }

        private static func bytes(of folder: String) throws -> [UInt8] {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
                Array(try Data(contentsOf: URL(filePath: folder + "/" + name)))
            }
        }
    }
}
