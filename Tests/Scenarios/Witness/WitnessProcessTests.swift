import Foundation
import Glibc
import MerkleLog
import Testing
import Wire

extension BuiltBinary {
    @Suite("A witness never signs a fork, whatever happens to its process, its disk and its backups")
    struct WitnessProcessTests {
        @Test("kill -9 while checkpoints come, 15 times: what it signed it knows, and no other history gets in")
        func killed() async throws {
            let box = try await WitnessBox()
            defer { box.end() }
            var signed: UInt64 = 0
            for _ in 0..<15 {
                let child = try await box.start()
                let known = try await box.size()
                #expect(known >= signed, "signed \(signed), and knows \(known)")
                if known > 0 { #expect(try await box.add(known, known, fork: true)?.status == 409) }
                // After so many, and not so much time: a busy machine is killed as often under way.
                let goal = known + UInt64.random(in: 1...12)
                var killer: Task<Void, Never>?
                var size = known
                while let answer = try await box.add(size, size + 1) {
                    #expect(try box.isSigned(answer, size + 1))
                    size += 1
                    signed = size
                    let fork = try await box.add(size, size + 3, fork: true)
                    if let fork { #expect(fork.status == 422) }
                    if size >= goal, killer == nil {
                        killer = Task {
                            try? await Task.sleep(for: .microseconds(Int.random(in: 0...5_000)))
                            await child.end(SIGKILL)
                        }
                    }
                }
                await killer?.value
                #expect(killer != nil, "the witness ended by itself")
            }
            #expect(signed > 15)
        }

        @Test("on a full disk it signs nothing; with room again it goes on", .enabled(if: SmallDisk.isPermitted))
        func fullDisk() async throws {
            let disk = try SmallDisk.mount(megabytes: 1)
            defer { disk.unmount() }
            let box = try await WitnessBox(state: disk.path)
            defer { box.end() }
            let child = try await box.start()
            let ballast = disk.path + "/ballast"
            #expect(FileManager.default.createFile(atPath: ballast, contents: Data()))
            let handle = try FileHandle(forWritingTo: URL(filePath: ballast))
            while (try? handle.write(contentsOf: Data(repeating: 0, count: 4096))) != nil {}
            try handle.close()
            for _ in 0..<3 {
                let answer = try await box.add(0, 5)
                #expect(answer?.status == 503)
                #expect(answer.map { String(decoding: $0.body, as: UTF8.self).contains("\u{2014}") } == false)
            }
            #expect(try await box.size() == 0)
            try FileManager.default.removeItem(atPath: ballast)
            #expect(try await box.isSigned(box.add(0, 5), 5))
            await child.end(SIGTERM)
        }

        @Test("after its state came back from a backup it signs nothing until an operator confirms")
        func restored() async throws {
            let box = try await WitnessBox()
            defer { box.end() }
            let first = try await box.start()
            #expect(try await box.isSigned(box.add(0, 5), 5))
            await first.end(SIGTERM)
            try FileManager.default.copyItem(atPath: box.state, toPath: box.folder + "/backup")
            let second = try await box.start()
            #expect(try await box.isSigned(box.add(5, 9), 9))
            #expect(try await box.isSigned(box.add(9, 12), 12))
            await second.end(SIGTERM)
            try FileManager.default.removeItem(atPath: box.state)
            try FileManager.default.copyItem(atPath: box.folder + "/backup", toPath: box.state)
            for _ in 0..<2 {
                let restored = try await box.start()
                #expect(restored.text(restored.output).contains("nothing is signed until --confirm"))
                #expect(try await box.add(5, 9, fork: true)?.status == 503)
                #expect(try await box.add(5, 12)?.status == 503)
                await restored.end(SIGTERM)
            }
            let confirmed = try await box.start(["--confirm"])
            #expect(try await box.isSigned(box.add(5, 12), 12))
            await confirmed.end(SIGTERM)
        }

        @Test(
            "the gateway's checkpoint carries the quorum, the log says who signed, and health says when it is missing")
        func gateway() async throws {
            try await Town.with(prepared: false) { town in
                try await town.startGateway()
                let key = try await town.logKey("zonnegem")
                await town.gateway?.end(SIGTERM)
                let box = try await WitnessBox(log: key)
                defer { box.end() }
                try town.addWitness("witness one \(box.verifier.text) \(box.url)\nquorum one\n", at: "zonnegem")
                try await town.startGateway()
                #expect(try await town.health() == "DEGRADED")
                let child = try await box.start()
                let policy = try WitnessPolicy(
                    text: "log \(key.text)\nwitness one \(box.verifier.text)\nquorum one\n")
                var verdict = policy.open(try await town.checkpoint("zonnegem"))
                for _ in 0..<900 {
                    if case .accepted = verdict { break }
                    try await Task.sleep(for: .milliseconds(100))
                    verdict = policy.open(try await town.checkpoint("zonnegem"))
                }
                guard case .accepted(let checkpoint, let witnesses, _) = verdict else {
                    Issue.record("no quorum came: \(verdict)")
                    return
                }
                #expect(checkpoint.size > 0 && witnesses.map(\.key) == [box.verifier])
                #expect(try await town.health() == "UP")
                let items = try await town.audit()
                let types = items.compactMap(\.type)
                #expect(types.filter { $0 == "policyChanged" }.count == 1)
                #expect(types.filter { $0 == "checkpointWitnessed" }.count >= 2)
                await child.end(SIGTERM)
            }
        }
    }
}
