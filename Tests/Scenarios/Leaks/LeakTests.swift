import Core
import Foundation
import GRDB
import Support
import Testing
import Wire

extension BuiltBinary {
    @Suite("Law 6: a national number is a secret")
    struct LeakTests {
        private static let numbers = Resident.all.map(\.number) + Resident.strangers(3)

        @Test("after traffic about everyone, failures and bad input included, no channel holds a number")
        func traffic() async throws {
            try await watched { town, gateway, source in
                try await Traffic(town: town, numbers: Self.numbers).flow()
                let evidence = try await Evidence(town, gateway: gateway, source: source)
                let search = NumberSearch(Self.numbers)
                for channel in Evidence.Channel.allCases {
                    let bytes = evidence.bytes[channel] ?? []
                    #expect(!bytes.isEmpty || Self.mayBeEmpty.contains(channel), "\(channel) was not looked at")
                    #expect(search.forms(in: bytes).isEmpty, "a number stands in \(channel)")
                }
            }
        }

        /// What well behaved programs leave empty.
        private static let mayBeEmpty: Set<Evidence.Channel> = [.errors, .temporaryFiles]

        @Test("a leak planted in each channel is found")
        func planted() async throws {
            try await watched { town, gateway, source in
                let number = Self.numbers[0]
                let text = Dictionary(
                    NumberSearch.forms(of: number).map { ($0.form, String(decoding: $0.bytes, as: UTF8.self)) },
                    uniquingKeysWith: { first, _ in first })
                for proxy in [gateway, source] { proxy.plant(Base64.encode(Array(("number: " + number).utf8))) }
                _ = try await town.send(
                    .get, town.url + "/nowhere/" + (text["hex"] ?? ""), headers: [("X-Leak", number)])
                _ = try await town.send(
                    .get, "http://127.0.0.1:\(source.port)/\(number)", headers: [("X-Leak", text["printed"] ?? "")])
                let bash = try #require(Binary.tool("bash"))
                let leaking = try town.start(
                    [bash, "-c", #"echo "$1"; echo "$1" >&2; exec sleep 60 "$1""#, "leak", number], name: "leak",
                    environment: ["LEAK": number])
                try town.write("", to: "tmp/" + number)
                try town.write(
                    bytes: Array(number.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }), to: "tmp/leak")
                try town.write(text["printed"] ?? "", to: "keys/leak")
                try town.write(text["hex"] ?? "", to: "data/leak/anchor")
                let database = try DatabasePool(path: town.folder + "/data/leak/leak.sqlite")
                try await database.writeWithoutTransaction { db in
                    try db.execute(sql: "CREATE TABLE leak (number)")
                    try db.execute(sql: "INSERT INTO leak VALUES (?)", arguments: [Int64(number)])
                    try db.checkpoint(.truncate)
                    try db.execute(sql: "INSERT INTO leak VALUES (?)", arguments: [number])
                }
                try await Patience.until("the leak is there") { !leaking.text(leaking.errors).isEmpty }

                let evidence = try await Evidence(town, gateway: gateway, source: source)
                let search = NumberSearch(Self.numbers)
                for channel in Evidence.Channel.allCases {
                    let found = search.forms(in: evidence.bytes[channel] ?? [])
                    #expect(!found.isEmpty, "the leak in \(channel) was not seen")
                }
                try database.close()
            }
        }

        @Test("a number is found in each form, at each place, and nowhere else", arguments: numbers)
        func forms(_ number: String) {
            let search = NumberSearch([number])
            for (form, bytes) in NumberSearch.forms(of: number) {
                #expect(search.forms(in: [1, 2, 3] + bytes + [4]).contains(form))
                #expect(search.forms(in: Array(bytes.dropLast())).isEmpty)
            }
            for shift in 0..<3 {
                let text = Base64.encode(Array((String(repeating: "x", count: shift) + number + " and more").utf8))
                #expect(search.forms(in: Array(text.utf8)).contains("base64"))
            }
        }

        /// A town in which everything that passes between caller, gateway and source is written down.
        private func watched(
            _ body: @escaping @Sendable (Town, RecordingProxy, RecordingProxy) async throws -> Void
        ) async throws {
            let (gateway, source) = (RecordingProxy(), RecordingProxy())
            var plan = Town.Plan()
            (plan.publicPort, plan.sourcePort) = (gateway.port, source.port)
            try await Town.with(plan, prepared: false) { town in
                try await town.startGateway()
                try await gateway.passing(with: town.forward(to: town.gatewayURL)) {
                    try await source.passing(with: town.forward(to: town.mockURL)) {
                        try await town.prepare()
                        try await body(town, gateway, source)
                    }
                }
            }
        }
    }
}
