import Core
import Foundation
import Testing

extension BuiltBinary {
    @Suite("Law 1: no record, no data — as the kernel sees it")
    struct FlushTests {
        @Test("between a request and its answer the log is flushed to the disk", .enabled(if: Tracing.isPermitted))
        func flush() async throws {
            let strace = try #require(Binary.tool("strace"))
            try await Town.with { town in
                // Made warm first, so that the only work is the record of the disclosure.
                let number = Resident.number("rita")
                #expect(try await town.ask("bewonerskaart", about: number, as: "zonnegem/parking").status == 200)
                await town.gateway?.end(SIGTERM)
                let trace = town.folder + "/trace"
                let calls = "trace=read,recvfrom,recvmsg,write,writev,sendto,sendmsg,fsync,fdatasync"
                try await town.startGateway(
                    wrapper: [strace, "-D", "-f", "-y", "-s", "64", "-e", calls, "-o", trace])
                var requests = 0
                for _ in 0..<5 {
                    let answer = try await town.askWaste(about: number, case: "flush")
                    #expect(answer.status == 200, "\(answer.text)")
                    requests += 1
                }
                await town.gateway?.end(SIGTERM)
                let flushes = Tracing.flushes(in: try String(contentsOfFile: trace, encoding: .utf8))
                #expect(flushes.count == requests)
                #expect(flushes.allSatisfy { $0 > 0 }, "an answer left before a flush: \(flushes)")
            }
        }

        @Test("an answer without a flush before it is seen, and a flush that only begins does not count")
        func planted() {
            let request = #"1 read(9<socket:[1]>, "POST /v1/disclosures HTTP/1.1\r\n", 2048) = 30"#
            let answer = #"2 writev(9<socket:[1]>, [{iov_base="HTTP/1.1 200 OK\r\n", iov_len=17}], 1) = 17"#
            let flush = "3 fdatasync(7</data/ledger.sqlite-wal>) = 0"
            let begun = "3 fdatasync(7</data/ledger.sqlite-wal> <unfinished ...>"
            let finished = "3 <... fdatasync resumed>) = 0"
            #expect(Tracing.flushes(in: [request, flush, answer].joined(separator: "\n")) == [1])
            #expect(Tracing.flushes(in: [request, begun, finished, answer].joined(separator: "\n")) == [1])
            #expect(Tracing.flushes(in: [request, begun, answer, finished].joined(separator: "\n")) == [0])
            #expect(Tracing.flushes(in: [flush, request, answer, flush].joined(separator: "\n")) == [0])
        }
    }
}
